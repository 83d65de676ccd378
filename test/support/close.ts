import { expect } from 'vitest';

/** Demands |found − wanted| ≤ tolerance · |wanted|, or ≤ `floor` where that is larger. */
export function expectClose(found: number | undefined, wanted: number, tolerance: number, floor = 0): void {
  const apart = Math.abs((found ?? NaN) - wanted);
  const allowed = Math.max(tolerance * Math.abs(wanted), floor);
  expect(apart <= allowed, `${found} should be ${wanted} to ${tolerance} (apart by ${apart})`).toBe(true);
}

/** Demands as many numbers as wanted, each to 1e-12 of itself or to 1e-13 of the largest. */
export function expectAllClose(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  const size = Math.max(...wanted.map(Math.abs));
  found.forEach((x, k) => expectClose(x, wanted[k]!, 1e-12, 1e-13 * size));
}
