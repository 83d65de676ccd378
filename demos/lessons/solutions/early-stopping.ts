/** Only what was seen so far may decide: a deeper valley behind the stop is never known. */
export function patiently(
  losses: readonly number[],
  patience: number,
): { readonly stopped: number; readonly kept: number } {
  let kept = 0;
  for (const [epoch, loss] of losses.entries()) {
    if (loss < losses[kept]) kept = epoch;
    if (epoch - kept >= patience) return { stopped: epoch, kept };
  }
  return { stopped: losses.length - 1, kept };
}
