/** One step of Nesterov's method. */
export function nesterovStep(
  slope: (x: number) => number,
  x: number,
  before: number,
  { rate, momentum }: { readonly rate: number; readonly momentum: number },
): number {
  const ahead = x + momentum * (x - before);
  return ahead - rate * slope(ahead);
}
