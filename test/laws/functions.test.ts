// The functions that compiled maps evaluate by themselves, over all of the doubles, against 200-bit integers.
import { type Operation, record, rules } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { describe, expect, it } from 'vitest';
import { exactly, precise, ulps } from '../support/precise.ts';

type Own = Exclude<keyof typeof exactly, 'erf' | 'pow' | 'atan2'>;

interface Law {
  /** The largest error there may be, in units in the last place: what was found among millions of points, rounded up. */
  readonly ulp: number;
  /** Intervals where the function is at work, or changes its ways. */
  readonly work: readonly (readonly [from: number, to: number])[];
  /** Numbers to come close to, from both sides and with either sign. */
  readonly near?: readonly number[];
  /** Where there is a value. */
  readonly domain?: (x: number) => boolean;
}

const LN2 = Math.LN2;
const quarters = Array.from({ length: 60 }, (_, k) => ((k < 30 ? k : 7 ** (k % 6) * k) * Math.PI) / 2);
/** Where a double below 10⁵ comes closest to a multiple of π/2. */
const closest = [7059.158692616265, 91553.86390724055];

/** Where steps of ln 2 / 256 are rounded to one another, doubled for functions of 2x. */
const steps = [1, 3, 5, 255, 257].flatMap((k) => [(k * LN2) / 512, (k * LN2) / 1024]);
const overflow = [700, 709.782712893384, 710.4758600739439];

const laws: { readonly [K in Own]: Law } = {
  exp: {
    ulp: 1.05,
    work: [
      [-1, 1],
      [-20, 20],
      [-708, 709.79],
      [-708, -699],
      [-746, -707],
      [709.7, 709.8],
    ],
    near: [...steps, ...overflow, LN2, 708.3964185322641, 744.4400719213812, 745.1332191019412],
  },
  expm1: {
    ulp: 1.7,
    work: [
      [-0.01, 0.01],
      [-1, 1],
      [-20, 20],
      [-45, -35],
      [-40, 709.79],
    ],
    near: [...steps, ...overflow, 37, 40, LN2],
  },
  log: {
    ulp: 0.85,
    work: [
      [0.5, 2],
      [0.7, 1.42],
      [0.99, 1.01],
    ],
    near: [1, Math.SQRT1_2, Math.SQRT2],
    domain: (x) => x > 0,
  },
  log1p: {
    ulp: 0.85,
    work: [
      [-0.4, 0.5],
      [-1, 2],
      [-1e-3, 1e-3],
    ],
    near: [1, Math.SQRT2 - 1, Math.SQRT1_2 - 1],
    domain: (x) => x > -1,
  },
  sin: {
    ulp: 0.85,
    work: [
      [-4, 4],
      [-1e5, 1e5],
      [99_990, 100_010],
    ],
    near: [...quarters, ...closest],
  },
  cos: {
    ulp: 0.85,
    work: [
      [-4, 4],
      [-1e5, 1e5],
      [99_990, 100_010],
    ],
    near: [...quarters, ...closest],
  },
  tan: {
    ulp: 2.2,
    work: [
      [-4, 4],
      [-1e5, 1e5],
      [99_990, 100_010],
    ],
    near: [...quarters, ...closest],
  },
  atan: {
    ulp: 1.9,
    work: [
      [-0.44, 0.44],
      [-1, 1],
      [-3, 3],
      [-40, 40],
    ],
    near: [7 / 16, 1, 39 / 16],
  },
  sinh: {
    ulp: 2.5, // the imported one's, beyond 700; 1.7 below
    work: [
      [-0.01, 0.01],
      [-1, 1],
      [-20, 20],
      [-711, 711],
      [709, 711],
    ],
    near: [...steps, ...overflow],
  },
  cosh: {
    ulp: 2.5, // as sinh; 0.95 below
    work: [
      [-0.01, 0.01],
      [-1, 1],
      [-20, 20],
      [-711, 711],
      [709, 711],
    ],
    near: [...steps, ...overflow],
  },
  tanh: {
    ulp: 1.6,
    work: [
      [-0.7, 0.7],
      [0.6, 0.65],
      [-3, 3],
      [-22, 22],
    ],
    near: [0.625, 19.06, 22],
  },
  sigmoid: {
    ulp: 2.3,
    work: [
      [-1, 1],
      [-6, 6],
      [-40, 40],
      [-746, -699],
    ],
    near: [37, ...overflow, 708.3964185322641, 745.13],
  },
  softplus: {
    ulp: 2.3,
    work: [
      [-1, 1],
      [-6, 6],
      [-40, 40],
      [-746, -699],
    ],
    near: [37, ...overflow, 708.3964185322641, 745.13],
  },
};

