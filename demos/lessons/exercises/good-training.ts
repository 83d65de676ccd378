import type { Random } from '@fishergrad/random';
import { unsolved } from '../../support/unsolved.ts';

/**
 * Slices of one patient are alike: if some are for training and others for the test, the test asks what was learned by heart. So
 * split *patients*, not slices. `patients[k]` is the patient of slice $k$.
 *
 * Return the places (0, 1, …) of the slices for training and for the test: no patient in both, no slice in neither, and of $n$ patients
 * the nearest whole number to `share` · $n$ for training, chosen at random (`shuffled` of `@fishergrad/random` helps).
 */
export function splitPatients(
  patients: readonly string[],
  share: number,
  random: Random,
): { readonly training: readonly number[]; readonly test: readonly number[] } {
  return unsolved();
}
