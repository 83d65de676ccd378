// Steps down a gradient, held to their formulas written out: one step of every rule, many where a closed form is known, the
// edge of stability at 2/λmax, schedules, clipping, descents and the search for a rate.
import {
  adam,
  adamW,
  clipEach,
  clipLength,
  cosineDecay,
  descend,
  last,
  lengthOf,
  linearDecay,
  momentum,
  nesterov,
  type Objective,
  type Optimizer,
  rateRange,
  rmsProp,
  type Schedule,
  scheduleOf,
  sgd,
  stepDecay,
  type Stop,
  warmUp,
} from '@fishergrad/optimize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

/** The bowl Σ λ x² / 2. */
const bowl =
  (...λ: readonly number[]): Objective =>
  (x) => ({
    value: λ.reduce((sum, each, k) => sum + (each * x[k]! ** 2) / 2, 0),
    gradient: λ.map((each, k) => each * x[k]!),
  });

/** Where some gradients, one after the other, move a single number. */
function moved(optimizer: Optimizer, from: number, rate: number, ...gradients: readonly number[]): number {
  const [x, step] = [Float64Array.of(from), optimizer.begin(1)];
  for (const g of gradients) step(x, [g], rate);
  return x[0]!;
}

const { sqrt } = Math;

describe('a step on the bowl λ x² / 2 from x = 1.5, of λ = 8 and rate 0.05', () => {
  const [x, λ, η] = [1.5, 8, 0.05];
  const g = λ * x;
  // The first step, and the second with the slope that is then there, by the formulas of the papers.
  const first = {
    sgd: x - η * g,
    momentum: x - η * g,
    nesterov: x - η * (g + 0.9 * g),
    rmsProp: x - (η * g) / (sqrt(0.01 * g * g) + 1e-8),
    adam: x - (η * g) / (g + 1e-8), // m̂ = g, ŝ = g²
    adamW: x - η * 0.2 * x - (η * g) / (g + 1e-8),
  };
  const slope = (rule: keyof typeof first): number => λ * first[rule];
  /** Adam's second step: m̂ = (β₁ (1−β₁) g₁ + (1−β₁) g₂) / (1 − β₁²) = (β₁ g₁ + g₂) / (1 + β₁), and ŝ likewise. */
  const second = (h: number): number => (0.9 * g + h) / 1.9 / (sqrt((0.999 * g * g + h * h) / 1.999) + 1e-8);

  it.each([
    { rule: sgd(), one: first.sgd, two: first.sgd - η * slope('sgd') },
    { rule: momentum(), one: first.momentum, two: first.momentum - η * (0.9 * g + slope('momentum')) },
    {
      rule: nesterov(),
      one: first.nesterov,
      two: first.nesterov - η * (slope('nesterov') + 0.9 * (0.9 * g + slope('nesterov'))),
    },
    {
      rule: rmsProp(),
      one: first.rmsProp,
      two: first.rmsProp - (η * slope('rmsProp')) / (sqrt(0.99 * 0.01 * g * g + 0.01 * slope('rmsProp') ** 2) + 1e-8),
    },
    { rule: adam(), one: first.adam, two: first.adam - η * second(slope('adam')) },
    {
      rule: adamW({ decay: 0.2 }),
      one: first.adamW,
      two: first.adamW - η * 0.2 * first.adamW - η * second(slope('adamW')),
    },
  ])('of $rule.name is its formula, and so is the second', ({ rule, one, two }) => {
    const [at1, at2] = [1, 2].map((steps) => last(descend(bowl(λ), [x], { optimizer: rule, rate: η, steps })).x[0]);
    expectClose(at1, one, 4e-16);
    expectClose(at2, two, 1e-14);
  });

  it.each([sgd(), momentum(), nesterov(), rmsProp(), adam(), adamW()])(
    '$name takes every number by itself, with one rate for all',
    (rule) => {
      const both = last(descend(bowl(8, 0.3), [1.5, -2], { optimizer: rule, rate: η, steps: 7 })).x;
      const alone = [bowl(8), bowl(0.3)].map(
        (f, k) => last(descend(f, [[1.5, -2][k]!], { optimizer: rule, rate: η, steps: 7 })).x[0],
      );
      expect([...both]).toEqual(alone);
    },
  );

  it.each([momentum(0), nesterov(0)])('$name without memory is gradient descent', (rule) => {
    expect(moved(rule, 1, 0.1, 2, -3, 5)).toBe(moved(sgd(), 1, 0.1, 2, -3, 5));
  });

  it('every option is the number it says', () => {
    expectClose(moved(momentum(0.5), 0, 1, 1, 1), -(1 + 1.5), 1e-15);
    expectClose(moved(nesterov(0.5), 0, 1, 1, 1), -(1.5 + (1 + 0.5 * 1.5)), 1e-15);
    expectClose(moved(rmsProp({ decay: 0.75, epsilon: 0.5 }), 0, 1, 2), -2 / (1 + 0.5), 1e-15);
    expectClose(
      moved(adam({ beta1: 0.5, beta2: 0.75, epsilon: 1 }), 0, 1, 3, 1),
      -(3 / 4 + 5 / 3 / (sqrt(31 / 7) + 1)),
      1e-15,
    );
    expectClose(moved(adamW({ decay: 0.5, epsilon: 1 }), 2, 0.1, 1), 2 - 0.1 * 0.5 * 2 - 0.1 / 2, 1e-15);
  });

  it('Adam without a slope stays; AdamW falls by the share λη alone', () => {
    expect(moved(adam(), 2, 0.1, 0, 0)).toBe(2);
    expectClose(moved(adamW({ decay: 0.5 }), 2, 0.1, 0, 0), 2 * 0.95 ** 2, 4e-16);
  });
});

