/** In a bin of n samples, n |mean p − mean y| = |Σ (p − y)|: the sums are enough. */
export function calibrationError(p: readonly number[], y: readonly number[], bins: number): number {
  const excess = Array.from({ length: bins }, () => 0);
  p.forEach((each, k) => (excess[Math.min(bins - 1, Math.floor(bins * each))] += each - y[k]));
  return excess.reduce((sum, each) => sum + Math.abs(each), 0) / p.length;
}
