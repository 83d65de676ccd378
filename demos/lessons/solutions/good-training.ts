import { type Random, shuffled } from '@fishergrad/random';

/** Patients are drawn first; a slice goes where its patient went. */
export function splitPatients(
  patients: readonly string[],
  share: number,
  random: Random,
): { readonly training: readonly number[]; readonly test: readonly number[] } {
  const all = [...new Set(patients)];
  const order = shuffled(all.length, random);
  const learned = new Set([...order.subarray(0, Math.round(share * all.length))].map((k) => all[k]));
  const places = [...patients.keys()];
  return {
    training: places.filter((k) => learned.has(patients[k])),
    test: places.filter((k) => !learned.has(patients[k])),
  };
}
