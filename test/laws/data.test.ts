// Data sets: shapes without noise lie where their geometry says, as densely everywhere; noise has the SD it was given; parts
// are parts. Statistics are held to theory within 4.5 standard errors (once in 150 000 times by chance; seeds are fixed).
import type { Arithmetic } from '@fishergrad/engine';
import {
  between,
  blobs,
  chosen,
  circles,
  gaussianNoise,
  logBetween,
  measured,
  type MeasuredOptions,
  moons,
  parted,
  ricianNoise,
  sampleAt,
  type Samples,
  samplesOf,
  spirals,
  split,
  xor,
} from '@fishergrad/nn';
import { type Random, seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly t: readonly number[];
}

const pointsOf = (samples: Samples): Point[] =>
  Array.from({ length: samples.count }, (_, k) => {
    const { x, t } = sampleAt(samples, k);
    return { x: x[0]!, y: x[1]!, t };
  });
const meanOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;

/** Demands that a mean is what it must be, of numbers with this variance. */
function expectMean(all: readonly number[], mean: number, variance: number): void {
  expect(Math.abs(meanOf(all) - mean)).toBeLessThan(4.5 * Math.sqrt(variance / all.length));
}

/** Demands that numbers are even in [0, 1]: mean 1/2, and mean square 1/3 with variance 1/5 − 1/9. */
function expectEven(all: readonly number[]): void {
  expect(Math.min(...all)).toBeGreaterThan(-1e-6);
  expect(Math.max(...all)).toBeLessThan(1 + 1e-6);
  expectMean(all, 1 / 2, 1 / 12);
  expectMean(
    all.map((each) => each ** 2),
    1 / 3,
    4 / 45,
  );
}

const SINGLE = 1.2e-7; // cosine and sine are in single precision: 2⁻²⁴ each
const MANY = 10_000;
const turns = ({ x, y }: Point): number => (Math.atan2(y, x) / (2 * Math.PI) + 1) % 1;

describe('a shape without noise', () => {
  it('of moons is two half circles, evenly full', () => {
    const [above, below] = [1, -1].map((label) =>
      pointsOf(moons({ count: MANY, noise: 0, random: seeded(1) })).filter(({ t }) => t[0] === label),
    );
    expect([above!.length, below!.length]).toEqual([5000, 5000]);
    for (const { x, y } of above!) expect([x, y]).toEqual([x, y].map(Math.fround)); // the same on every machine
    const turned = below!.map(({ x, y, t }) => ({ x: 1 - x, y: 0.5 - y, t }));
    for (const half of [above!, turned]) {
      for (const { x, y } of half) expectClose(Math.hypot(x, y), 1, SINGLE);
      expectEven(half.map(({ x, y }) => Math.atan2(y, x) / Math.PI));
    }
  });

  it('of circles is two of them, the inner labelled 1, evenly full', () => {
    for (const [label, radius] of [
      [1, 0.5],
      [-1, 1],
    ] as const) {
      const circle = pointsOf(circles({ count: MANY, noise: 0, random: seeded(2) })).filter(({ t }) => t[0] === label);
      expect(circle).toHaveLength(5000);
      for (const { x, y } of circle) expectClose(Math.hypot(x, y), radius, SINGLE);
      expectEven(circle.map(turns));
    }
  });

  it.each([2, 3, 5])('of %d spirals winds from 0.1 to 1 over three quarters of a turn, evenly full', (classes) => {
    const points = pointsOf(spirals({ count: 3000 * classes, noise: 0, random: seeded(3), classes }));
    for (let k = 0; k < classes; k++) {
      const arm = points.filter(({ t }) => (classes === 2 ? t[0] === 1 - 2 * k : t[k] === 1));
      expect(arm).toHaveLength(3000);
      for (const each of arm) {
        const along = (Math.hypot(each.x, each.y) - 0.1) / 0.9;
        const apart = turns(each) - 0.75 * along - k / classes;
        expect(Math.abs(apart - Math.round(apart))).toBeLessThan(3e-7);
      }
      expectEven(arm.map(({ x, y }) => (Math.hypot(x, y) - 0.1) / 0.9));
    }
  });

  it('of blobs is their centers, evenly on a circle', () => {
    const centers = pointsOf(blobs({ count: 8, noise: 0, random: seeded(4), classes: 4 }));
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ].forEach(([x, y], k) => {
      expectClose(centers[k]!.x, x!, 0, SINGLE);
      expectClose(centers[k]!.y, y!, 0, SINGLE);
    });
    const [, second] = pointsOf(blobs({ count: 3, noise: 0, random: seeded(4) })); // three when nothing is said: 120° apart
    expectClose(second!.x, -0.5, SINGLE);
    expectClose(second!.y, Math.sqrt(3) / 2, SINGLE);
  });

  it('of xor is four corners, 1 where signs differ, each as often', () => {
    const points = pointsOf(xor({ count: MANY, noise: 0, random: seeded(5) }));
    for (const { x, y, t } of points) {
      expect([Math.abs(x), Math.abs(y)]).toEqual([1, 1]);
      expect(t).toEqual([-x * y]);
    }
    for (const label of [1, -1])
      expectMean(
        points.filter(({ t }) => t[0] === label).map(({ x }) => x),
        0,
        1,
      );
  });
});

