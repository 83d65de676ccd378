import { expect } from 'vitest';

/** Demands the same doubles, −0 apart from 0; one NaN is as good as another. */
export function expectSame(found: ArrayLike<unknown>, wanted: ArrayLike<unknown>, what = ''): void {
  const pairs = Array.from(wanted, (each, k) => [found[k], each]);
  const k = pairs.findIndex(([a, b]) => !Object.is(a, b));
  if (k >= 0 || found.length !== wanted.length) {
    const text = (all: ArrayLike<unknown>): string =>
      Object.is(all[k], -0) ? '-0' : k < 0 ? `${all.length} numbers` : String(all[k]);
    expect.fail(`${what}[${k}] is ${text(found)} and should be ${text(wanted)}`);
  }
}
