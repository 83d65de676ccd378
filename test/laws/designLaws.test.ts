// Laws of designs: of costs and their slopes, of choices, tolerances and trains.
import { numbers } from '@fishergrad/engine';
import {
  choose,
  costsOf,
  criteria,
  type Criterion,
  type DesignProblem,
  exchange,
  freeValues,
  logCostOf,
  meanOf,
  sdSlopes,
  space,
  tolerances,
} from '@fishergrad/models/design';
import { seeded } from '@fishergrad/random';
import { designStudy, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { both, decay, echoes, named } from '../support/designSetups.ts';
import { steps } from '../support/designs.ts';

describe('a criterion', () => {
  const random = seeded(3);
  const rows = (count: number): number[][] => Array.from({ length: count }, () => [0, 0, 0].map(() => random() - 0.5));
  const targets = ([a, b]: readonly [number[], number[]]) => [
    { name: 'a', value: 2, slopes: a, weight: 1 },
    { name: 'b', value: -3, slopes: b, weight: 0.7 },
  ];
  const slopes = [
    [1, 0, 0],
    [0.2, 1, -1],
  ] as [number[], number[]];

  it.each(named)('%s falls with more information, as 1/n with n times as much', (_, { logCost }) => {
    for (let k = 0; k < 20; k++) {
      const R = rows(5);
      const cost = logCost(numbers, R, targets(slopes));
      expect(logCost(numbers, [...R, ...rows(1)], targets(slopes))).toBeLessThan(cost);
      expectClose(logCost(numbers, [...R, ...R, ...R], targets(slopes)), cost - Math.log(3), 1e-12, 1e-12);
    }
  });

  it.each(named)('%s has a reciprocal that is concave in F', (_, { logCost }) => {
    for (let k = 0; k < 50; k++) {
      const [R, Q] = [rows(4), rows(4)];
      const half = [...R, ...Q].map((row) => row.map((x) => x * Math.SQRT1_2));
      const worth = (some: number[][]): number => Math.exp(-logCost(numbers, some, targets(slopes)));
      expect(worth(half)).toBeGreaterThanOrEqual(((worth(R) + worth(Q)) / 2) * (1 - 1e-9));
    }
  });

  it.each(named)('%s stays in other parameters, D shifts by a constant', (name, { logCost }) => {
    const [T, V] = [
      [
        [2, 1, 0],
        [0, 3, -1],
        [1, 0, 1],
      ],
      [
        [0.6, -0.2, -0.2],
        [-0.2, 0.4, 0.4],
        [-0.6, 0.2, 1.2],
      ],
    ]; // V = 2 · T⁻¹ but for a factor checked next
    const by = (row: readonly number[], M: readonly number[][]): number[] =>
      [0, 1, 2].map((k) => row.reduce((sum, x, i) => sum + x * M[i]![k]!, 0));
    const product = T.map((row) => by(row, V));
    product.forEach((row, i) => row.forEach((x, k) => expectClose(x, i === k ? 1 : 0, 0, 1e-12)));
    const unit = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const whole = (s: readonly number[][]) => s.map((each, k) => ({ name: `${k}`, value: 1, slopes: each, weight: 1 }));
    const shifts = [0, 1, 2].map(() => {
      const R = rows(5); // f in θ; of φ with θ = Tφ it is fT, and a quantity's slopes g are gT
      if (name === 'D')
        return (
          logCost(
            numbers,
            R.map((f) => by(f, T)),
            whole(unit),
          ) - logCost(numbers, R, whole(unit))
        );
      const moved = slopes.map((g) => by(g, T)) as [number[], number[]];
      return (
        logCost(
          numbers,
          R.map((f) => by(f, T)),
          targets(moved),
        ) - logCost(numbers, R, targets(slopes))
      );
    });
    shifts.forEach((shift) => expectClose(shift, name === 'D' ? (-2 / 3) * Math.log(5) : 0, 0, 1e-10));
  });
});

describe('the slopes of costs', () => {
  const problem = (criterion: Criterion, tissues: DesignProblem['tissues']): DesignProblem => ({
    setups: [decay(0.002), decay(0.01), decay(0.03)],
    ...{ space: space({ TE: freeValues(5, 0.0001, 0.06) }), criterion, of: both, tissues },
  });

  it.each(named)('of %s are differences', (_, criterion) => {
    const asked = problem(criterion, 'worst');
    const x = [0.0003, 0.002, 0.006, 0.013, 0.03];
    const costs = costsOf(asked)(Float64Array.from(x));
    const [values, gradients] = [[...costs.values], costs.gradients.map((each) => [...each])];
    asked.setups.forEach((setup, j) => {
      const cost = (at: number[]): number =>
        logCostOf(numbers, asked, { ...setup, protocol: at.map((TE) => ({ TE })) });
      expectClose(values[j], cost(x), 1e-12);
      const size = Math.max(...gradients[j]!.map(Math.abs));
      x.forEach((here, k) => {
        const at = (h: number): number => cost(x.map((value, i) => (i === k ? here + h : value)));
        const [h, d] = [here * 1e-2, (step: number): number => (at(step) - at(-step)) / (2 * step)];
        const [a, b, c] = [d(h), d(h / 2), d(h / 4)]; // Richardson: error of order h⁶
        const [p, q] = [(4 * b - a) / 3, (4 * c - b) / 3];
        expectClose(gradients[j]![k], (16 * q - p) / 15, 1e-8, 1e-8 * size);
      });
    });
  });
});

// physics.md of the project: complex-step differentiation of a separate program, ms per ms.
describe('∂SD(T2*)/∂TE of the six echoes 0.14 … 17.14 ms at S0/σ = 50', () => {
  const TE = steps(0.14, 17.14, 5);
  it.each([
    [10, [0.043297, -0.001344, -0.006249, -0.002832, 0.000332, 0.001873], 6e-7],
    [1, [5.96244e-2, 1.420159e-1, 7.656426e-4, 2.029834e-6, 4.12922e-9, 7.300911e-12], 0],
  ])('at %d ms', (T2star, wanted, floor) => {
    const slopesAt = (times: readonly number[]) =>
      sdSlopes({ ...decay(T2star / 1e3), protocol: echoes(...times) }, 'T2star');
    const { sd, slopes } = slopesAt(TE);
    expectClose(sd * 1e3, T2star === 10 ? 0.350778 : 0.202408, 2e-6);
    slopes.forEach((slope, k) => {
      expectClose(slope['TE'], wanted[k]!, 1e-6, floor);
      const at = (h: number): number => slopesAt(TE.map((value, i) => (i === k ? value + h : value))).sd * 1e3;
      const d = (h: number): number => (at(h) - at(-h)) / (2 * h);
      const [a, b, c] = [d(0.04), d(0.02), d(0.01)];
      expectClose(slope['TE'], (16 * ((4 * c - b) / 3) - (4 * b - a) / 3) / 15, 1e-8, 1e-12);
    });
  });
});

describe('the best k of n', () => {
  it.each(named)('by %s: exchange finds what trying all finds', (_, criterion) => {
    const random = seeded(9);
    for (let n = 3; n <= 12; n++) {
      const protocol = echoes(...Array.from({ length: n }, () => 40 * random() ** 2 + 0.1));
      const of = criterion.name === 'c' ? both.slice(1) : both;
      const problem = {
        experiments: [0.003, 0.02].map((T2star) => ({ ...decay(T2star), protocol })),
        criterion,
        of,
        tissues: [0.4, 0.6],
      };
      for (let keep = 2; keep < n; keep += n > 8 ? 2 : 1) {
        const tried = choose(problem, keep, { starts: 1, random });
        expect(tried.proved).toBe(true);
        const found = exchange(problem, keep, { starts: 20, random });
        expectClose(found.logCost, tried.logCost, 1e-9, 1e-9);
        expectClose(found.logCost, brute(problem, keep), 1e-9, 1e-9);
      }
    }
  });

  /** By subsets as bits, each priced as the protocol it leaves. */
  function brute({ experiments, criterion, of, tissues }: Parameters<typeof choose>[0], keep: number): number {
    const n = experiments[0]!.protocol.length;
    let least = Infinity;
    for (let bits = 0; bits < 2 ** n; bits++) {
      const kept = Array.from({ length: n }, (_, k) => k).filter((k) => (bits >> k) & 1);
      if (kept.length !== keep) continue;
      const costs = experiments.map((each) =>
        logCostOf(numbers, { criterion, of }, { ...each, protocol: kept.map((k) => each.protocol[k]!) }),
      );
      least = Math.min(least, meanOf(costs, tissues as readonly number[], criterion.power).logCost);
    }
    return least;
  }
});

describe('tolerances', () => {
  it('end where the cost is 5 % more, or the range does', () => {
    const setup = decay(0.01);
    const of = [{ name: 'T2star', weight: 1 }];
    const cost = (x: Float64Array): number =>
      logCostOf(numbers, { criterion: criteria.relative, of }, { ...setup, protocol: Array.from(x, (TE) => ({ TE })) });
    const at = [0, 0.01108857552878545];
    const box = { lower: [0, 0], upper: [0.06, 0.06] };
    const edges = tolerances(cost, at, box, 0.05);
    expect(edges[0]!.low).toBe(0);
    edges.forEach(({ low, high }, k) => {
      for (const edge of [low, high]) {
        if (edge === 0) continue;
        const x = Float64Array.from(at, (value, i) => (i === k ? edge : value));
        expectClose(Math.exp(cost(x) - cost(Float64Array.from(at))), 1.05, 1e-9);
      }
    });
  });
});

it('a train of 60 pulses whose angles may change by 1° each time keeps that and its range exactly', () => {
  const text = readStudy(`model: fingerprint
tissue: { M0: 1, T1: 1380 ms, T2: 80 ms }
protocol: { FA: "${Array.from({ length: 60 }, (_, k) => 10 + (k % 30)).join(', ')} deg", TR: 13 ms, TE: 3 ms, TI: 20 ms }
noise: { kind: gaussian, sigma: 1 }
design: { vary: { FA: { from: 10 deg, to: 60 deg, slew: 1 deg } }, criterion: relative, of: [T1, T2], starts: 1 }
`);
  const search = designStudy(text, seeded(1));
  let step = search.next();
  for (let k = 0; k < 60 && !step.done; k++) step = search.next();
  const answer = step.done ? step.value : step.value.soFar!();
  const FA = answer.protocol.map((at) => at['FA']!);
  const degree = Math.PI / 180;
  expect(Math.min(...FA)).toBeGreaterThanOrEqual(10 * degree);
  expect(Math.max(...FA)).toBeLessThanOrEqual(60 * degree);
  FA.slice(1).forEach((angle, k) => expect(Math.abs(angle - FA[k]!)).toBeLessThanOrEqual(degree * (1 + 1e-12)));
  expect(answer.price.logCost).toBeLessThan(answer.priceBefore?.logCost ?? Infinity);
});
