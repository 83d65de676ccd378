import { unsolved } from '../../support/unsolved.ts';

/**
 * Write the rule of patience. `losses[k]` is the validation loss after $k$ epochs. Training stops at the first epoch at which the loss has
 * not been *lower* than its least for `patience` epochs, or at the last epoch; it goes back to the epoch of the least loss up to
 * there, the first of several.
 *
 * Return both: the epoch at which it `stopped` and the one that is `kept`.
 */
export function patiently(
  losses: readonly number[],
  patience: number,
): { readonly stopped: number; readonly kept: number } {
  return unsolved();
}
