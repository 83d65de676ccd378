import type { Bound } from './bound.ts';
import { crlb } from './crlb.ts';
import { type Experiment, unknowns } from './experiment.ts';
import { NotIdentifiable } from './notIdentifiable.ts';

/** The answer is found to this relative accuracy. */
const ACCURACY = 1e-10;
/** Beyond this factor, or its reciprocal, no answer is looked for. */
const FARTHEST = 1e12;
/** The longest stride. */
const LARGEST = 1e3;

/** Factors on σ, by the names of parameters and derived quantities. */
export type NoiseFactors<P extends string> = Readonly<Partial<Record<P, number>> & Record<string, number | undefined>>;

/**
 * By how much the noise must change so that each parameter that is no nuisance, and each derived quantity, has a CoV (relative SD) of `target`, all else as it is: the
 * factor on σ, below 1 where there is too much noise now. An SNR must become so many times smaller.
 *
 * For Gaussian noise and no priors that is target/CoV. Where information depends on the ratio of signal and noise, or a prior
 * stands beside the samples, it is solved for. Infinity where a prior alone is enough; 0 where no noise is little enough, as
 * for a value of 0.
 *
 * @param target a relative SD, 0.1 for 10 %
 * @throws as {@link crlb}; RangeError where the target is not positive, or the noise is of a kind whose size cannot change
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const roles = { S0: 'nuisance', T2star: 'estimate' } as const;
 * const factors = noiseToReach({ model: t2star, ...t2star.typical, noise: gaussian(0.02), roles }, 0.1);
 * factors.T2star; // ~> 2.8508080562326
 * ```
 */
export function noiseToReach<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  target: number,
): NoiseFactors<P> {
  if (!(target > 0 && target < Infinity))
    throw new RangeError(`the CoV to reach must be a positive number, not ${target}`);
  const { times, kind } = experiment.noise;
  if (!times) throw new RangeError(`the size of ${kind} noise cannot be changed`);
  const now = crlb(experiment);
  const covOf = (name: string, factor: number): number => covAt({ ...experiment, noise: times(factor) }, name);
  const names = [
    ...unknowns(experiment).filter((name) => experiment.roles[name] !== 'nuisance'),
    ...Object.keys(now.derived),
  ];
  const factors = names.map((name) => [name, solved((factor) => covOf(name, factor), covIn(now, name), target)]);
  return Object.fromEntries(factors) as NoiseFactors<P>;
}

function covIn<P extends string>({ parameters, derived }: Bound<P>, name: string): number {
  return (parameters[name as P] ?? derived[name])?.relativeSd ?? NaN;
}

function covAt<P extends string, S extends string>(experiment: Experiment<P, S>, name: string): number {
  let bound: Bound<P>;
  try {
    bound = crlb(experiment);
  } catch (error) {
    if (error instanceof NotIdentifiable) return Infinity; // all but drowned
    throw error;
  }
  return covIn(bound, name);
}

/**
 * Where a function that grows with the noise, by about as much, is `target`: by the ratio of the two while that comes
 * closer, in strides that double while the answer lies beyond, by halves in the logarithm once it is between two factors.
 */
function solved(covAtFactor: (factor: number) => number, now: number, target: number): number {
  if (now === Infinity) return 0;
  let [low, high] = [0, Infinity]; // factors below and above which the answer lies not
  let [factor, cov, stride] = [1, now, 1];
  while (Math.abs(cov / target - 1) > ACCURACY && high / low > 1 + 4 * Number.EPSILON) {
    if (cov < target) low = factor;
    else high = factor;
    if (low > FARTHEST) return Infinity;
    if (high < 1 / FARTHEST) return 0;
    const guess = factor * Math.min(Math.max((target / cov) ** stride, 1 / LARGEST), LARGEST);
    const between = low > 0 && high < Infinity;
    factor = between && (stride > 1 || !(guess > low && guess < high)) ? Math.sqrt(low * high) : guess;
    stride = between ? 3 - Math.min(stride, 2) : 2 * stride;
    cov = covAtFactor(factor);
  }
  return factor;
}
