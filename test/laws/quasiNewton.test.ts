// The boxed quasi-Newton method on published minima, on bowls and strings whose minima are known, at walls, corners and infinite
// sides; every search is watched by `descended`: it stays in the box and never rises.
import { gradient, numbers } from '@fishergrad/engine';
import { type Box, type Objective, quasiNewton, type QuasiNewtonOptions, type Stopped } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { type Descent, descended, expectLowest } from '../support/descent.ts';
import { minima } from '../support/minima.ts';
import { free, type Minimum, within } from '../support/minimum.ts';
import { bowl, turnedBowl } from '../support/bowls.ts';

const search = (
  objective: Objective,
  box: Box,
  start: ArrayLike<number>,
  options?: QuasiNewtonOptions,
): Descent<Stopped> => descended((watched) => quasiNewton(watched, box, start, options), objective, box);

const objectiveOf =
  ({ formula }: Minimum): Objective =>
  (x) =>
    gradient(numbers, (a, each) => formula(a, each), [...x]);

const named = (name: string): Minimum => minima.find((each) => each.name === name)!;

describe.each(minima)('$name ($source)', (minimum) => {
  const { box, start, value, at, valueTo, placeTo, scipy } = minimum;
  const objective = objectiveOf(minimum);
  const { iterates, last, stop, evaluations, asked } = search(objective, box, start);

  it('is found, to all its digits', () => {
    expect(['flat', 'no progress']).toContain(stop);
    expect(Math.abs(last.value - value), `${last.value}`).toBeLessThanOrEqual(valueTo);
    at.forEach((each, k) => expectClose(last.x[k], each, 0, placeTo));
  });

  it('is where no number may go down', () => {
    const { value: there, gradient: slopes } = objective(last.x);
    expect(there).toBe(last.value);
    expectLowest(last.x, slopes, box, 1e-7 * Math.max(1, Math.abs(there)));
  });

  it('takes about as many evaluations as elsewhere', () => {
    const reached = asked[iterates.findIndex((each) => Math.abs(each.value - value) <= valueTo)]!;
    expect(reached).toBeLessThanOrEqual(4 * scipy + 10);
    expect(evaluations).toBeLessThanOrEqual(600); // rounding hides the rest of the way from most of them
  });

  it('is found by the same steps again', () => {
    expect(search(objective, box, start).iterates).toEqual(iterates);
  });
});

describe('bowls whose axes lie askew', () => {
  it.each([
    { n: 4, condition: 1e6, most: 80, to: 1e-9 },
    { n: 10, condition: 1e6, most: 160, to: 1e-9 },
    { n: 10, condition: 1e10, most: 400, to: 1e-6 },
    { n: 24, condition: 1e6, most: 700, to: 1e-8 },
    { n: 100, condition: 1e3, most: 700, to: 1e-6 },
  ])('of $n numbers, the steepest $condition times as steep as the flattest', ({ n, condition, most, to }) => {
    for (const seed of [1, 2, 3]) {
      const { objective, center } = turnedBowl(n, condition, seeded(seed));
      const { last, evaluations } = search(objective, free(n), new Float64Array(n));
      expect(last.value).toBeLessThanOrEqual(1 + 1e-15);
      center.forEach((each, k) => expectClose(last.x[k], each, 0, to));
      expect(evaluations).toBeLessThanOrEqual(most);
    }
  });

  it('of many numbers end at the sides they lean to', () => {
    const n = 200;
    const random = seeded(4);
    const center = Array.from({ length: n }, () => 3 * random() - 1);
    const λ = Array.from({ length: n }, () => 1 + 20 * random());
    const { last, evaluations, stop } = search(bowl(λ, center), within(n, 0, 1), Array(n).fill(0.5));
    expect(stop).toBe('flat');
    center.forEach((each, k) =>
      each > 0 && each < 1 ? expectClose(last.x[k], each, 0, 1e-10) : expect(last.x[k]).toBe(each > 0 ? 1 : 0),
    );
    expect(evaluations).toBeLessThanOrEqual(60);
  });

  it('that are turned, in a box', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (n, seed) => {
        const random = seeded(seed);
        const { objective } = turnedBowl(n, 1e3, random);
        const lower = Array.from({ length: n }, () => (random() < 0.2 ? -Infinity : random()));
        const upper = lower.map((each) => {
          const [kind, length] = [random(), random()];
          if (kind < 0.1 && each > -Infinity) return each;
          return kind < 0.3 ? Infinity : Math.max(each, 0) + length;
        });
        const start = lower.map((each, k) => Math.min(upper[k]!, Math.max(each, 0.5)));
        const { last } = search(objective, { lower, upper }, start);
        expectLowest(last.x, objective(last.x).gradient, { lower, upper }, 1e-8);
      }),
      { numRuns: 100 },
    );
  });
});

