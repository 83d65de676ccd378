// Many starts: the lowest of all, how many drawn ones came there, what is told on the way, and what searches that fail do to it.
import {
  type Box,
  descend,
  type Found,
  multiStart,
  type MultiStartOptions,
  type MultiStartResult,
  type Objective,
  type Progress,
  quasiNewton,
  type Stopped,
} from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';

/** All that is told, and the result. */
function ended<I extends Found, S>(
  many: Generator<Progress<I>, MultiStartResult<I, S>>,
): { readonly told: readonly Progress<I>[]; readonly result: MultiStartResult<I, S> } {
  const told: Progress<I>[] = [];
  let next = many.next();
  for (; !next.done; next = many.next()) told.push(next.value);
  return { told, result: next.value };
}

/** Two valleys, at x = ±1 about; the left one is deeper by about `tilt`. */
const valleys =
  (tilt: number): Objective =>
  ([x]) => ({ value: (x! * x! - 1) ** 2 + (tilt * x!) / 2, gradient: [4 * x! * (x! * x! - 1) + tilt / 2] });
const box: Box = { lower: [-2], upper: [2] };
const searched =
  (objective: Objective) =>
  (start: Float64Array): Generator<Found, Stopped> =>
    quasiNewton(objective, box, start);

/** Draws these, one after the other. */
function given(...shares: readonly number[]): () => number {
  const draws = shares.values();
  return () => draws.next().value ?? NaN;
}

/** A search that yields these values, the place being its start, and ends. */
const telling = (values: (start: number) => readonly number[]) =>
  function* (x: Float64Array): Generator<Found, string> {
    for (const value of values(x[0]!)) yield { x, value };
    return `from ${x[0]}`;
  };

describe('the lowest', () => {
  it('is found from any side, and those that came there are counted', () => {
    const random = given(0.05, 0.2, 0.4, 0.7, 0.9);
    const { result } = ended(multiStart(searched(valleys(0.5)), box, { starts: 5, random }));
    // The three starts left of the pass at 0 roll down to the left; x³ − x + 1/16 = 0 there, by Viète.
    const root = (2 / Math.sqrt(3)) * Math.cos(Math.acos((-3 * Math.sqrt(3)) / 32) / 3 + (2 * Math.PI) / 3);
    expect(result.best.x[0]).toBeCloseTo(root, 8);
    expect(result).toMatchObject({ starts: 5, agreed: 3 });
    expect(result.stop).toBe(result.outcomes.find(({ value }) => value === result.best.value)!.stop);
    expect(result.outcomes.map(({ value }) => value < 0)).toEqual([true, true, true, false, false]);
  });

  it('may come from a start that was given, which is tried first and does not count as agreeing', () => {
    const first = [[-1.5], [1.5]];
    const { told, result } = ended(
      multiStart(searched(valleys(0.5)), box, { starts: 2, first, random: given(0.9, 0.8) }),
    );
    expect(result.best.x[0]).toBeLessThan(0);
    expect(result).toMatchObject({ starts: 4, agreed: 0 });
    expect(result.outcomes.length).toBe(4);
    expect([told[0]!.start, [...told[0]!.iterate.x]]).toEqual([0, [-1.5]]);
    const { result: alone } = ended(multiStart(searched(valleys(0.5)), box, { starts: 0, first, random: given() }));
    expect(alone).toMatchObject({ best: result.best, starts: 2, agreed: 0 });
  });

  it.each([
    { alike: 1e-6, best: 0, agreed: 2 }, // 0 and 9e-7
    { alike: 1e-3, best: 0, agreed: 3 },
    { alike: 0, best: 0, agreed: 1 },
    { alike: 1e-6, best: -1e6, agreed: 3 }, // 9e-4 of a million is less than a millionth
    { alike: 1e-10, best: -1e6, agreed: 2 },
  ])('$best agrees to $alike with $agreed of itself, a little more and much more', ({ alike, best, agreed }) => {
    const random = given(0, 0.25, 0.5, 0.75);
    const run = telling((x) => [best + 1, best + [0, 9e-7, 9e-4, 1.5][x + 2]!]);
    expect(ended(multiStart(run, box, { starts: 4, random, alike })).result.agreed).toBe(agreed);
  });

  it('is the first of equal ones, with the reason of its own search', () => {
    const { result } = ended(
      multiStart(
        telling((x) => [3, Math.max(x, -1)]),
        box,
        { starts: 3, random: given(0.5, 0.25, 0) },
      ),
    );
    expect([...result.best.x]).toEqual([-1]);
    expect(result.stop).toBe('from -1');
    expect(result.outcomes).toEqual([
      { value: 0, stop: 'from 0' },
      { value: -1, stop: 'from -1' },
      { value: -1, stop: 'from -2' },
    ]);
  });

  it('may be passed by a search that goes on to rise, whose end then does not agree', () => {
    const { result } = ended(
      multiStart(
        telling((x) => [x, x + 5]),
        box,
        { starts: 2, random: given(0.25, 0.5) },
      ),
    );
    expect(result.best.value).toBe(-1);
    expect(result).toMatchObject({ agreed: 0, stop: 'from -1' });
  });
});

