/** Chosen by validation, reported by the test: the best validation score was chosen for being high, and so is too high. */
export function reported<T>(
  candidates: readonly T[],
  validation: (candidate: T) => number,
  test: (candidate: T) => number,
): { readonly chosen: T; readonly score: number } {
  const scores = candidates.map(validation);
  const chosen = candidates[scores.indexOf(Math.max(...scores))];
  return { chosen, score: test(chosen) };
}