it('a string over a hill of 300 numbers lies on it where it would else cut through', () => {
  const n = 300;
  const hill = Array.from({ length: n }, (_, k) => 1 - ((k - 120) / 40) ** 2);
  const box = { lower: hill, upper: Array(n).fill(Infinity) };
  const string: Objective = (x) => {
    const gaps = Array.from({ length: n + 1 }, (_, k) => (x[k] ?? 0) - (x[k - 1] ?? 0));
    return {
      value: gaps.reduce((sum, d) => sum + d * d, 0) / 2,
      gradient: gaps.slice(0, n).map((d, k) => d - gaps[k + 1]!),
    };
  };
  const { last } = search(string, box, Array(n).fill(1));
  expectLowest(last.x, string(last.x).gradient, box, 1e-8);
  const touching = [...last.x.keys()].filter((k) => last.x[k] === hill[k]);
  // Tangents from the ends, at −1 and 300, touch the parabola 1 − (k − 120)²/1600 at 120 ∓ √(121² − 1600) + …: by the rule of
  // the tangent from (p, 0), (k − p)² = (p − 120)² − 1600.
  const [first, end] = [-1 + Math.sqrt(121 ** 2 - 1600), 300 - Math.sqrt(180 ** 2 - 1600)];
  expect(Math.abs(touching[0]! - first)).toBeLessThanOrEqual(1);
  expect(Math.abs(touching.at(-1)! - end)).toBeLessThanOrEqual(1);
  expect(touching.length).toBe(touching.at(-1)! - touching[0]! + 1);
});

describe('units', () => {
  /** The same question of x in other units, and of the value in another. */
  function changed(minimum: Minimum, by: readonly number[], value: number): Descent<Stopped> {
    const objective = objectiveOf(minimum);
    const inUnits = (all: ArrayLike<number>): number[] => Array.from(all, (each, k) => each * by[k % by.length]!);
    const other: Objective = (x) => {
      const found = objective(x.map((each, k) => each / by[k % by.length]!));
      const slopes = Array.from(found.gradient, (g, k) => (value * g) / by[k % by.length]!);
      return { value: value * found.value, gradient: slopes };
    };
    const box = { lower: inUnits(minimum.box.lower), upper: inUnits(minimum.box.upper) };
    return search(other, box, inUnits(minimum.start));
  }

  const boxed = ['Branin', 'Hartmann of 3', 'Hartmann of 6', 'HS5', 'HS45', 'HS110'].map(named);

  it.each(boxed)('$name: powers of two change no bit of any step', (minimum) => {
    const plain = search(objectiveOf(minimum), minimum.box, minimum.start);
    const other = changed(minimum, [2 ** -10, 2 ** 7, 1], 2 ** 20);
    expect(other.stop).toBe(plain.stop);
    expect(other.iterates.map(({ value }) => value / 2 ** 20)).toEqual(plain.iterates.map(({ value }) => value));
    expect(other.evaluations).toBe(plain.evaluations);
  });

  it.each(boxed)('$name: milliseconds and seconds end at one place', (minimum) => {
    const plain = search(objectiveOf(minimum), minimum.box, minimum.start).last;
    const { last } = changed(minimum, [1e-3, 60, 1e6], 1e5);
    expectClose(last.value / 1e5, plain.value, 1e-14);
    last.x.forEach((each, k) => expectClose(each / [1e-3, 60, 1e6][k % 3]!, plain.x[k]!, 1e-7));
  });
});