describe('searches that fail', () => {
  it.each([NaN, Infinity, -Infinity])('with the value %d are worse than all, and agree with none', (nothing) => {
    const { result, told } = ended(
      multiStart(
        telling((x) => [x < 0 ? nothing : x]),
        box,
        { starts: 3, random: given(0.25, 0.75, 0) },
      ),
    );
    expect(result.best.value).toBe(1);
    expect(result.agreed).toBe(1);
    expect(told.map(({ best }) => best.value)).toEqual([nothing, 1, 1]);
  });

  it('all of them leave the first as the best, and none agreed', () => {
    const { result } = ended(
      multiStart(
        telling((x) => [x, 2, NaN].slice(2)),
        box,
        { starts: 2, random: given(0.25, 0) },
      ),
    );
    expect(result.best.x[0]).toBe(-1);
    expect(result.best.value).toBeNaN();
    expect(result.agreed).toBe(0);
  });

  it('of quasiNewton behind a wall are told, with their reason', () => {
    const wall: Objective = ([x]) => ({ value: x! > 0 ? (x! - 1) ** 2 : NaN, gradient: [2 * (x! - 1)] });
    const { result } = ended(multiStart(searched(wall), box, { starts: 2, random: given(0.1, 0.9) }));
    expect(result.outcomes.map(({ stop }) => stop)).toEqual(['not finite', 'flat']);
    expect(result.agreed).toBe(1);
  });
});

describe('what is told', () => {
  it('is every iterate of every search, and the lowest so far', () => {
    const { told, result } = ended(multiStart(searched(valleys(0.5)), box, { starts: 4, random: seeded(1) }));
    const starts = told.map(({ start }) => start);
    expect([...new Set(starts)]).toEqual([0, 1, 2, 3]);
    let lowest = Infinity;
    for (const { iterate, best } of told) {
      lowest = Math.min(lowest, iterate.value);
      expect(best.value).toBe(lowest);
    }
    expect(result.best).toBe(told.at(-1)!.best);
  });

  it('may be enough: whoever stops ends the search too', () => {
    const ends: string[] = [];
    const run = function* (x: Float64Array): Generator<Found, string> {
      try {
        for (;;) yield { x, value: 1 };
      } finally {
        ends.push('ended');
      }
    };
    for (const { best } of multiStart(run, box, { starts: 3, random: seeded(1) })) {
      expect(best.value).toBe(1);
      break;
    }
    expect(ends).toEqual(['ended']);
  });

  it('works with any search that yields places and values', () => {
    const run = (start: Float64Array) => descend(valleys(0.5), start, { rate: 0.05, steps: 200 });
    const { result } = ended(multiStart(run, box, { starts: 6, random: seeded(3) }));
    expect(result.outcomes.map(({ stop }) => stop)).toEqual(Array(6).fill('steps'));
    expect(result.best.value).toBeLessThan(-0.25);
  });
});