describe('points of every shape', () => {
  const shapes = { moons, circles, spirals, blobs, xor };

  it.each(Object.entries(shapes))('%s are the same for a seed, others for another', (_, shape) => {
    const of = (seed: number) => shape({ count: 20, noise: 0.1, random: seeded(seed) });
    expect(of(1)).toEqual(of(1));
    expect(of(2).inputs).not.toEqual(of(1).inputs);
    expect(of(2).targets).toEqual(of(1).targets);
  });

  it.each(Object.entries(shapes))(
    '%s have noise of the SD that was given, in both directions by itself',
    (_, shape) => {
      // where noise is 0 its deviates are drawn all the same: the points without it are those
      const [noisy, clean] = [0.25, 0].map((noise) => pointsOf(shape({ count: MANY, noise, random: seeded(6) })));
      const moved = noisy!.map(({ x, y }, k) => ({ x: x - clean![k]!.x, y: y - clean![k]!.y }));
      for (const all of [moved.map(({ x }) => x), moved.map(({ y }) => y)]) {
        expectMean(all, 0, 0.25 ** 2);
        expectMean(
          all.map((each) => each ** 2),
          0.25 ** 2,
          2 * 0.25 ** 4,
        );
      }
      expectMean(
        moved.map(({ x, y }) => x * y),
        0,
        0.25 ** 4,
      );
    },
  );

  it('are shared out evenly to classes: labels of ±1 for two, a target each for more', () => {
    const labels = (samples: Samples) => pointsOf(samples).map(({ t }) => t);
    expect(labels(moons({ count: 5, noise: 0, random: seeded(1) }))).toEqual([[1], [-1], [1], [-1], [1]]);
    expect(labels(blobs({ count: 4, noise: 0, random: seeded(1) }))).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(labels(spirals({ count: 3, noise: 0, random: seeded(1) }))).toEqual([[1], [-1], [1]]);
    expect(labels(blobs({ count: 2, noise: 0, random: seeded(1), classes: 2 }))).toEqual([[1], [-1]]);
  });

  it('that cannot be are refused for all of their faults', () => {
    const random = seeded(1);
    expect(() => blobs({ count: 2.5, noise: -1, random, classes: 1 })).toThrow(
      new RangeError(
        'there must be two classes or more, not 1\nthe count must be a whole number from 1 on, not 2.5\n' +
          'the noise must be a number of at least 0, not -1',
      ),
    );
    for (const shape of Object.values(shapes))
      expect(() => shape({ count: 0, noise: NaN, random })).toThrow(
        'the count must be a whole number from 1 on, not 0\nthe noise must be a number of at least 0, not NaN',
      );
  });
});

