import { unsolved } from '../../support/unsolved.ts';

/**
 * Scans come with the name of their patient. Part them in training and test so that no patient is in both: the patients, in the order in
 * which they first appear, go to training until it has `share` of all *patients* (rounded down), the rest to the test. Return the places
 * of the scans, counted from 0, in their order. Refuse, by a RangeError, a share that leaves either part empty.
 *
 * @param patients of each scan, the name of its patient
 * @param share of the patients that go to training, as 0.8
 */
export function partedByPatient(
  patients: readonly string[],
  share: number,
): { readonly train: readonly number[]; readonly test: readonly number[] } {
  return unsolved();
}