/** k-th of numbers that fill [0, 1) evenly, however many are taken. */
const even = (k: number): number => (k * 0.6180339887498949) % 1;
/** A double with every exponent, denormals included, and either sign. */
const everyExponent = Array.from({ length: 2098 }, (_, k) => 2 ** (k - 1074) * (1 + even(k))).flatMap((x) => [x, -x]);

function points({ work, near = [], domain = () => true }: Law): Float64Array {
  const between = work.flatMap(([from, to]) => Array.from({ length: 800 }, (_, k) => from + (to - from) * even(k + 1)));
  const around = [0, ...near].flatMap((x) =>
    Array.from({ length: 53 }, (_, k) => [1 - 2 ** -k, 1 + 2 ** -k].flatMap((t) => [x * t, -x * t])).flat(),
  );
  return Float64Array.from([...everyExponent, ...between, ...around].filter((x) => Number.isFinite(x) && domain(x)));
}

function compiled(operation: Operation): (x: Float64Array) => Float64Array {
  const tape = record(['x'], (a, [x]) => [a.apply(rules[operation], x!)]);
  const run = compile(tape, { batch: true, backEnd: 'wasm' });
  expect(run.backEnd).toBe('wasm');
  return (x) => run([x])[0]!;
}

const special = [0, -0, Infinity, -Infinity, NaN, 1, -1];
const names = Object.keys(laws) as Own[];

describe.each(names)('compiled %s', (operation) => {
  const { ulp, domain } = laws[operation];
  const f = compiled(operation);
  const x = points(laws[operation]);

  it(`is within ${ulp} units in the last place`, () => {
    let worst = { error: -1, x: NaN, found: NaN };
    f(x).forEach((found, i) => {
      const error = ulps(found, exactly[operation](x[i]!, 0));
      if (!(error <= worst.error)) worst = { error, x: x[i]!, found };
    });
    expect(worst.error, `${operation}(${worst.x}) = ${worst.found}`).toBeLessThanOrEqual(ulp);
  });

  it('is what Math says at 0, ∞ and NaN, and outside of its domain', () => {
    const outside = domain ? [-0.5, -5e-324, -1e300, -2].filter((each) => !domain(each)) : [];
    const at = Float64Array.from([...special, ...outside]);
    f(at).forEach((found, i) => {
      const wanted = rules[operation].value(at[i]!, 0, 0);
      if (Number.isFinite(wanted) && wanted !== 0) expect(ulps(found, precise(wanted))).toBeLessThanOrEqual(1);
      else expect(found, `${operation}(${at[i]})`).toBe(wanted);
    });
  });

  it('does not let a number depend on its neighbor, however rare one of the two is', () => {
    const some = [
      ...special,
      5e-324,
      1e-310,
      0.3,
      3,
      1e3,
      -1e3,
      1e10,
      1e300,
      -1e300,
      ...x.filter((_, i) => i % 97 === 0),
    ];
    const alone = f(Float64Array.from(some.flatMap((each) => [each, each]))).filter((_, i) => i % 2 === 0);
    const pairs = some.flatMap((each, i) => some.slice(0, 16).map((other, k) => ({ each, other, i, k })));
    const left = f(Float64Array.from(pairs.flatMap(({ each, other }) => [each, other])));
    const right = f(Float64Array.from(pairs.flatMap(({ each, other }) => [other, each])));
    const differing = pairs.filter(
      ({ i, k }, at) =>
        !Object.is(left[2 * at], alone[i]) ||
        !Object.is(left[2 * at + 1], alone[k]) ||
        !Object.is(right[2 * at + 1], alone[i]),
    );
    expect(differing).toEqual([]);
  });
});

describe('far out', () => {
  it.each(['sin', 'cos'] as const)('%s is that of Math bit for bit', (operation) => {
    const x = Float64Array.from(everyExponent.filter((each) => Math.abs(each) > 1e5 && Number.isFinite(each)));
    expect(compiled(operation)(x)).toEqual(x.map((each) => rules[operation].value(each, 0, 0)));
  });
});