describe('many steps on a bowl', () => {
  it('of gradient descent shrink every direction by 1 − ηλ each', () => {
    const λ = [0.5, 3, 19];
    for (const { step, x } of descend(bowl(...λ), [1, 1, 1], { rate: 0.1, steps: 40 }))
      λ.forEach((each, k) => expectClose(x[k], (1 - 0.1 * each) ** step, 1e-12));
  });

  // xₖ₊₁ = (1 + μ − ηλ) xₖ − μ xₖ₋₁: roots of r² − (1 + μ − ηλ) r + μ are √μ e^(±iφ) where |1 + μ − ηλ| < 2√μ.
  it('of the heavy ball swing as its two complex roots say', () => {
    const [λ, η, μ] = [2, 0.4, 0.8];
    const half = (1 + μ - η * λ) / 2;
    const φ = Math.acos(half / sqrt(μ));
    // x = μ^(k/2) (cos kφ + B sin kφ), from x₀ = 1 and x₁ = 1 − ηλ
    const B = ((1 - η * λ) / sqrt(μ) - Math.cos(φ)) / Math.sin(φ);
    for (const { step: k, x } of descend(bowl(λ), [1], { optimizer: momentum(μ), rate: η, steps: 60 }))
      expectClose(x[0], μ ** (k / 2) * (Math.cos(k * φ) + B * Math.sin(k * φ)), 0, 1e-14 * (1 + k));
  });

  // With v after k + 1 steps, x is where sgd with a look ahead leads: x ← (1 + μ)(1 − ηλ) x − μ (1 − ηλ) x₋₁.
  it('of Nesterov’s rule follow its recurrence of two terms', () => {
    const [λ, η, μ] = [2, 0.2, 0.7];
    const xs = [...descend(bowl(λ), [1], { optimizer: nesterov(μ), rate: η, steps: 40 })].map(({ x }) => x[0]!);
    expect(xs[1]).toBeCloseTo(1 - η * λ * (1 + μ), 15);
    for (let k = 1; k < 40; k++) {
      const wanted = (1 + μ) * (1 - η * λ) * xs[k]! - μ * (1 - η * λ) * xs[k - 1]!;
      expectClose(xs[k + 1], wanted, 0, 1e-15);
    }
  });

  it('diverge exactly where the rate is above 2/λmax', () => {
    const direction = fc.record({ λ: fc.double({ min: 0.01, max: 100, noNaN: true }), x: fc.constantFrom(-1, 0.5, 2) });
    const factors = fc.double({ min: 0.05, max: 2, noNaN: true }).filter((each) => Math.abs(each - 1) > 1e-3);
    fc.assert(
      fc.property(fc.array(direction, { minLength: 1, maxLength: 5 }), factors, (all, factor) => {
        const λ = all.map((each) => each.λ);
        const rate = (2 / Math.max(...λ)) * factor;
        const start = all.map(({ x }) => x);
        // in every direction (1 − ηλ)²ᵏ, of which the largest is far from 1 after 20 000 steps
        const { value } = last(descend(bowl(...λ), start, { rate, steps: 20_000 }));
        const { value: before } = bowl(...λ)(Float64Array.from(start));
        expect(value < before).toBe(factor < 1);
      }),
      { numRuns: 30 },
    );
  });

  it('stay where they are at 2/λmax itself, from one side to the other', () => {
    const xs = [...descend(bowl(4), [1], { rate: 0.5, steps: 6 })].map(({ x }) => x[0]);
    expect(xs).toEqual([1, -1, 1, -1, 1, -1, 1]);
  });
});

