import { expect } from 'vitest';

/** Demands |found − wanted| ≤ tolerance · |wanted|, or ≤ `floor` where that is larger. */
export function expectClose(found: number | undefined, wanted: number, tolerance: number, floor = 0): void {
  const apart = Math.abs((found ?? NaN) - wanted);
  const allowed = Math.max(tolerance * Math.abs(wanted), floor);
  expect(apart <= allowed, `${found} should be ${wanted} to ${tolerance} (apart by ${apart})`).toBe(true);
}
