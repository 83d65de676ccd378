/** The Euclidean length √Σx², without overflow or underflow on the way, of as many numbers as there are. */
export function norm(x: readonly number[]): number {
  const largest = x.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  return largest * Math.sqrt(x.reduce((sum, entry) => sum + (entry / largest) ** 2, 0));
}
