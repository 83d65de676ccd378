/** With a right about clean labels, agreed = a(1 − q) + (1 − a)q = q + (1 − 2q)a. */
export function cleanAccuracy(agreed: number, flipped: number): number {
  if (!(flipped < 0.5)) throw new RangeError(`labels with a share of ${flipped} flipped tell nothing`);
  return (agreed - flipped) / (1 - 2 * flipped);
}
