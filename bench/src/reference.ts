import { checked, DECAY, decays, moons, RATE, recoveries, SIGMA, TE, TI, weights, WIDTHS } from './data.ts';
import type { MapName } from './ownMap.ts';

/** Closed forms worked out by hand, in plain numbers: what every variant must agree with before it is timed. */

/** SDs of S0, T2* and R2* for S0 e^(−TE/T2*). */
export function decayBound(S0: number, T2: number, times: readonly number[] = TE): [number, number, number] {
  let [f00, f01, f11] = [0, 0, 0];
  for (const t of times) {
    const e = Math.exp(-t / T2);
    const g = (S0 * t * e) / (T2 * T2);
    f00 += e * e;
    f01 += e * g;
    f11 += g * g;
  }
  const det = f00 * f11 - f01 * f01;
  const sd = SIGMA * Math.sqrt(f00 / det);
  return [SIGMA * Math.sqrt(f11 / det), sd, sd / (T2 * T2)];
}

/** SDs of A, B, T1* and T1 = T1* (B/A − 1) for A − B e^(−TI/T1*). */
function recoveryBound(A: number, B: number, T1s: number): [number, number, number, number] {
  const rows = TI.map((t) => {
    const e = Math.exp(-t / T1s);
    return [1, -e, (-B * t * e) / (T1s * T1s)] as const;
  });
  const f = (i: 0 | 1 | 2, k: 0 | 1 | 2): number => rows.reduce((sum, row) => sum + row[i] * row[k], 0);
  const [aa, ab, at, bb, bt, tt] = [f(0, 0), f(0, 1), f(0, 2), f(1, 1), f(1, 2), f(2, 2)];
  const c = [
    [bb * tt - bt * bt, at * bt - ab * tt, ab * bt - at * bb],
    [at * bt - ab * tt, aa * tt - at * at, ab * at - aa * bt],
    [ab * bt - at * bb, ab * at - aa * bt, aa * bb - ab * ab],
  ];
  const det = aa * c[0]![0]! + ab * c[0]![1]! + at * c[0]![2]!;
  const g = [(-T1s * B) / (A * A), T1s / A, B / A - 1];
  const v = g.reduce((sum, x, i) => sum + g.reduce((inner, y, k) => inner + x * y * c[i]![k]!, 0), 0);
  const sd = (variance: number): number => SIGMA * Math.sqrt(variance / det);
  return [sd(c[0]![0]!), sd(c[1]![1]!), sd(c[2]![2]!), sd(v)];
}

/** The checked rows of a map of S0, T2* and R2*. */
function decayMap(): number[] {
  const { S0, T2star } = decays();
  const rows = Array.from(S0, (s, i) => decayBound(s, T2star[i]!));
  return checked([0, 1, 2].map((k) => rows.map((row) => row[k]!)));
}

/** The checked rows of a map of A, B, T1* and T1. */
function recoveryMap(): number[] {
  const { A, B, T1star } = recoveries();
  const rows = Array.from(A, (a, i) => recoveryBound(a, B[i]!, T1star[i]!));
  return checked([0, 1, 2, 3].map((k) => rows.map((row) => row[k]!)));
}

/** The checked rows of the two maps. */
export const checkedBound: Readonly<Record<MapName, () => number[]>> = { t2star: decayMap, molli: recoveryMap };

/** var(T2*) and its slopes in the echo times. */
export function decayVarianceSlopes(S0: number, T2: number, times: readonly number[] = TE): number[] {
  let [f00, f01, f11] = [0, 0, 0];
  const e = times.map((t) => Math.exp(-t / T2));
  const q = S0 / (T2 * T2);
  times.forEach((t, k) => {
    f00 += e[k]! * e[k]!;
    f01 += e[k]! * q * t * e[k]!;
    f11 += (q * t * e[k]!) ** 2;
  });
  const det = f00 * f11 - f01 * f01;
  const slopes = times.map((t, k) => {
    const e2 = e[k]! * e[k]!;
    const [d00, d01, d11] = [(-2 * e2) / T2, q * e2 * (1 - (2 * t) / T2), q * q * 2 * t * e2 * (1 - t / T2)];
    const ddet = d00 * f11 + f00 * d11 - 2 * f01 * d01;
    return (SIGMA * SIGMA * (d00 - (f00 * ddet) / det)) / det;
  });
  return [(SIGMA * SIGMA * f00) / det, ...slopes];
}

/** Loss and weights after one step of the 2-16-16-1 perceptron: back-propagation by hand. */
export function perceptronStep(): number[] {
  const { x, y, label } = moons();
  const w = weights();
  const slopes = new Float64Array(w.length);
  let loss = 0;
  for (let i = 0; i < x.length; i++) {
    const activities: number[][] = [[x[i]!, y[i]!]];
    const starts: number[] = [];
    let from = 0;
    WIDTHS.slice(1).forEach((width, layer) => {
      const input = activities.at(-1)!;
      starts.push(from);
      const z = Array.from({ length: width }, (_, j) =>
        input.reduce(
          (sum, a, k) => sum + w[from + j * (input.length + 1) + k]! * a,
          w[from + j * (input.length + 1) + input.length]!,
        ),
      );
      from += width * (input.length + 1);
      activities.push(layer === WIDTHS.length - 2 ? z : z.map((each) => Math.max(0, each)));
    });
    const margin = 1 - label[i]! * activities.at(-1)![0]!;
    if (margin <= 0) continue;
    loss += margin;
    let d = [-label[i]!];
    for (let layer = starts.length - 1; layer >= 0; layer--) {
      const input = activities[layer]!;
      const back = input.map(() => 0);
      d.forEach((dj, j) => {
        const at = starts[layer]! + j * (input.length + 1);
        input.forEach((a, k) => {
          slopes[at + k]! += dj * a;
          back[k]! += dj * w[at + k]!;
        });
        slopes[at + input.length]! += dj;
      });
      d = back.map((each, k) => (input[k]! > 0 ? each : 0));
    }
  }
  return [descend(w, slopes, loss, x.length), ...w];
}

/** One step of gradient descent from the summed slopes, in place; the loss with its weight decay. */
function descend(w: Float64Array, slopes: ArrayLike<number>, summedLoss: number, samples: number): number {
  let loss = summedLoss / samples;
  for (let k = 0; k < w.length; k++) {
    const x = w[k]!;
    loss += DECAY * x * x;
    w[k] = x - RATE * (slopes[k]! / samples + 2 * DECAY * x);
  }
  return loss;
}
