/** At both ends (p − q)² = z² q (1 − q)/n, which is a quadratic equation for q. */
export function interval(right: number, count: number): Interval {
  const [p, ratio] = [right / count, 1.96 ** 2 / count];
  const middle = (p + ratio / 2) / (1 + ratio);
  const half = Math.sqrt(ratio * p * (1 - p) + ratio ** 2 / 4) / (1 + ratio);
  return { low: middle - half, high: middle + half };
}

/** Between what the true share lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