describe('walls', () => {
  const box = { lower: [0, 0], upper: [10, 10] };
  const hill: Objective = ([x, y]) => ({
    value: x! - Math.log(x! - 1) + (y! - x!) ** 2,
    gradient: [1 - 1 / (x! - 1) - 2 * (y! - x!), 2 * (y! - x!)],
  });

  it('of NaN are backed off from', () => {
    const { last, evaluations } = search(hill, box, [9, 1]); // ln of what is negative, below 1
    last.x.forEach((each) => expectClose(each, 2, 1e-7));
    expect(evaluations).toBeLessThanOrEqual(60);
  });

  const slopes = (x: number): number => (x > 3 ? 1 : NaN);
  it.each<{ what: string; wall: Objective }>([
    { what: 'no value', wall: ([x, y]) => ({ value: x! > 3 ? x! + y! : NaN, gradient: [1, 1] }) },
    { what: 'a value of −∞', wall: ([x, y]) => ({ value: x! > 3 ? x! + y! : -Infinity, gradient: [1, 1] }) },
    { what: 'a value of ∞', wall: ([x, y]) => ({ value: x! > 3 ? x! + y! : Infinity, gradient: [1, 1] }) },
    { what: 'no slope', wall: ([x, y]) => ({ value: x! + y!, gradient: [1, slopes(x!)] }) },
    { what: 'an infinite slope', wall: ([x, y]) => ({ value: x! + y!, gradient: [1, 1 / (x! > 3 ? 1 : 0)] }) },
  ])('behind which there is $what are not crossed', ({ wall }) => {
    const { last, iterates, evaluations } = search(wall, box, [9, 9]);
    for (const { x, value } of iterates) {
      expect(x[0]).toBeGreaterThan(3);
      expect(value).toBe(x[0]! + x[1]!);
    }
    expectClose(last.x[0], 3, 1e-6);
    expect(evaluations).toBeLessThanOrEqual(300);
  });

  it.each<{ what: string; nothing: Objective }>([
    { what: 'value', nothing: () => ({ value: NaN, gradient: [1, 1] }) },
    { what: 'finite value', nothing: () => ({ value: -Infinity, gradient: [1, 1] }) },
    { what: 'slope', nothing: () => ({ value: 1, gradient: [1, NaN] }) },
  ])('to start where there is no $what is to end', ({ nothing }) => {
    const { iterates, stop, evaluations } = search(nothing, box, [5, 5]);
    expect(stop).toBe('not finite');
    expect(iterates.map(({ x, value }) => [...x, value])).toEqual([[5, 5, NaN]]);
    expect(evaluations).toBe(1);
  });
});

describe('places', () => {
  const slope: Objective = ([x, y, z]) => ({ value: x! - 2 * y! + 3e3 * z!, gradient: [1, -2, 3e3] });

  it('corners are reached exactly', () => {
    const box = { lower: [0.1, 0.3, -1e-3], upper: [0.7, 0.9, 0.1] };
    const { last, stop, evaluations } = search(slope, box, [0.3, 0.5, 0]);
    expect([...last.x]).toEqual([0.1, 0.9, -1e-3]);
    expect(stop).toBe('flat');
    expect(evaluations).toBeLessThanOrEqual(10);
  });

  it('corners are left where the way down leads elsewhere', () => {
    const { last } = search(bowl([1, 3], [0.25, 0.75]), within(2, 0, 1), [0, 0]);
    last.x.forEach((each, k) => expectClose(each, [0.25, 0.75][k]!, 1e-9));
  });

  it('at which the search is there already take one evaluation', () => {
    for (const start of [[0.1, 0.9, -1e-3]]) {
      const { evaluations, stop } = search(slope, { lower: [0.1, 0.3, -1e-3], upper: [0.7, 0.9, 0.1] }, start);
      expect([evaluations, stop]).toEqual([1, 'flat']);
    }
    expect(search(bowl([2], [0.5]), free(1), [0.5]).evaluations).toBe(1);
  });

  it('numbers without room stay, and the others go', () => {
    const { last } = search(
      bowl([1, 1, 1], [0.3, 0.6, 0.9]),
      { lower: [0, 0.1, -Infinity], upper: [1, 0.1, Infinity] },
      [1, 0.1, 7],
    );
    [0.3, 0.1, 0.9].forEach((each, k) => expectClose(last.x[k], each, 1e-9));
    expect(last.x[1]).toBe(0.1);
    expect(search(slope, { lower: [1, 2, 3], upper: [1, 2, 3] }, [1, 2, 3]).stop).toBe('flat');
    expect(search(() => ({ value: 1, gradient: [] }), free(0), []).stop).toBe('flat');
  });

  it('a line of minima is met somewhere', () => {
    const groove: Objective = ([x, y]) => ({
      value: 1 + (x! + 2 * y! - 1) ** 2,
      gradient: [1, 2].map((c) => 2 * c * (x! + 2 * y! - 1)),
    });
    const { last } = search(groove, free(2), [5, 7]);
    expect(last.value).toBe(1);
  });

  it('a value without a minimum falls until the doubles end', () => {
    const { last, stop } = search(([x]) => ({ value: -x!, gradient: [-1] }), free(1), [0]);
    expect(last.value).toBeLessThan(-1e15);
    expect(stop).toBe('no progress');
  });

  it('sides of 1e20 are as good as infinite ones', () => {
    const { last } = search(bowl([2, 7], [3, -2], 1), within(2, -1e20, 1e20), [0, 0]);
    [3, -2].forEach((each, k) => expectClose(last.x[k], each, 1e-6));
  });
});

