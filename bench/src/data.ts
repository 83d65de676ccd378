// The numbers every variant works on, in every language: spread evenly by irrational steps, so that no file is needed.

/** (√5 − 1)/2: the step of the evenest of all spreads. */
export const GOLDEN = 0.6180339887498949;
/** A second step, which the first does not repeat. */
export const PLASTIC = 0.7548776662466927;
const ROOT2 = 0.41421356237309503;

/** The fractional part of k · step. */
export function spread(k: number, step: number): number {
  const x = k * step;
  return x - Math.floor(x);
}

/** σ per real channel, everywhere. */
export const SIGMA = 0.02;
/** Tissues of a map: 256². */
const ROWS = 65_536;

/** Sixteen uniform echo times, in s. */
export const TE: readonly number[] = Array.from({ length: 16 }, (_, k) => 2e-3 + 3e-3 * k);
/** MOLLI 3(3)3(3)5 at RR 1 s, in s. */
export const TI: readonly number[] = [0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26];

const column = (rows: number, f: (i: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => f(i));

/** S0 in a.u., T2* in s. */
export function decays(rows: number = ROWS): { S0: Float64Array; T2star: Float64Array } {
  return {
    S0: column(rows, (i) => 0.5 + spread(i, GOLDEN)),
    T2star: column(rows, (i) => 5e-3 + 75e-3 * spread(i, PLASTIC)),
  };
}

/** A and B in a.u., T1* in s. */
export function recoveries(rows: number = ROWS): { A: Float64Array; B: Float64Array; T1star: Float64Array } {
  const A = column(rows, (i) => 0.5 + spread(i, GOLDEN));
  return {
    A,
    B: column(rows, (i) => A[i]! * (1.7 + 0.3 * spread(i, PLASTIC))),
    T1star: column(rows, (i) => 0.3 + 1.2 * spread(i, ROOT2)),
  };
}

/** The training set: two interleaved half circles, blurred evenly; labels ±1. */
export function moons(samples = 100): { x: Float64Array; y: Float64Array; label: Float64Array } {
  const turn = (i: number): number => Math.PI * spread(i, GOLDEN);
  const upper = (i: number): boolean => i % 2 === 0;
  return {
    x: column(
      samples,
      (i) => (upper(i) ? Math.cos(turn(i)) : 1 - Math.cos(turn(i))) + 0.2 * (spread(i, PLASTIC) - 0.5),
    ),
    y: column(
      samples,
      (i) => (upper(i) ? Math.sin(turn(i)) : 0.5 - Math.sin(turn(i))) + 0.2 * (spread(i, ROOT2) - 0.5),
    ),
    label: column(samples, (i) => (upper(i) ? 1 : -1)),
  };
}

/** Widths of the perceptron: two inputs, two hidden layers of ReLU, one linear output. */
export const WIDTHS: readonly number[] = [2, 16, 16, 1];
/** Weights first, bias last, neuron by neuron and layer by layer. */
const PARAMETERS: number = 337;

/** Rate and weight decay of its step. */
export const [RATE, DECAY] = [0.05, 1e-4] as const;

/** Starting weights in (−1, 1). */
export function weights(): Float64Array {
  return column(PARAMETERS, (i) => 2 * spread(i + 1, GOLDEN) - 1);
}

/** Rows of a map whose numbers are compared. */
const CHECKED: readonly number[] = Array.from({ length: 64 }, (_, k) => 1024 * k + 5);

/** The checked rows of some columns, column after column. */
export function checked(columns: readonly ArrayLike<number>[]): number[] {
  return columns.flatMap((each) => CHECKED.map((row) => each[row]!));
}
