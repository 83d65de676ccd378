/** Parts the patients, and only then their scans: what is alike in the scans of one patient stays on one side. */
export function partedByPatient(
  patients: readonly string[],
  share: number,
): { readonly train: readonly number[]; readonly test: readonly number[] } {
  const names = [...new Set(patients)];
  const learned = new Set(names.slice(0, Math.floor(share * names.length)));
  if (learned.size === 0 || learned.size === names.length)
    throw new RangeError(`a share of ${share} of ${names.length} patients leaves a part empty`);
  const places = [...patients.keys()];
  return {
    train: places.filter((k) => learned.has(patients[k])),
    test: places.filter((k) => !learned.has(patients[k])),
  };
}