describe('measured samples', () => {
  const decay = {
    signal: <T>(
      { mul, exp, neg, div }: Arithmetic<T>,
      { S0, T2 }: Record<'S0' | 'T2', T>,
      protocol: readonly Record<'TE', T>[],
    ) => protocol.map(({ TE }) => mul(S0, exp(neg(div(TE, T2))))),
  };
  type Options = MeasuredOptions<'S0' | 'T2', 'TE'>;
  const options = {
    model: decay,
    protocol: [{ TE: 0.01 }, { TE: 0.03 }],
    tissue: { S0: 2, T2: 0.02 },
    noise: gaussianNoise(0.05),
    targets: ({ T2 }) => [T2],
    count: 20_000,
    random: seeded(8),
  } satisfies Options;
  const means = [2 * Math.exp(-0.5), 2 * Math.exp(-1.5)];

  it('have the mean of the signal and the SD of Gaussian noise, echo by echo', () => {
    const { inputs } = measured(options);
    inputs.forEach((column, k) => {
      expectMean([...column], means[k]!, 0.05 ** 2);
      expectMean(
        Array.from(column, (each) => (each - means[k]!) ** 2),
        0.05 ** 2,
        2 * 0.05 ** 4,
      );
    });
    const product = Array.from(inputs[0]!, (each, k) => (each - means[0]!) * (inputs[1]![k]! - means[1]!));
    expectMean(product, 0, 0.05 ** 4);
  });

  it('have the SD that the tissue says', () => {
    const noise = gaussianNoise<'S0' | 'T2'>(({ S0 }) => S0 / 100);
    const { inputs } = measured({ ...options, noise });
    expectMean(
      Array.from(inputs[1]!, (each) => (each - means[1]!) ** 2),
      0.02 ** 2,
      2 * 0.02 ** 4,
    );
  });

  // m² of a Rician magnitude has mean A² + 2σ² and variance 4σ²(A² + σ²); without signal m has mean σ √(π/2), variance (2 − π/2)σ²
  it('have the moments of Rician noise, with a signal of its size and with none', () => {
    const { inputs } = measured({ ...options, noise: ricianNoise(0.5) });
    inputs.forEach((column, k) => {
      const A2 = means[k]! ** 2;
      expect(column.every((each) => each >= 0)).toBe(true);
      expectMean(
        Array.from(column, (each) => each ** 2),
        A2 + 0.5,
        A2 + 0.25,
      );
    });
    const none = measured({ ...options, tissue: { S0: 0, T2: 0.02 }, noise: ricianNoise(0.5) }).inputs[0]!;
    expectMean([...none], 0.5 * Math.sqrt(Math.PI / 2), (2 - Math.PI / 2) * 0.25);
  });

  it('are of tissues drawn evenly, or evenly in the logarithm, from the whole of the range', () => {
    const tissue = { S0: between(1, 3), T2: logBetween(0.005, 0.08) };
    const { targets } = measured({ ...options, tissue, targets: ({ S0, T2 }) => [S0, T2] });
    expectEven(Array.from(targets[0]!, (S0) => (S0 - 1) / 2));
    expectEven(Array.from(targets[1]!, (T2) => Math.log(T2 / 0.005) / Math.log(16)));
  });

  it('draw a tissue first, in the order of its names, then noise echo by echo, then the next', () => {
    let drawn = 0;
    const next = (random: Random): number => random();
    const { inputs, targets } = measured({
      model: { signal: (a, _, protocol) => protocol.map(() => a.constant(0)) },
      protocol: [{ TE: 1 }, { TE: 2 }],
      tissue: { b: next, fixed: 7, a: next },
      noise: (mean, random) => mean + random(),
      targets: ({ a, b, fixed }) => [b, a, fixed],
      count: 2,
      random: () => drawn++,
    });
    expect(targets.map((column) => [...column])).toEqual([
      [0, 4],
      [1, 5],
      [7, 7],
    ]);
    expect(inputs.map((column) => [...column])).toEqual([
      [2, 6],
      [3, 7],
    ]);
  });

  it('tell a network what is made of them, and are kept in single precision after that', () => {
    const asked: (readonly number[])[] = [];
    const inputs = (all: readonly number[]): number[] => {
      asked.push(all);
      return [all[1]! / all[0]!, 0.1, 3];
    };
    const samples = measured({ ...options, count: 50, inputs });
    expect(samples.inputs).toHaveLength(3);
    const every = [...samples.inputs, ...samples.targets].flatMap((column) => [...column]);
    expect(every.every((each) => Math.fround(each) === each)).toBe(true);
    expect(samples.targets[0]![0]).toBe(Math.fround(0.02));
    expect(samples.inputs[1]![0]).toBe(Math.fround(0.1));
    asked.forEach((all, k) => expect(samples.inputs[0]![k]).toBe(Math.fround(all[1]! / all[0]!)));
    expect(asked.some((all) => Math.fround(all[0]!) !== all[0])).toBe(true); // told in full
  });

  it('are the same for a seed', () => {
    const of = (seed: number) => measured({ ...options, count: 30, random: seeded(seed) });
    expect(of(1)).toEqual(of(1));
    expect(of(2).inputs).not.toEqual(of(1).inputs);
  });

  it('that cannot be are refused', () => {
    expect(() => measured({ ...options, count: 0 })).toThrow(
      new RangeError('the count must be a whole number from 1 on, not 0'),
    );
    expect(() => measured({ ...options, count: 1, targets: () => [1, NaN] })).toThrow(
      new RangeError('targets of sample 1: number 2 is NaN, not a finite number'),
    );
    expect(() => measured({ ...options, count: 1, tissue: { S0: 1e39, T2: 0.02 } })).toThrow(
      new RangeError('inputs of sample 1: number 1 is Infinity, not a finite number'), // beyond single precision
    );
    expect(() => logBetween(0, 1)).toThrow(new RangeError('a logarithm is between positive numbers, not 0 and 1'));
    expect(() => logBetween(2, 1)).toThrow(new RangeError('a logarithm is between positive numbers, not 2 and 1'));
  });
});

