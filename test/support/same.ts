import { expect } from 'vitest';

/** Demands the same doubles, −0 apart from 0; one NaN is as good as another. */
export function expectSame(found: ArrayLike<unknown>, wanted: ArrayLike<unknown>, what = ''): void {
  let k = 0;
  while (k < wanted.length && Object.is(found[k], wanted[k])) k++;
  if (k < wanted.length) expect.fail(`${what}[${k}] is ${text(found[k])} and should be ${text(wanted[k])}`);
  expect(found.length, `${what} has as many numbers`).toBe(wanted.length);
}

function text(x: unknown): string {
  return Object.is(x, -0) ? '-0' : String(x);
}
