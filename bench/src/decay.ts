import { type Arithmetic, gradient } from '@fishergrad/engine';
import { type Experiment, fisher, gaussian, t2star } from '@fishergrad/models';
import { SIGMA } from './data.ts';

const noise = gaussian(SIGMA);
const roles = { S0: 'estimate', T2star: 'estimate' } as const;

type Decay<T> = Experiment<'S0' | 'T2star', 'TE', T>;

/** A measurement of a decay, in numbers of any kind. */
export function decay<T>(S0: T, T2star: T, times: readonly T[]): Decay<T> {
  return { model: t2star, noise, roles, tissue: { S0, T2star }, protocol: times.map((TE) => ({ TE })) };
}

/** The SDs of S0 and T2*: Jacobian, Fisher information and its inverse, over any arithmetic. */
export function bound<T>(a: Arithmetic<T>, experiment: Decay<T>): [T, T] {
  const [v0, v1] = variances(a, experiment);
  return [a.sqrt(v0), a.sqrt(v1)];
}

/** var(T2*) and its slope in every echo time: a gradient of a bound. */
export function varianceSlopes<T>(a: Arithmetic<T>, S0: T, T2star: T, times: readonly T[]): T[] {
  const result = gradient(a, (b, x, lift) => variances(b, decay(lift(S0), lift(T2star), x))[1], times);
  return [result.value, ...result.gradient];
}

function variances<T>(a: Arithmetic<T>, experiment: Decay<T>): [T, T] {
  const F = fisher(a, experiment);
  const [f00, f01, f11] = [F[0]![0]!, F[0]![1]!, F[1]![1]!];
  const det = a.sub(a.mul(f00, f11), a.mul(f01, f01));
  return [a.div(f11, det), a.div(f00, det)];
}