describe('what is asked', () => {
  const { formula, start } = named('Wood');
  const wood: Objective = (x) => gradient(numbers, (a, each) => formula(a, each), [...x]);

  it('may use one buffer for all slopes, and change the place it was given', () => {
    const buffer = new Float64Array(4);
    const careless: Objective = (x) => {
      const found = wood(x);
      buffer.set(found.gradient);
      x.fill(NaN);
      return { value: found.value, gradient: buffer };
    };
    const values = [...quasiNewton(careless, free(4), start)].map(({ value }) => value);
    expect(values).toEqual(search(wood, free(4), start).iterates.map(({ value }) => value));
  });

  it('ends after its steps, and sooner where slopes are flat enough', () => {
    expect(search(wood, free(4), start, { steps: 0 })).toMatchObject({ stop: 'steps', evaluations: 1 });
    expect(search(wood, free(4), start, { steps: 7 })).toMatchObject({ stop: 'steps', last: { step: 7 } });
    const rough = search(objectiveOf(named('HS110')), named('HS110').box, named('HS110').start, { tolerance: 1e-3 });
    expect(rough.stop).toBe('flat');
    expect(rough.last.slope).toBeLessThanOrEqual(1e-3 * Math.abs(rough.last.value));
  });

  it('finds the minimum with any memory', () => {
    for (const memory of [1, 2, 3, 50])
      expect(search(wood, free(4), start, { memory }).last.value).toBeLessThan(memory === 1 ? 1e-12 : 1e-20);
  });

  it('a memory of one step takes more evaluations than one of many', () => {
    const { objective } = turnedBowl(10, 1e4, seeded(5));
    const counts = [1, 5, 20].map(
      (memory) => search(objective, free(10), new Float64Array(10), { memory }).evaluations,
    );
    expect(counts[0]).toBeGreaterThan(counts[1]!);
    expect(counts[1]).toBeGreaterThan(counts[2]!);
  });

  it.each<[string, Box, number[], QuasiNewtonOptions, string]>([
    [
      'a start outside',
      within(2, 0, 1),
      [0.5, 2],
      {},
      'the start has 2 for number 2, which must be a number between 0 and 1',
    ],
    ['no start', within(1, 0, 1), [NaN], {}, 'the start has NaN for number 1'],
    ['an infinite start', free(1), [Infinity], {}, 'the start has Infinity for number 1'],
    ['no room', { lower: [1], upper: [0] }, [0.5], {}, 'must lie between 1 and 0, where nothing lies'],
    ['other sides', within(3, 0, 1), [0.5], {}, 'the box has 3 lower and 3 upper limits, and there are 1 numbers'],
    [
      'no memory',
      free(1),
      [0],
      { memory: 0 },
      'the memory of a quasi-Newton method must be a whole number from 1 on, not 0',
    ],
    ['half a step', free(1), [0], { steps: 0.5 }, 'the number of steps must be a whole number'],
    ['a tolerance below 0', free(1), [0], { tolerance: -1 }, 'the tolerance of slopes must be a number of at least 0'],
    ['another gradient', free(1), [0], {}, 'the gradient has 2 slopes, and x has 1 numbers'],
  ])('refuses %s', (_, box, from, options, message) => {
    const run = quasiNewton(() => ({ value: 1, gradient: [1, 1] }), box, from, options);
    expect(() => run.next()).toThrow(message);
    expect(() => quasiNewton(() => ({ value: 1, gradient: [1, 1] }), box, from, options).next()).toThrow(RangeError);
  });
});