describe('a rule keeps its averages to a descent', () => {
  it.each([momentum(), nesterov(), rmsProp(), adam(), adamW()])('$name begun twice shares nothing', (rule) => {
    const alone = moved(rule, 1, 0.1, 3, -1);
    const [x, y] = [Float64Array.of(1), Float64Array.of(1)];
    const [one, other] = [rule.begin(1), rule.begin(1)];
    one(x, [3], 0.1);
    other(y, [100], 0.1);
    other(y, [-7], 0.1);
    one(x, [-1], 0.1);
    expect(x[0]).toBe(alone);
    expect(moved(rule, 1, 0.1, 3, -1)).toBe(alone);
  });

  it('and the two steps of it differ, so that there is something to share', () => {
    for (const rule of [momentum(), nesterov(), rmsProp(), adam(), adamW()])
      expect(moved(rule, 0, 0.1, 3, 1)).not.toBe(moved(rule, 0, 0.1, 3) + moved(rule, 0, 0.1, 1));
  });
});

describe('a schedule', () => {
  const at = (rate: Schedule, ...steps: readonly number[]): number[] => steps.map(rate);

  it('of one rate is that at every step, and a schedule is itself', () => {
    expect(at(scheduleOf(0.3), 0, 1, 1e6)).toEqual([0.3, 0.3, 0.3]);
    expect(
      at(
        scheduleOf((step) => step / 2),
        0,
        1,
        7,
      ),
    ).toEqual([0, 0.5, 3.5]);
  });

  it('by steps falls at each multiple, and not before', () => {
    expect(at(stepDecay(0.8, { every: 3, factor: 0.5 }), 0, 1, 2, 3, 5, 6, 8, 9)).toEqual([
      0.8, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.1,
    ]);
    expect(stepDecay(1, { every: 1 })(3)).toBeCloseTo(1e-3, 17); // to a tenth when nothing is said
  });

  it('along a line has both ends, the middle, and stays', () => {
    const rate = linearDecay(0.5, { steps: 8, to: 0.25 });
    expect(at(rate, 0, 2, 4, 8, 9, 1e9)).toEqual([0.5, 0.4375, 0.375, 0.25, 0.25, 0.25]);
    expect(at(linearDecay(1, { steps: 4 }), 1, 3, 4)).toEqual([0.75, 0.25, 0]);
    expect(linearDecay(0.1, { steps: 4, to: 0.3 })(2)).toBeCloseTo(0.2, 15); // or rises
  });

  it('along a cosine is (1 + cos πk/n)/2, has both ends, and stays', () => {
    const rate = cosineDecay(3, { steps: 12, to: 1 });
    expect(at(rate, 0, 6, 12, 13, 1e9)).toEqual([3, 2, 1, 1, 1]);
    // cos 30° = √3/2, cos 45° = √2/2, cos 60° = 1/2
    const wanted = [2 + sqrt(3) / 2, 2 + sqrt(2) / 2, 2.5, 1.5, 2 - sqrt(2) / 2];
    at(rate, 2, 3, 4, 8, 9).forEach((each, k) => expect(Math.abs(each - wanted[k]!)).toBeLessThan(1e-15));
    const fine = cosineDecay(2, { steps: 997 });
    for (let k = 0; k <= 997; k++) expect(Math.abs(fine(k) - 1 - Math.cos((Math.PI * k) / 997))).toBeLessThan(5e-16);
  });

  it('that warms up rises evenly to the rate, then begins its own way', () => {
    expect(at(warmUp(4, 0.8), 0, 1, 2, 3, 4, 100)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8, 0.8, 0.8]);
    const rate = warmUp(2, stepDecay(1, { every: 3, factor: 0.5 }));
    expect(at(rate, 0, 1, 2, 3, 4, 5, 8)).toEqual([0.5, 1, 1, 1, 1, 0.5, 0.25]);
  });
});

