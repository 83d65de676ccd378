// The functions that compiled maps evaluate by themselves, over all of the doubles, against 200-bit integers.
import { record, rules, type Slot, type VectorFormula } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { describe, expect, it } from 'vitest';
import { compiledOperation, quarrels, worst } from '../support/compiledOperation.ts';
import { around, between, everyExponent, special } from '../support/doubles.ts';
import { exactly, precise, ulps } from '../support/precise.ts';

type Own = Exclude<keyof typeof exactly, 'pow' | 'atan2'>;

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
    ulp: 1.8,
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
    ulp: 2.4,
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
    ulp: 2.5, // the imported one's, beyond 700; 1.8 below
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
    ulp: 1.7,
    work: [
      [-0.7, 0.7],
      [0.6, 0.65],
      [-3, 3],
      [-22, 22],
    ],
    near: [0.625, 19.06, 22],
  },
  sigmoid: {
    ulp: 2.5,
    work: [
      [-1, 1],
      [-6, 6],
      [-40, 40],
      [-746, -699],
    ],
    near: [37, ...overflow, 708.3964185322641, 745.13],
  },
  erf: {
    ulp: 1.6,
    work: [
      [-1.1, 1.1],
      [0.98, 1.02],
      [-3, 3],
      [-6.2, 6.2],
    ],
    near: [1, 5.9215871957945083, 6],
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

function points({ work, near = [], domain = () => true }: Law): number[] {
  const inside = work.flatMap(([from, to]) => between(from, to, 600));
  return [...everyExponent, ...inside, ...[0, ...near].flatMap(around)].filter(domain);
}

const names = Object.keys(laws) as Own[];

describe.each(names)('compiled %s', (operation) => {
  const { ulp, domain = () => true } = laws[operation];
  const f = (x: readonly number[]): number[] => compiledOperation(operation)(x.map((each) => [each]));
  const x = points(laws[operation]);

  it(`is within ${ulp} units in the last place`, () => {
    const [error, at] = worst(
      operation,
      x.map((each) => [each]),
    );
    expect(error, at).toBeLessThanOrEqual(ulp);
  });

  it('is what Math says at 0, ∞ and NaN, and outside of its domain', () => {
    const at = [...special, ...[-0.5, -5e-324, -1e300, -2].filter((each) => !domain(each))];
    f(at).forEach((found, i) => {
      const wanted = rules[operation].value(at[i]!, 0, 0);
      if (Number.isFinite(wanted) && wanted !== 0) expect(ulps(found, precise(wanted))).toBeLessThanOrEqual(1);
      else expect(found, `${operation}(${at[i]})`).toBe(wanted);
    });
  });

  it('does not let a number depend on its neighbor, however rare one of the two is', () => {
    const rare = [...special, 5e-324, 1e-310, 0.3, 3, 1e3, -1e3, 1e10, 1e300, -1e300];
    const rows = [...rare, ...x.filter((_, i) => i % 97 === 0)].map((each) => [each]);
    expect(quarrels(operation, rows, rare.length)).toEqual([]);
  });
});

describe('evaluated together', () => {
  const x = [...special, ...points(laws.exp), ...points(laws.sin)].filter((_, i) => i % 5 === 0);
  const alone = (operation: Own, at: readonly number[]): Float64Array =>
    Float64Array.from(compiledOperation(operation)(at.map((each) => [each])));
  const together = (f: VectorFormula<Slot | number>): Float64Array[] =>
    compile(record(['x'], f), { batch: true, backEnd: 'wasm' })([Float64Array.from(x)]);

  it('sin and cos of the same number are bit for bit what they are alone', () => {
    const [sin, cos] = together((a, [each]) => [a.sin(each!), a.cos(each!), a.sin(a.add(1, each!))]);
    expect(sin).toEqual(alone('sin', x));
    expect(cos).toEqual(alone('cos', x));
  });

  it('sigmoids of opposite numbers are bit for bit what they are alone', () => {
    const [plus, minus, twice, opposite] = together((a, [each]) =>
      [each!, a.neg(each!), a.mul(2, each!), a.mul(-2, each!)].map((of) => a.sigmoid(of)),
    );
    expect(plus).toEqual(alone('sigmoid', x));
    expect(minus).toEqual(
      alone(
        'sigmoid',
        x.map((each) => -each),
      ),
    );
    expect(twice).toEqual(
      alone(
        'sigmoid',
        x.map((each) => 2 * each),
      ),
    );
    expect(opposite).toEqual(
      alone(
        'sigmoid',
        x.map((each) => -2 * each),
      ),
    );
  });
});

describe('far out', () => {
  it.each(['sin', 'cos', 'tan'] as const)('%s is that of Math bit for bit', (operation) => {
    const x = everyExponent.filter((each) => Math.abs(each) > 1e5);
    expect(compiledOperation(operation)(x.map((each) => [each]))).toEqual(x.map((each) => Math[operation](each)));
  });
});
