import type { Arithmetic } from '@fishergrad/engine';
import type { Rows } from '../information/rows.ts';
import type { Target } from './aim.ts';
import { largestEigenvalue } from './largestEigenvalue.ts';
import { dotOver, moves, triangle } from './triangle.ts';

/**
 * What is to be small.
 *
 * `logCost` is the logarithm of a cost that falls as 1/n with n times as many samples, as a variance does; that is what makes
 * costs of different criteria comparable, and efficiencies ratios of numbers of samples. 1/cost is a concave function of F, so
 * that the equivalence theorem holds for it (Pukelsheim 1993, Optimal Design of Experiments, ch. 5).
 */
export interface Criterion {
  /** Its name in the field. */
  readonly name: string;
  /** What it makes small, as a phrase. */
  readonly says: string;
  /** ln cost, of the root of the information and of the quantities it is about. */
  readonly logCost: <T>(a: Arithmetic<T>, R: Rows<T>, targets: readonly Target<T>[]) => T;
  /** The cost as the field tells it: ln det F⁻¹, a variance, a sum of CoVs; of `count` quantities. */
  readonly told: (logCost: number, count: number) => number;
  /** The cost is averaged over tissues as its r-th power: 1 for variances, ½ for SDs, 0 for determinants (the mean of ln). */
  readonly power: 0 | 0.5 | 1;
}

/** The covariance YᵀY of the targets, as Y = U⁻ᵀ Gᵀ: one column for each. */
function movesOf<T>(a: Arithmetic<T>, R: Rows<T>, targets: readonly Target<T>[]): T[][] {
  const U = triangle(a, R);
  return targets.map(({ slopes }) => moves(a, U, slopes));
}

function variancesOf<T>(a: Arithmetic<T>, R: Rows<T>, targets: readonly Target<T>[], relative: boolean): T[] {
  return movesOf(a, R, targets).map((y, k) => {
    const variance = dotOver(a, y, y);
    const { value } = targets[k]!;
    return relative ? a.div(variance, a.mul(value, value)) : variance;
  });
}

function weighed<T>(a: Arithmetic<T>, costs: readonly T[], targets: readonly Target<T>[]): T {
  return a.add(...costs.map((cost, k) => (targets[k]!.weight === 1 ? cost : a.mul(targets[k]!.weight, cost))));
}

const { exp } = Math;

/** ln det of the covariance of the targets. */
const determinant: Criterion = {
  name: 'Ds',
  says: 'the determinant of the covariance of those it is about',
  logCost: (a, R, targets) => {
    const Y = movesOf(a, R, targets);
    const rows = (Y[0] ?? []).map((_, n) => Y.map((y) => y[n]!));
    const logs = triangle(a, rows).map((row, i) => a.log(row[i]!));
    return a.mul(2 / targets.length, a.add(...logs));
  },
  told: (logCost, count) => logCost * count,
  power: 0,
};

/**
 * The criteria, by name. θ are the quantities a design is about, C = G F⁻¹ Gᵀ is their covariance, w their weights.
 *
 * - `D`: ln det F⁻¹ of all unknowns, whatever it is about; `Ds`: ln det C
 * - `A`: Σ w var θ; `c`: var θ of one quantity
 * - `relative`: Σ w var(θ)/θ²; `CoV`: Σ w SD(θ)/|θ|
 * - `E`: the largest eigenvalue of the relative covariance Cᵢₖ/θᵢθₖ: the least certain combination of logarithms
 *
 * @example
 * ```ts
 * import { numbers } from '@fishergrad/engine';
 *
 * const target = { name: 'T2', value: 2, slopes: [0, 1], weight: 1 };
 * Math.exp(criteria.relative.logCost(numbers, [[1, 0], [0, 10]], [target])); // ~> 0.0025
 * ```
 */
export const criteria: Readonly<Record<'D' | 'Ds' | 'A' | 'c' | 'relative' | 'CoV' | 'E', Criterion>> = {
  D: {
    ...determinant,
    name: 'D',
    says: 'the determinant of the covariance of all unknowns',
    logCost: (a, R) => {
      const logs = triangle(a, R).map((row, i) => a.log(row[i]!));
      return a.mul(-2 / logs.length, a.add(...logs));
    },
  },
  Ds: determinant,
  A: {
    name: 'A',
    says: 'the sum of variances',
    logCost: (a, R, targets) => a.log(weighed(a, variancesOf(a, R, targets, false), targets)),
    told: exp,
    power: 1,
  },
  c: {
    name: 'c',
    says: 'the variance',
    logCost: (a, R, targets) => a.log(weighed(a, variancesOf(a, R, targets, false), targets)),
    told: exp,
    power: 1,
  },
  relative: {
    name: 'relative',
    says: 'the sum of relative variances, (SD/value)²',
    logCost: (a, R, targets) => a.log(weighed(a, variancesOf(a, R, targets, true), targets)),
    told: exp,
    power: 1,
  },
  CoV: {
    name: 'CoV',
    says: 'the sum of CoVs, SD/value',
    logCost: (a, R, targets) => {
      const covs = variancesOf(a, R, targets, true).map((each) => a.sqrt(each));
      return a.mul(2, a.log(weighed(a, covs, targets)));
    },
    told: (logCost) => exp(logCost / 2),
    power: 0.5,
  },
  E: {
    name: 'E',
    says: 'the largest eigenvalue of the relative covariance',
    logCost: (a, R, targets) => {
      const Y = movesOf(a, R, targets).map((y, k) => y.map((each) => a.div(each, targets[k]!.value)));
      return a.log(
        largestEigenvalue(
          a,
          Y.map((x) => Y.map((y) => dotOver(a, x, y))),
        ),
      );
    },
    told: exp,
    power: 1,
  },
};
