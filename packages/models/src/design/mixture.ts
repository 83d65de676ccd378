import { gradient, numbers, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { unknowns } from '../information/experiment.ts';
import { rootInformation } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import { targetsOf, type Wanted } from './aim.ts';
import type { Criterion } from './criterion.ts';
import { priorRows } from './priors.ts';
import type { Setup } from './problem.ts';
import type { Told } from './region.ts';
import { triangle } from './triangle.ts';

/** What a mixture of acquisitions costs one tissue, and how that changes with more of any. */
export interface Judged {
  /** ln cost. */
  readonly logCost: number;
  /**
   * S, as rows: of an acquisition with rows f the cost falls by Σ fᵀSf times the number that is added, −∂ ln cost/∂n. Where
   * nothing is known beforehand these sum to 1 over a whole design.
   */
  readonly worth: readonly Float64Array[];
}

/** ln cost and worth of mixtures: of acquisitions told in rows, and of how often each is made. */
export type Judge = (told: Told, counts: ArrayLike<number>) => Judged;

/** The judges of all tissues: what each has been told beforehand (priors, fixed acquisitions) is counted. */
export function judgesOf(
  setups: readonly Setup[],
  {
    criterion,
    of,
    fixed = [],
    averages = 1,
  }: {
    readonly criterion: Criterion;
    readonly of: readonly Wanted[];
    readonly fixed?: readonly Readonly<Record<string, number>>[];
    readonly averages?: number;
  },
): Judge[] {
  const width = unknowns(opened(setups[0]!)).length;
  const cost = costOfRoot(criterion, width, of.length);
  return setups.map((setup) => {
    const experiment = opened({ ...setup, protocol: fixed, averages: fixed.map(() => averages) });
    const targets = targetsOf(numbers, experiment, of);
    const about = [...targets.flatMap(({ slopes }) => slopes), ...targets.map(({ value }) => value)];
    const beforehand = fixed.length > 0 ? rootInformation(numbers, experiment) : priorRows(experiment);
    const weights = targets.map(({ weight }) => weight);
    return (told, counts) => cost(triangle(numbers, [...beforehand, ...scaledRows(told, counts)]), about, weights);
  });
}

function scaledRows({ rows, channels, width }: Told, counts: ArrayLike<number>): number[][] {
  const all: number[][] = [];
  for (let place = 0; place < counts.length; place++) {
    const root = Math.sqrt(counts[place]!);
    for (let c = 0; c < channels; c++)
      all.push(Array.from({ length: width }, (_, i) => root * rows[c * width + i]![place]!));
  }
  return all;
}

type CostOfRoot = (U: readonly (readonly number[])[], about: readonly number[], weights: readonly number[]) => Judged;

/** ln cost as a function of the triangle U, and from its slopes in U the worth S: ∂ ln cost/∂U is the upper part of −2 U S. */
function costOfRoot(criterion: Criterion, p: number, count: number): CostOfRoot {
  const inputs = [
    ...Array.from({ length: p * p }, (_, k) => `u${k}`),
    ...Array.from({ length: count * p }, (_, k) => `g${k}`),
    ...Array.from({ length: count }, (_, k) => `v${k}`),
  ];
  let run: ReturnType<typeof compile>['at'] | undefined;
  const out = new Float64Array(1 + p * p);
  const x = new Float64Array(inputs.length);
  return (U, about, weights) => {
    run ??= compile(recorded(weights)).at;
    U.forEach((row, i) => row.forEach((entry, k) => (x[i * p + k] = entry)));
    x.set(about, p * p);
    run(x, out);
    return { logCost: out[0]!, worth: worthOf(U, out, p) };
  };

  function recorded(weights: readonly number[]) {
    return record(inputs, (a, all) => {
      const found = gradient(
        a,
        (b, u, lift) => {
          const targets = weights.map((weight, t) => ({
            ...{ name: '', weight, value: lift(all[p * p + count * p + t]!) },
            slopes: Array.from({ length: p }, (_, i) => lift(all[p * p + t * p + i]!)),
          }));
          return criterion.logCost(
            b,
            Array.from({ length: p }, (_, i) => u.slice(i * p, (i + 1) * p)),
            targets,
          );
        },
        all.slice(0, p * p),
      );
      return [found.value, ...found.gradient];
    });
  }
}

/** S from the upper part of G = U S, row by row from below; S is symmetric. */
function worthOf(U: readonly (readonly number[])[], out: Float64Array, p: number): Float64Array[] {
  const S = Array.from({ length: p }, () => new Float64Array(p));
  for (let i = p - 1; i >= 0; i--)
    for (let k = p - 1; k >= i; k--) {
      let rest = -out[1 + i * p + k]! / 2;
      for (let m = i + 1; m < p; m++) rest -= U[i]![m]! * S[m]![k]!;
      S[i]![k] = rest / U[i]![i]!;
      S[k]![i] = S[i]![k]!;
    }
  return S;
}

/** Σ fᵀSf over the rows of an acquisition. */
export function worthAt({ rows, channels, width }: Told, S: readonly Float64Array[], place: number): number {
  let sum = 0;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < width; i++) {
      const f = rows[c * width + i]![place]!;
      if (f === 0) continue;
      for (let k = 0; k < width; k++) sum += f * S[i]![k]! * rows[c * width + k]![place]!;
    }
  return sum;
}

/** Its slope in a setting: 2 Σ fᵀS ∂f. */
export function worthSlope(
  { rows, slopes, channels, width }: Told,
  S: readonly Float64Array[],
  place: number,
  setting: number,
): number {
  let sum = 0;
  const moved = slopes[setting]!;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < width; i++)
      for (let k = 0; k < width; k++)
        sum += 2 * rows[c * width + i]![place]! * S[i]![k]! * moved[c * width + k]![place]!;
  return sum;
}
