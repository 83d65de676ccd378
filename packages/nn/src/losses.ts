import type { Arithmetic } from '@fishergrad/engine';

/** What one sample costs, over any arithmetic; smaller is better. */
export interface Loss {
  /** What it is called. */
  readonly name: string;
  /** Its formula, of outputs o and targets t. */
  readonly formula: string;
  /** The loss of one sample: always the same formula, which is compiled once; another one is another object. */
  readonly of: <T>(a: Arithmetic<T>, outputs: readonly T[], targets: readonly (T | number)[]) => T;
  /** How many outputs it is of, where not of any number. */
  readonly outputs?: number;
  /** How many targets a sample has for so many outputs. */
  readonly targets: (outputs: number) => number;
  /** What is wrong with the targets of one sample; nothing where they fit. */
  readonly fault: (targets: readonly number[]) => string | undefined;
  /** Whether outputs are right, for losses of classes: what an accuracy counts. An output of 0, or a tie, is not. */
  readonly right?: (outputs: readonly number[], targets: readonly number[]) => boolean;
}

const same = (outputs: number): number => outputs;
const fine = (): undefined => undefined;

/** The mean of terms over the outputs. */
function meanOf<T>(a: Arithmetic<T>, outputs: readonly T[], term: (output: T, k: number) => T): T {
  const sum = a.add(...outputs.map(term));
  return outputs.length === 1 ? sum : a.div(sum, outputs.length);
}

const square = <T>(a: Arithmetic<T>, x: T): T => a.mul(x, x);

/** Mean over the outputs of (o − t)². */
export const squared: Loss = {
  name: 'mean squared',
  formula: 'mean (o − t)²',
  of: (a, outputs, targets) => meanOf(a, outputs, (o, k) => square(a, a.sub(o, targets[k]!))),
  targets: same,
  fault: fine,
};

/** Mean over the outputs of ((o − t)/t)²: an error of 5 % costs the same, whatever the size. */
export const relative: Loss = {
  name: 'relative squared',
  formula: 'mean ((o − t)/t)²',
  of: (a, outputs, targets) => meanOf(a, outputs, (o, k) => square(a, a.div(a.sub(o, targets[k]!), targets[k]!))),
  targets: same,
  fault: (targets) => (targets.includes(0) ? 'a target is 0, to which no error is relative' : undefined),
};

/**
 * Mean over the outputs of ((o − t)/s)², where s is the SD that the Cramér–Rao bound allows at t: 1 is as good as an unbiased
 * estimator can be. The targets of a sample are all t, then all s, in the same unit.
 */
export const boundWeighted: Loss = {
  name: 'bound-weighted squared',
  formula: 'mean ((o − t)/s)²',
  of: (a, outputs, targets) =>
    meanOf(a, outputs, (o, k) => square(a, a.div(a.sub(o, targets[k]!), targets[outputs.length + k]!))),
  targets: (outputs) => 2 * outputs,
  fault: (targets) =>
    targets.slice(targets.length / 2).every((s) => s > 0)
      ? undefined
      : 'a bound, which weighs an error, is not positive',
};

const ofSign = (targets: readonly number[]): string | undefined =>
  targets[0] === 1 || targets[0] === -1
    ? undefined
    : `the label is ${targets[0]}, and must be 1 or -1; 2 t − 1 makes these of 1 and 0`;

/** max(0, 1 − t o), of one output o and a label t of ±1 (the maximal margin of Cortes & Vapnik 1995). */
export const hinge: Loss = {
  name: 'hinge',
  formula: 'max(0, 1 − t o)',
  of: (a, [o], [t]) => a.relu(a.sub(1, a.mul(t!, o!))),
  outputs: 1,
  targets: () => 1,
  fault: ofSign,
  right: ([o], [t]) => o! * t! > 0,
};

/**
 * −ln of the probability that the outputs give to the class that it is.
 *
 * - one output o and a label t of ±1: ln(1 + e^(−t o)), the probability being 1/(1 + e^(−t o))
 * - several outputs, and as many targets, 1 for the class and 0 for others: ln Σ e^oₖ − Σ tₖ oₖ, by softmax
 */
export const crossEntropy: Loss = {
  name: 'cross-entropy',
  formula: 'ln(1 + e^(−t o)), or ln Σ e^oₖ − Σ tₖ oₖ',
  of: (a, outputs, targets) => {
    if (outputs.length === 1) return a.softplus(a.neg(a.mul(targets[0]!, outputs[0]!)));
    const [first, ...rest] = outputs;
    const top = rest.reduce((most, o) => a.max(most, o), first!); // so that no exponential overflows
    const below = outputs.map((o) => a.sub(o, top)); // on both sides, which a small loss is the difference of
    return a.sub(a.log(a.add(...below.map(a.exp))), a.add(...below.map((o, k) => a.mul(targets[k]!, o))));
  },
  targets: same,
  fault: (targets) => {
    if (targets.length === 1) return ofSign(targets);
    const isOne = targets.every((t) => t === 0 || t === 1) && targets.filter((t) => t === 1).length === 1;
    return isOne ? undefined : `the targets are ${targets.join(', ')}, and must be 1 for the class and 0 for others`;
  },
  right: (outputs, targets) => {
    if (outputs.length === 1) return outputs[0]! * targets[0]! > 0;
    const is = targets.indexOf(1);
    return outputs.every((o, k) => k === is || o < outputs[is]!); // a tie is not right
  },
};