describe('clipping', () => {
  const direction = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 6 });

  it('of the length keeps the direction, and what is short enough bit for bit', () => {
    fc.assert(
      fc.property(direction, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (g, most) => {
        const clipped = Float64Array.from(g);
        clipLength(most)(clipped);
        const length = Math.hypot(...g);
        g.forEach((each, k) => expectClose(clipped[k], (each * most) / Math.max(length, most), 1e-12, 1e-300));
        if (length <= most * (1 - 1e-12)) expect([...clipped]).toEqual(g);
      }),
    );
    const long = Float64Array.of(30, -40);
    clipLength(5)(long);
    [3, -4].forEach((each, k) => expectClose(long[k], each, 4e-16));
    expect(lengthOf([2, -3, 6])).toBe(7);
    expect([lengthOf([]), lengthOf([0, -0])]).toEqual([0, 0]);
    expectClose(lengthOf([3e200, -4e200]), 5e200, 4e-16); // the squares of which are no doubles
    expectClose(lengthOf([-3e-200, 4e-200]), 5e-200, 4e-16);
    expect([lengthOf([1, NaN]), lengthOf([1, -Infinity]), lengthOf([1e308, 1e308, 1e308, 1e308])]).toEqual([
      NaN,
      Infinity,
      Infinity,
    ]);
  });

  it('of each slope lets none leave ± the bound', () => {
    const g = Float64Array.of(3, -0.5, -1.25, 1, -7);
    clipEach(1.25)(g);
    expect([...g]).toEqual([1.25, -0.5, -1.25, 1, -1.25]);
  });

  it('leaves a slope that is no number, so that it is found', () => {
    for (const clip of [clipEach(1), clipLength(1)]) {
      const g = Float64Array.of(NaN, 0.5);
      clip(g);
      expect(g[0]).toBeNaN();
    }
  });
});