describe('starts', () => {
  const starts = (options: MultiStartOptions, within: Box): number[][] => {
    const found: number[][] = [];
    const run = function* (x: Float64Array): Generator<Found, string> {
      found.push([...x]);
      yield { x, value: 1 };
      return 'done';
    };
    ended(multiStart(run, within, options));
    return found;
  };

  it('lie evenly in the box, number after number', () => {
    const random = given(0, 0.25, 0.75, 0.5);
    const within = { lower: [-1, 10], upper: [1, 10.5] };
    expect(starts({ starts: 2, random }, within)).toEqual([
      [-1, 10.125],
      [0.5, 10.25],
    ]);
    const many = starts({ starts: 4000, random: seeded(2) }, { lower: [-1e308, 3], upper: [1e308, 3] });
    const mean = many.reduce((sum, [x]) => sum + x! / 4000, 0) / 1e308;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(3 * 4000)); // 4 standard errors of a mean of numbers even in ±1
    for (const [, y] of many) expect(y).toBe(3);
  });

  it('do not leave the box by rounding', () => {
    const random = () => 1 - 2 ** -53;
    for (const [lower, upper] of [
      [0.1, 0.3],
      [-0.7, 0.1],
      [1.1, 1.1],
    ] as const)
      for (const [x] of starts({ starts: 1, random }, { lower: [lower], upper: [upper] })) {
        expect(x).toBeLessThanOrEqual(upper);
        expect(x).toBeGreaterThanOrEqual(lower);
      }
  });

  it('are all drawn before the first is tried', () => {
    const random = seeded(7);
    const run = function* (x: Float64Array): Generator<Found, number> {
      yield { x, value: random() };
      return 0;
    };
    const tried = ended(multiStart(run, box, { starts: 3, random })).told.map(({ iterate }) => iterate.x[0]);
    expect(tried).toEqual(starts({ starts: 3, random: seeded(7) }, box).flat());
  });

  it('are the same for the same seed, and so is all the rest', () => {
    const once = () => ended(multiStart(searched(valleys(0.1)), box, { starts: 5, random: seeded(9) }));
    expect(once()).toEqual(once());
  });

  it('are copies: a search may change its own', () => {
    const first = [Float64Array.of(1)];
    const run = function* (x: Float64Array): Generator<Found, string> {
      x[0] = 7;
      yield { x, value: 0 };
      return 'done';
    };
    ended(multiStart(run, box, { starts: 0, first, random: given() }));
    expect(first[0]![0]).toBe(1);
  });
});

it.each<[string, Box, Partial<MultiStartOptions>, string]>([
  [
    'an infinite box',
    { lower: [0, -Infinity], upper: [1, 1] },
    {},
    'starts are drawn from a finite box, but number 2 lies between -Infinity and 1',
  ],
  ['a box without room', { lower: [1], upper: [0] }, {}, 'number 1 must lie between 1 and 0, where nothing lies'],
  ['no start', box, { starts: 0 }, 'the number of starts must be a whole number from 1 on, not 0'],
  [
    'half a start',
    box,
    { starts: 1.5, first: [[1]] },
    'the number of starts must be a whole number from 1 on, not 1.5',
  ],
  [
    'a negative closeness',
    box,
    { alike: -1 },
    'how far alike values may be apart must be a number of at least 0, not -1',
  ],
  ['a draw of 1', box, { random: () => 1 }, 'random gave 1, which is not in [0, 1)'],
  ['no draw', box, { random: () => NaN }, 'random gave NaN, which is not in [0, 1)'],
  ['a search that yields nothing', box, {}, 'no search yielded an iterate'],
])('refuses %s', (_, within, options, message) => {
  const run = telling(() => []);
  const once = () => ended(multiStart(run, within, { starts: 2, random: seeded(1), ...options }));
  expect(once).toThrow(message);
  expect(once).toThrow(RangeError);
});
