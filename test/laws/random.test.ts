// Chance with a seed: Python's numbers bit for bit, the moments of normal deviates, orders all as likely.
import { normal, python, seeded, shuffled } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';

describe('python', () => {
  // CPython 3.11: random.seed(seed); [random.random() for _ in range(3)], and the thousandth after these
  it.each([
    [0, [0.8444218515250481, 0.7579544029403025, 0.420571580830845], 0.7786177341461099],
    [1, [0.13436424411240122, 0.8474337369372327, 0.763774618976614], 0.19531058823852132],
    [1234, [0.9664535356921388, 0.4407325991753527, 0.007491470058587191], 0.29568688861378534],
    [2 ** 32 + 5, [0.15727238718789782, 0.2824866316461999, 0.6044540318498407], 0.8998117908894872],
    [Number.MAX_SAFE_INTEGER, [0.09425040007102303, 0.22287455761867403, 0.19135148760372034], 0.2816880672348189],
  ])('gives the numbers of random.seed(%d)', (seed, first, thousandth) => {
    const random = python(seed);
    expect([random(), random(), random()]).toEqual(first);
    expect(Array.from({ length: 1000 }, random).at(-1)).toBe(thousandth);
  });

  it.each([-1, 0.5, 2 ** 53, NaN])('refuses the seed %d', (seed) => {
    expect(() => python(seed)).toThrow(`a seed is a whole number from 0 to 9007199254740991, not ${seed}`);
  });
});

describe('seeded', () => {
  it('gives numbers in [0, 1), others for another seed, and the same again', () => {
    const [one, two, again] = [seeded(1), seeded(2), seeded(1)].map((random) => Array.from({ length: 1000 }, random));
    expect(again).toEqual(one);
    expect(two!.some((each, k) => each === one![k])).toBe(false);
    expect(one!.every((each) => each >= 0 && each < 1)).toBe(true);
  });

  // tools/reference/xoroshiro.py: xoroshiro128+ from its definition, in Python's integers
  it('is xoroshiro128+ of a mixed seed, and stays so: results of old seeds stay', () => {
    const random = seeded(1);
    expect([random(), random()]).toEqual([0.11518786744410137, 0.21567515319580255]);
  });

  it('begins as evenly and as independently for neighboring seeds as for any', () => {
    const N = 20_000;
    for (const place of [0, 1, 5]) {
      const drawn = Array.from({ length: N }, (_, seed) => Array.from({ length: place + 1 }, seeded(seed)).at(-1)!);
      const product = drawn.slice(1).reduce((sum, x, k) => sum + (x - 0.5) * (drawn[k]! - 0.5), 0);
      expect(Math.abs(product * 12)).toBeLessThan(4.5 * Math.sqrt(N));
      const counts = new Array<number>(20).fill(0);
      for (const x of drawn) counts[Math.floor(20 * x)]!++;
      // χ² of 19 degrees of freedom lies outside of these once in 10 000 times
      const chiSquared = counts.reduce((sum, count) => sum + (count - N / 20) ** 2 / (N / 20), 0);
      expect(chiSquared).toBeGreaterThan(3.2);
      expect(chiSquared).toBeLessThan(50.8);
    }
  });

  it.each([0.5, 2 ** 31, NaN])('refuses the seed %d', (seed) => {
    expect(() => seeded(seed)).toThrow(`a seed is a whole number from -2147483648 to 2147483647, not ${seed}`);
  });
});

describe('normal', () => {
  const N = 200_000;
  const random = seeded(5);
  const drawn = Array.from({ length: N }, () => normal(random));

  // Mean of xᵏ against the moments 0, 1, 0, 3, 0, 15 of a normal deviate; 4.5 standard errors, √(var xᵏ / N)
  it.each([
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
    [6, 15, 10170],
  ])('has the moment of order %d', (order, moment, variance) => {
    const mean = drawn.reduce((sum, x) => sum + x ** order, 0) / N;
    expect(Math.abs(mean - moment)).toBeLessThan(4.5 * Math.sqrt(variance / N));
  });

  it('lies beyond 1, 2, 3 and 4 as often as it must', () => {
    // 1 − erf(z/√2), Abramowitz & Stegun table 26.1
    for (const [z, share] of [
      [1, 0.3173105078629141],
      [2, 0.0455002638963584],
      [3, 0.0026997960632602],
      [4, 6.334248366624e-5],
    ] as const) {
      const found = drawn.filter((x) => Math.abs(x) > z).length;
      expect(Math.abs(found - N * share), `${z}`).toBeLessThan(4.5 * Math.sqrt(N * share));
    }
  });

  it('does not depend on the one before', () => {
    const product = drawn.slice(1).reduce((sum, x, k) => sum + x * drawn[k]!, 0) / N;
    expect(Math.abs(product)).toBeLessThan(4.5 / Math.sqrt(N));
  });

  it('is defined where its source gives exactly 0', () => {
    const chances = [0, 0, 0.3, 0.6];
    expect(normal(() => chances.shift()!)).toBeCloseTo((1.7156 * 0.1) / 0.7, 12);
  });
});

describe('shuffled', () => {
  it('holds every number once', () => {
    expect([...shuffled(1000, seeded(3))].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, k) => k));
    expect([...shuffled(0, seeded(3))]).toEqual([]);
  });

  it('gives each of the 24 orders of four as often', () => {
    const [random, counts, N] = [seeded(11), new Map<string, number>(), 24_000];
    for (let k = 0; k < N; k++) {
      const order = shuffled(4, random).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    // χ² of 23 degrees of freedom exceeds 58.6 once in 20 000 times
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - N / 24) ** 2 / (N / 24), 0);
    expect(chiSquared).toBeLessThan(58.6);
  });

  it.each([-1, 1.5])('refuses a count of %d', (n) => {
    expect(() => shuffled(n, seeded(1))).toThrow(`as many as ${n} numbers cannot be put in order`);
  });
});