describe('a descent', () => {
  it('yields the start, every step, the value and the slope there, and says that its steps are done', () => {
    const descent = descend(bowl(3, 4), [1, 1], { rate: 0.1, steps: 2 });
    const found = Array.from({ length: 3 }, () => descent.next().value);
    expect(found).toEqual([
      { step: 0, x: Float64Array.of(1, 1), value: 3.5, slope: 5 },
      {
        step: 1,
        x: expect.any(Float64Array),
        value: expect.closeTo((3 * 0.49 + 4 * 0.36) / 2, 14),
        slope: expect.closeTo(Math.hypot(2.1, 2.4), 14),
      },
      {
        step: 2,
        x: expect.any(Float64Array),
        value: expect.closeTo((3 * 0.49 ** 2 + 4 * 0.36 ** 2) / 2, 14),
        slope: expect.closeTo(Math.hypot(3 * 0.49, 4 * 0.36), 14),
      },
    ]);
    expect(descent.next()).toEqual({ done: true, value: 'steps' satisfies Stop });
  });

  it('of no step is its start', () => {
    expect([...descend(bowl(1), [2], { rate: 1, steps: 0 })]).toEqual([
      { step: 0, x: Float64Array.of(2), value: 2, slope: 2 },
    ]);
  });

  it('changes neither its start nor what it has yielded, and minds no buffer that is used again', () => {
    const [start, buffer] = [Float64Array.of(1), new Float64Array(1)];
    const objective: Objective = ([x]) => {
      buffer[0] = 2 * x!;
      return { value: x! * x!, gradient: buffer };
    };
    const slopes: number[] = [];
    const iterates = [...descend(objective, start, { rate: 0.25, steps: 3, clip: (g) => slopes.push(g[0]!) })];
    expect(start[0]).toBe(1);
    expect(iterates.map(({ x }) => x[0])).toEqual([1, 0.5, 0.25, 0.125]);
    expect(slopes).toEqual([2, 1, 0.5]);
  });

  it('goes on until whoever loops has seen enough', () => {
    let seen = 0;
    for (const { step } of descend(bowl(1), [1], { rate: 0.1 })) {
      seen = step;
      if (step === 1234) break;
    }
    expect(seen).toBe(1234);
  });

  it('takes the rate of each step from its schedule', () => {
    const asked: number[] = [];
    const rate = (step: number): number => {
      asked.push(step);
      return [0.5, 0.25, 0][step]!;
    };
    const xs = [...descend(bowl(1), [8], { rate, steps: 3 })].map(({ x }) => x[0]);
    expect(xs).toEqual([8, 4, 3, 3]);
    expect(asked).toEqual([0, 1, 2]);
  });

  it('clips a copy: the slope it tells is that before', () => {
    const steps = [...descend(bowl(4), [10], { rate: 1, steps: 1, clip: clipLength(0.5) })];
    expect(steps.map(({ x, slope }) => [x[0], slope])).toEqual([
      [10, 40],
      [9.5, 38],
    ]);
    const own = [10];
    last(descend(() => ({ value: 1, gradient: own }), [0], { rate: 1, steps: 2, clip: clipEach(1) }));
    expect(own).toEqual([10]); // that of the objective is left alone
  });

  it.each([
    ['value', (x: number) => ({ value: x < 0 ? NaN : x, gradient: [1] })],
    ['slope', (x: number) => ({ value: x, gradient: [x < 0 ? Infinity : 1] })],
  ] as const)('ends where its %s is not finite, which is the last it yields', (_, f) => {
    const descent = descend(([x]) => f(x!), [1.5], { rate: 1, steps: 10 });
    const xs: (number | undefined)[] = [];
    for (;;) {
      const { done, value } = descent.next();
      if (done) {
        expect(value).toBe('not finite');
        break;
      }
      xs.push(value.x[0]);
    }
    expect(xs).toEqual([1.5, 0.5, -0.5]);
  });

  it('has a last iterate; nothing has none', () => {
    expect(last([3, 1, 2])).toBe(2);
    expect(last([1, undefined])).toBeUndefined();
    expect(() => last([])).toThrow(new RangeError('nothing was yielded, so nothing is the last'));
  });
});