describe('samples', () => {
  it('from rows are columns, and rows again', () => {
    const samples = samplesOf(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [[7], [8], [9]],
    );
    expect(samples).toEqual({
      inputs: [Float64Array.of(1, 3, 5), Float64Array.of(2, 4, 6)],
      targets: [Float64Array.of(7, 8, 9)],
      count: 3,
    });
    expect(sampleAt(samples, 1)).toEqual({ x: [3, 4], t: [8] });
    expect(chosen(samples, [2, 0, 2])).toEqual(
      samplesOf(
        [
          [5, 6],
          [1, 2],
          [5, 6],
        ],
        [[9], [7], [9]],
      ),
    );
  });

  it('from rows that do not fit are refused for all of their faults', () => {
    expect(() => samplesOf([[1, 2], [3], [NaN, 4]], [[1], [1, Infinity]])).toThrow(
      new RangeError(
        [
          'there are 3 rows of inputs, and 2 of targets',
          'inputs of sample 2: 1 numbers, and the first has 2',
          'inputs of sample 3: number 1 is NaN, not a finite number',
          'targets of sample 2: 2 numbers, and the first has 1',
        ].join('\n'),
      ),
    );
  });
});

describe('parts', () => {
  const numbered = (count: number): Samples =>
    samplesOf(
      Array.from({ length: count }, (_, k) => [k, -k]),
      Array.from({ length: count }, (_, k) => [10 * k]),
    );

  it('of a split are all samples, each once, in random order, with their own targets', () => {
    const parts = split(numbered(50), { train: 0.5, validation: 0.3, random: seeded(9) });
    const three = [parts.train, parts.validation, parts.test()];
    expect(three.map(({ count }) => count)).toEqual([25, 15, 10]);
    const rows = three.flatMap((part) => Array.from({ length: part.count }, (_, k) => sampleAt(part, k)));
    for (const { x, t } of rows) expect([x[1]! + 0, t[0]]).toEqual([-x[0]! + 0, 10 * x[0]!]);
    const order = rows.map(({ x }) => x[0]!);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, k) => k));
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  });

  it('are the same for a seed, and a fifth each for validation and test when nothing is said', () => {
    const of = (seed: number) => split(numbered(10), { random: seeded(seed) });
    expect([of(1).train.count, of(1).validation.count, of(1).test().count]).toEqual([6, 2, 2]);
    expect(of(1).train).toEqual(of(1).train);
    expect(of(2).train).not.toEqual(of(1).train);
  });

  it('count how often the test is asked for, each split by itself', () => {
    const [one, other] = [split(numbered(10), { random: seeded(1) }), split(numbered(10), { random: seeded(1) })];
    expect(one.testAccesses).toBe(0);
    expect(one.test()).toBe(one.test());
    expect([one.testAccesses, other.testAccesses]).toEqual([2, 0]);
  });

  it('that share a sample are refused, whatever its targets, with its places', () => {
    const rows = (...all: readonly number[]): Samples =>
      samplesOf(
        all.map((x) => [x, 1]),
        all.map(() => [1]),
      );
    const overlap = 'parts overlap, so that a test would ask what was learned by heart:\n';
    const refused = (parts: readonly [Samples, Samples, Samples], issues: readonly string[]): void =>
      expect(() => parted(...parts)).toThrow(new RangeError(overlap + issues.join('\n')));
    refused([rows(1, 2), rows(3, 2), rows(4)], ['validation sample 2 has the inputs of training sample 2']);
    refused([rows(1), rows(3), rows(4, 3)], ['test sample 2 has the inputs of validation sample 1']);
    refused([rows(5), rows(6), rows(5)], ['test sample 1 has the inputs of training sample 1']);
    refused(
      [rows(1, 2, 3), rows(1, 2, 3), rows(1, 2)],
      [...[1, 2, 3].map((k) => `validation sample ${k} has the inputs of training sample ${k}`), '… and 2 more'],
    );
    const other = { ...rows(2), targets: [Float64Array.of(-1)] };
    refused([rows(1, 2), other, rows(4)], ['validation sample 1 has the inputs of training sample 2']);
  });

  it('may hold a sample twice, if only one of them does', () => {
    const twice = samplesOf([[1], [1]], [[1], [1]]);
    const parts = parted(twice, samplesOf([[2], [2]], [[1], [1]]), samplesOf([[1.5]], [[1]]));
    expect([parts.train.count, parts.validation.count, parts.test().count]).toEqual([2, 2, 1]);
  });

  it('of samples that are there twice are refused where the two come apart', () => {
    const same = samplesOf(
      Array.from({ length: 10 }, () => [1, 2]),
      Array.from({ length: 10 }, () => [1]),
    );
    expect(() => split(same, { random: seeded(1) })).toThrow(
      /^parts overlap.*\nvalidation sample 1 has the inputs of training sample 1\n/,
    );
  });

  it.each([
    [0, 0.5, 10],
    [0.5, 0, 10],
    [0.5, 0.5, 10],
    [0.9, 0.2, 10],
    [-0.5, 0.2, 10],
    [NaN, 0.2, 10],
    [0.6, 0.2, 2],
  ])('with shares of %d and %d of %d samples are refused', (train, validation, count) => {
    expect(() => split(numbered(count), { train, validation, random: seeded(1) })).toThrow(
      new RangeError(
        `${train} and ${validation} of ${count} samples leave a part empty: training, validation and test need one or more each`,
      ),
    );
  });
});
