// The lowest place of planes on a bowl, held to the conditions that only it meets: seeded planes, many of them alike or at one
// height, boxes that cut and boxes without width, from nothing and from what held the place of others.
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { type LowestPlace, lowerRoot, type Planes, quadraticProgram } from '../support/planes.ts';

interface Asked {
  readonly planes: Planes;
  readonly B: Float64Array;
}

/** Planes of one seed: of every four, one is seen before, one parallel to one before, one as high as one before. */
function asked(seed: number): Asked {
  const random = seeded(seed);
  const whole = (most: number): number => Math.floor(random() * most);
  const [n, m, wild] = [1 + whole(9), 1 + whole(30), 10 ** (6 * random() - 3)];
  const heights = Float64Array.from({ length: m }, () => -random() * 3);
  heights[0] = 0;
  const slopes = Float64Array.from({ length: m * n }, () => wild * (2 * random() - 1));
  for (let j = 1; j < m; j++) {
    const [other, kind] = [whole(j), whole(4)];
    if (kind < 2) slopes.copyWithin(j * n, other * n, (other + 1) * n);
    if (kind === 0 || kind === 2) heights[j] = heights[other]!;
  }
  const lower = Float64Array.from({ length: n }, () => [-Infinity, -1, -0.1, 0][whole(4)]!);
  const upper = Float64Array.from({ length: n }, () => [Infinity, 1, 0.1, 0][whole(4)]!);
  const C = Float64Array.from({ length: n * n }, () => 2 * random() - 1);
  const B = Float64Array.from({ length: n * n }, (_, i) => {
    const [row, column] = [Math.floor(i / n), i % n];
    let sum = row === column ? 0.01 : 0;
    for (let k = 0; k < n; k++) sum += C[row * n + k]! * C[column * n + k]!;
    return sum * wild;
  });
  return { planes: { heights, slopes, lower, upper }, B };
}

const lowest = ({ planes, B }: Asked, from?: LowestPlace): LowestPlace =>
  quadraticProgram(planes, lowerRoot(B, planes.lower.length)!, from?.holds);

/** Demands B d + Σ μ g + ν = 0, with ν of the right sign at sides of the box and 0 elsewhere, and planes of weight on top. */
function expectLowest({ planes, B }: Asked, { step, height, bowl, weights }: LowestPlace): void {
  const { heights, slopes, lower, upper } = planes;
  const n = lower.length;
  const at = Array.from(heights, (h, j) => h + step.reduce((sum, d, k) => sum + d * slopes[j * n + k]!, 0));
  expect(height).toBeCloseTo(Math.max(...at), 11);
  expect(Math.abs(weights.reduce((sum, each) => sum + each, 0) - 1)).toBeLessThan(1e-14);
  const steep = slopes.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const size = 1 + steep * step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  weights.forEach((μ, j) => {
    expect(μ).toBeGreaterThanOrEqual(0);
    if (μ > 0) expect(height - at[j]!).toBeLessThan(1e-10 * size);
  });
  const Bd = step.map((_, k) => step.reduce((sum, d, l) => sum + d * B[k * n + l]!, 0));
  expect(Math.abs(step.reduce((sum, d, k) => sum + (d * Bd[k]!) / 2, 0) - bowl)).toBeLessThan(1e-10 * size);
  for (let k = 0; k < n; k++) {
    const left = weights.reduce((sum, μ, j) => sum + μ * slopes[j * n + k]!, Bd[k]!);
    expect(step[k]! >= lower[k]! && step[k]! <= upper[k]!).toBe(true);
    if (step[k]! > lower[k]!) expect(left).toBeLessThan(1e-9 * steep);
    if (step[k]! < upper[k]!) expect(left).toBeGreaterThan(-1e-9 * steep);
  }
}

describe('the lowest place of planes on a bowl', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed);

  it('is the lowest', () => {
    for (const seed of seeds) {
      const found = lowest(asked(seed));
      expectLowest(asked(seed), found);
      expect(found.height + found.bowl).toBeLessThanOrEqual(0); // where it would stay
    }
  });

  it('is the same, wherever the way began', () => {
    for (const seed of seeds) {
      const { planes, B } = asked(seed);
      const end = lowest({ planes, B });
      const turned: Asked = { planes: { ...planes, slopes: planes.slopes.map((each) => -each) }, B };
      const tilted = { planes: { ...planes, heights: planes.heights.map((each, j) => each * (1 + 0.1 * (j % 3))) }, B };
      for (const from of [end, lowest(turned), lowest(tilted)]) {
        const again = lowest({ planes, B }, from);
        expectLowest({ planes, B }, again);
        const size = 1 + end.step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
        again.step.forEach((d, k) => expect(Math.abs(d - end.step[k]!)).toBeLessThan(1e-8 * size));
      }
    }
  });

  it('lies exactly on the sides that hold it', () => {
    let sides = 0;
    for (const seed of seeds) {
      const { planes } = asked(seed);
      const { step, holds } = lowest(asked(seed));
      const [m, n] = [planes.heights.length, step.length];
      for (const q of holds.held.filter((each) => each >= m)) {
        expect(step[(q - m) % n]).toBe(q < m + n ? planes.lower[q - m] : planes.upper[q - m - n]);
        sides++;
      }
    }
    expect(sides).toBeGreaterThan(400);
  });

  it('is the solution of two equations, worked out by hand', () => {
    // max(x, −y) + (x² + 2 y²)/2: on x = −y lies x − μ … : μ + x = 0 and −(1 − μ) + 2 y = 0 with y = −x give x = −1/3, y = 1/3
    const planes = {
      heights: new Float64Array(2),
      slopes: Float64Array.of(1, 0, 0, -1),
      lower: new Float64Array(2).fill(-Infinity),
      upper: new Float64Array(2).fill(Infinity),
    };
    const { step, weights, height } = quadraticProgram(planes, lowerRoot(Float64Array.of(1, 0, 0, 2), 2)!);
    [-1 / 3, 1 / 3, 1 / 3, 2 / 3, -1 / 3].forEach((wanted, k) =>
      expect([...step, ...weights, height][k]).toBeCloseTo(wanted, 15),
    );
  });

  it('may have 240 planes through it', () => {
    const n = 120;
    const planes = {
      heights: Float64Array.from({ length: 2 * n }, (_, j) => (j < n ? -j / n : j / n - 1) / 4),
      slopes: Float64Array.from({ length: 2 * n * n }, (_, i) => {
        const j = Math.floor(i / n);
        return i % n === j % n ? (j < n ? 1 : -1) : 0;
      }),
      lower: new Float64Array(n).fill(-1),
      upper: new Float64Array(n).fill(1),
    };
    const B = new Float64Array(n * n);
    for (let k = 0; k < n; k++) B[k * n + k] = 1e-9;
    const end = lowest({ planes, B });
    expectLowest({ planes, B }, end);
    // plane k, x − k/4n, and plane n + k, k/4n − x, cross at height 0 where x = k/4n, for every k
    expect(end.height).toBeCloseTo(0, 12);
    end.step.forEach((x, k) => expect(x).toBeCloseTo(k / (4 * n), 12));
  });
});

it('a matrix that is not positive definite has no root', () => {
  expect(lowerRoot(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
  expect(lowerRoot(Float64Array.of(NaN), 1)).toBeUndefined();
  expect([...lowerRoot(Float64Array.of(4, 2, 2, 10), 2)!]).toEqual([2, 0, 1, 3]);
});