describe('the search for a rate', () => {
  const ratio = 10 ** (7 / 56); // from one rate to the next: eight a decade
  const bowls = fc.array(
    fc.record({
      λ: fc.double({ min: 0.5, max: 500, noNaN: true }),
      x: fc.double({ min: 0.3, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  // After k steps the bowl is Σ λ x² (1 − ηλ)²ᵏ / 2. Up to 2/λmax every term falls. Beyond, that of λmax rises, and outweighs
  // all others at the latest where p (ηλ − 1)²ᵏ = 1, with p its share at the start: largest · λmax is in (2/ratio, 1 + p^(−1/2k)].
  it('finds the values of the closed form, and a rate within a third of 1/λmax, on any bowl', () => {
    fc.assert(
      fc.property(bowls, (all) => {
        const [λ, x] = [all.map((each) => each.λ), all.map((each) => each.x)];
        const λmax = Math.max(...λ);
        const { rates, values, before, largest, suggested } = rateRange(bowl(...λ), x);
        const after = (η: number): number =>
          λ.reduce((sum, each, k) => sum + (each * x[k]! ** 2 * (1 - η * each) ** 40) / 2, 0);
        expect(rates).toHaveLength(57);
        rates.forEach((rate, k) => {
          expect(rate).toBe(Number((1e-6 * ratio ** k).toPrecision(6)));
          expectClose(values[k], after(rate), 1e-10, 1e-25);
        });
        expectClose(before, after(0), 1e-14);
        const share = λ.reduce((sum, each, k) => sum + (each === λmax ? (each * x[k]! ** 2) / 2 : 0), 0) / before;
        expect(largest * λmax).toBeGreaterThan(2 / ratio);
        expect(largest * λmax).toBeLessThanOrEqual((1 + share ** (-1 / 40)) * (1 + 1e-12));
        expect(largest).toBe(rates.findLast((rate) => after(rate) < before));
        expect(suggested).toBe(largest / 2);
        expect(suggested * λmax).toBeGreaterThan(1 / 1.34);
        expect(suggested * λmax).toBeLessThan(1.34);
      }),
      { numRuns: 50 },
    );
  });

  it('stops at the first rate that does not lower, whatever larger ones do by luck', () => {
    // one step of sgd from 0 leads to the rate itself
    const objective: Objective = ([x]) => ({ value: x! <= 0 ? 1 : x! < 2 ? 0.5 : x! < 5 ? 3 : 0.1, gradient: [-1] });
    const found = rateRange(objective, [0], { from: 1, to: 8, count: 4, steps: 1 });
    expectClose(found.largest, 1, 1e-15);
    expect(found.rates.map((each) => each.toFixed(9))).toEqual([
      '1.000000000',
      '2.000000000',
      '4.000000000',
      '8.000000000',
    ]);
    expect(found.values).toEqual([0.5, 3, 3, 0.1]);
    expect(found.before).toBe(1);
  });

  it('takes a value without a slope for no success', () => {
    const root: Objective = ([x]) => ({ value: x! > 0 ? Math.sqrt(x!) : 0, gradient: [0.5 / Math.sqrt(x!)] });
    const { values, largest } = rateRange(root, [1], { from: 1e-3, to: 10, count: 5, steps: 3 });
    expect(values.slice(-1)).toEqual([Infinity]); // it jumps to where the slope is NaN
    expect(largest).toBeLessThan(10);
  });

  it('counts a rate that changes nothing as one that does not lower', () => {
    expect(rateRange(() => ({ value: 1, gradient: [0] }), [0], { count: 3 }).largest).toBeNaN();
  });

  it('finds no rate where none lowers, and the largest where all do', () => {
    const uphill: Objective = ([x]) => ({ value: x! * x!, gradient: [-2 * x!] });
    const none = rateRange(uphill, [1]);
    expect([none.largest, none.suggested]).toEqual([NaN, NaN]);
    const all = rateRange(bowl(1), [1], { from: 1e-3, to: 1, count: 5 });
    expectClose(all.largest, 1, 1e-14);
  });

  it('takes what is not finite for infinitely bad', () => {
    const cliff: Objective = ([x]) => ({ value: x! > 3 ? NaN : -x!, gradient: [-1] });
    expect(rateRange(cliff, [0], { from: 1, to: 4, count: 3, steps: 1 }).values).toEqual([
      -1,
      expect.closeTo(-2, 14),
      Infinity,
    ]);
  });

  it('takes the steps of the rule it is given', () => {
    const { values } = rateRange(bowl(2), [1], { from: 0.1, to: 0.4, count: 2, steps: 2, optimizer: adam() });
    expect(values).toEqual(
      [0.1, 0.4].map((rate) => last(descend(bowl(2), [1], { optimizer: adam(), rate, steps: 2 })).value),
    );
    // Adam's first steps are of the length of the rate
    expectClose(values[0], 0.8 ** 2, 1e-2);
  });
});

describe('what cannot be is refused', () => {
  const none = (x: number): string => `must be a number of at least 0, not ${x}`;
  const part = (x: number): string => `must be at least 0 and below 1, not ${x}`;
  const count = (x: number): string => `must be a whole number from 1 on, not ${x}`;
  const slopes: Objective = () => ({ value: 1, gradient: [1, 2, 3] });

  it.each([
    [() => momentum(1), `the momentum μ ${part(1)}`],
    [() => nesterov(-0.1), `the momentum μ ${part(-0.1)}`],
    [() => rmsProp({ decay: NaN }), `the decay ρ of RMSProp ${part(NaN)}`],
    [() => rmsProp({ epsilon: -1 }), `ε of RMSProp ${none(-1)}`],
    [() => adam({ beta1: 1 }), `β₁ of Adam ${part(1)}`],
    [() => adam({ beta2: 1.5 }), `β₂ of Adam ${part(1.5)}`],
    [() => adam({ epsilon: Infinity }), `ε of Adam ${none(Infinity)}`],
    [() => adamW({ decay: -1 }), `the decay λ of AdamW ${none(-1)}`],
    [() => adamW({ beta2: -1 }), `β₂ of Adam ${part(-1)}`],
    [() => scheduleOf(-1), `the rate ${none(-1)}`],
    [() => stepDecay(NaN, { every: 1 }), `the rate ${none(NaN)}`],
    [() => stepDecay(1, { every: 0 }), `every ${count(0)}`],
    [() => stepDecay(1, { every: 1, factor: -1 }), `the factor of a step decay ${none(-1)}`],
    [() => linearDecay(-1, { steps: 3 }), `the rate ${none(-1)}`],
    [() => linearDecay(1, { steps: 2.5 }), `the steps of a schedule ${count(2.5)}`],
    [() => cosineDecay(1, { steps: 3, to: -1 }), `the rate at the end ${none(-1)}`],
    [() => warmUp(0, 1), `the steps of a warm-up ${count(0)}`],
    [() => warmUp(1, -1), `the rate ${none(-1)}`],
    [() => clipLength(-1), `the greatest length of a gradient ${none(-1)}`],
    [() => clipEach(NaN), `the greatest slope ${none(NaN)}`],
    [() => last(descend(slopes, [1, 2], { rate: 1 })), 'the gradient has 3 slopes, and x has 2 numbers'],
    [() => last(descend(bowl(1), [1], { rate: -1 })), `the rate ${none(-1)}`],
    [() => last(descend(bowl(1), [1], { rate: (step) => 2 - step })), `the rate of step 3 ${none(-1)}`],
    [
      () => last(descend(bowl(1), [1], { rate: 1, steps: NaN })),
      'the number of steps must be a whole number from 0 on, or Infinity, not NaN',
    ],
    [
      () => last(descend(bowl(1), [1], { rate: 1, steps: 1.5 })),
      'the number of steps must be a whole number from 0 on, or Infinity, not 1.5',
    ],
    [
      () => rateRange(bowl(1), [1], { from: 0 }),
      'rates are tried from a positive one to a larger one, not from 0 to 10',
    ],
    [
      () => rateRange(bowl(1), [1], { from: 1, to: 1 }),
      'rates are tried from a positive one to a larger one, not from 1 to 1',
    ],
    [
      () => rateRange(bowl(1), [1], { to: Infinity }),
      'rates are tried from a positive one to a larger one, not from 0.000001 to Infinity',
    ],
    [() => rateRange(bowl(1), [1], { count: 1 }), 'two rates or more are tried, not 1'],
    [() => rateRange(bowl(1), [1], { steps: 0 }), `the steps with each rate ${count(0)}`],
    [() => rateRange(bowl(1), [1], { steps: Infinity }), `the steps with each rate ${count(Infinity)}`],
  ] as const)('in a sentence: $1', (refused, message) => {
    expect(refused).toThrow(new RangeError(message));
  });
});

it('every rule says its formula with its numbers', () => {
  expect(
    [sgd(), momentum(0.5), nesterov(0.5), rmsProp({ decay: 0.9 }), adam(), adamW()].map(({ formula }) => formula),
  ).toEqual([
    'x ← x − η g',
    'v ← 0.5 v + g, x ← x − η v',
    'v ← 0.5 v + g, x ← x − η (g + 0.5 v)',
    's ← 0.9 s + (1 − 0.9) g², x ← x − η g / (√s + 1e-8)',
    'm ← 0.9 m + (1 − 0.9) g, s ← 0.999 s + (1 − 0.999) g², x ← x − η m̂ / (√ŝ + 1e-8)',
    'm ← 0.9 m + (1 − 0.9) g, s ← 0.999 s + (1 − 0.999) g², x ← x − 0.01 η x − η m̂ / (√ŝ + 1e-8)',
  ]);
});
