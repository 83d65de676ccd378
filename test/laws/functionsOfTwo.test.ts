// xʸ and arctan y/x as compiled maps evaluate them, against 200-bit integers.
import { describe, expect, it } from 'vitest';
import { compiledOperation, quarrels, worst } from '../support/compiledOperation.ts';
import { around, between, everyExponent, special } from '../support/doubles.ts';
import { exactly, ulps } from '../support/precise.ts';

type Row = readonly [x: number, y: number];

const zip = (x: readonly number[], y: readonly number[]): Row[] => x.map((each, i) => [each, y[i % y.length]!]);
const positive = everyExponent.map(Math.abs);
const normal = (x: number): boolean => Math.abs(x) >= 2 ** -1022;
const nearOne = around(1).filter((x) => x > 0 && x !== 1);
/** Exponents that bring each base to e^target. */
const reaching = (bases: readonly number[], targets: readonly number[]): Row[] =>
  zip(bases, targets).map(([x, target]) => [x, target / Math.log(x)]);

const rows: Readonly<Record<'pow' | 'atan2', readonly Row[]>> = {
  pow: [
    ...zip(positive.filter(normal), between(-1, 1, 800)),
    ...zip(between(0.5, 2, 1500), between(-700, 700, 1500, 7)),
    ...zip(between(0, 10, 1500), between(-3, 3, 1500, 7)),
    ...reaching([...nearOne, ...between(0.99, 1.01, 1500)], between(-708, 710, 1700, 7)),
    ...reaching(between(0.01, 100, 1500), [...between(-708, -700, 750, 7), ...between(700, 710, 750, 7)]),
    ...zip(between(-10, 0, 500), between(-40, 40, 500, 7).map(Math.round)),
    ...zip(everyExponent.filter(normal), [2, 3, -1, -2, 0]),
  ],
  atan2: [
    ...zip(everyExponent, between(-4, 4, 800)),
    ...zip(
      everyExponent,
      everyExponent.map((x, i) => x * between(-3, 3, 1, i)[0]!),
    ).filter(([, y]) => Number.isFinite(y)),
    ...zip(between(-1, 1, 2000), between(-1, 1, 2000, 700)),
    ...around(1).map((x): Row => [x, 1]),
    ...[7 / 16, 16 / 7].flatMap(around).map((x): Row => [x, -1]),
  ],
};

const largest = { pow: 0.55, atan2: 2.3 } as const;

it('compiled pow is within one unit in the last place where base or result is denormal', () => {
  const small = positive.filter((x) => !normal(x));
  const results = reaching([...nearOne, ...between(0.01, 100, 1500)], between(-746, -708, 1700, 7));
  const [error, at] = worst('pow', [
    ...results,
    ...zip(small, between(-1, 4, 100)),
    ...reaching(small, between(-746, 710, 100)),
  ]);
  expect(error, at).toBeLessThanOrEqual(1);
});

describe.each(['pow', 'atan2'] as const)('compiled %s', (operation) => {
  it(`is within ${largest[operation]} units in the last place`, () => {
    const [error, at] = worst(operation, rows[operation]);
    expect(error, at).toBeLessThanOrEqual(largest[operation]);
  });

  const some = [
    ...special,
    5e-324,
    -1e-310,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    2 ** 53 + 2,
    -(2 ** 53 - 1),
    1e300,
    -1e300,
    1e-300,
  ];
  const pairs = some.flatMap((x) => some.map((y): Row => [x, y]));

  it('is what Math says at special numbers', () => {
    compiledOperation(operation)(pairs).forEach((found, i) => {
      const [x, y] = pairs[i]!;
      const wanted = Math[operation](x, y);
      const ordinary = [x, y, wanted].every((each) => Number.isFinite(each) && each !== 0);
      if (ordinary)
        expect(ulps(found, exactly[operation](x, y)), `(${x}, ${y})`).toBeLessThanOrEqual(largest[operation]);
      else expect(found, `${operation}(${x}, ${y})`).toBe(wanted);
    });
  });

  it('does not let a number depend on its neighbor, however rare one of the two is', () => {
    const all = [...pairs.filter((_, i) => i % 7 === 0), ...rows[operation].filter((_, i) => i % 211 === 0)];
    expect(quarrels(operation, all, 64)).toEqual([]);
  });
});
