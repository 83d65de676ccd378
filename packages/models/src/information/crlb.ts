import { numbers } from '@fishergrad/engine';
import type { Bound, ParameterBound, Weakest } from './bound.ts';
import { covarianceRoot, dot } from './covarianceRoot.ts';
import { derivedBounds } from './derivedBounds.ts';
import { refuseMissing, refuseOutside } from './domain.ts';
import { channelsOf } from './channelsOf.ts';
import { type Experiment, unknownsOfBound } from './experiment.ts';
import { gram } from './fisher.ts';
import { refuseUnidentifiable } from './identifiability.ts';
import { direction, sparse } from './directions.ts';
import { norm } from './norm.ts';
import { opened } from './opened.ts';
import { refuseBeforehand, refuseInfinite, BEYOND } from './refusals.ts';
import { spread } from './spread.ts';
import { rootOf } from './rootOf.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';

/**
 * The Cramér–Rao bound of one experiment: no unbiased estimator of these parameters scatters less.
 *
 *   1. {@link sensitivity}: μ and J = ∂μ/∂θ; weighted by what each sample tells: R, F = RᵀR
 *   2. spectrum: R D⁻¹ = U diag(s) Vᵀ with D the lengths of R's columns
 *   3. refusal of what the samples cannot tell apart, given how they are rounded
 *   4. SDs: √(F⁻¹)ᵢᵢ = ‖(V diag(1/s))ᵢ‖ / Dᵢ; derived h: ‖diag(1/s) Vᵀ D⁻¹ ∇h‖
 *
 * It holds at any number of samples and any σ, but speaks about the neighborhood of these values: at low SNR a real
 * estimator can scatter more, and a biased one less.
 *
 * The same for many tissues at once: {@link crlbMap}.
 *
 * @returns SDs in SI units, never variances
 * @throws {@link NotIdentifiable} when F is singular or numerically so; its message names the direction
 * @throws RangeError when nothing is to be estimated or measured, a value is none that its quantity can have, or a number
 *   on the way is not finite
 *
 * @example
 * ```ts
 * import { gaussian, t2star } from '@fishergrad/models';
 *
 * const bound = crlb({
 *   model: t2star,
 *   noise: gaussian(0.02), // σ per real channel
 *   tissue: { S0: 1, T2star: 0.01 }, // s
 *   protocol: [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE })),
 *   roles: { S0: 'estimate', T2star: 'estimate' },
 * });
 * bound.parameters.T2star.sd; // ~> 3.507777374957e-4
 * ```
 */
export function crlb<P extends string, S extends string>(given: Experiment<P, S>): Bound<P> {
  const experiment = opened(given);
  const names = unknownsOfBound(experiment);
  refuseMissing(experiment);
  refuseOutside(experiment);
  const channels = channelsOf(numbers, experiment);
  refuseBeforehand(experiment, channels, names);
  const R = rootOf(numbers, experiment, channels);
  const F = gram(numbers, R);
  refuseInfinite(F);
  const { spectrum, rounding } = refuseUnidentifiable(R, experiment);
  const C = covarianceRoot(spectrum);
  const sd = C.map((row) => norm(row));
  if (!sd.every((each) => each > 0 && each < Infinity)) throw new RangeError(BEYOND);
  const parameters = names.map((name, i): [P, ParameterBound] => {
    const value = experiment.tissue[name];
    const { unit } = experiment.model.parameters[name];
    return [name, { value, unit, ...spread(sd[i]!, value), conditionalSd: 1 / spectrum.lengths[i]! }];
  });
  const [largest, smallest] = [spectrum.singular[0]!, spectrum.singular.at(-1) as number];
  return {
    names,
    parameters: Object.fromEntries(parameters) as Record<P, ParameterBound>,
    derived: derivedBounds(experiment, names, C),
    correlation: C.map((x, i) => C.map((y, k) => (i === k ? 1 : dot(x, y) / (sd[i]! * sd[k]!)))),
    fisher: F,
    spectrum: spectrum.singular.map((s) => s * s),
    weakest: weakestOf(experiment, names, spectrum),
    conditionNumber: (largest / smallest) ** 2,
    rounding: Math.max(rounding, experiment.noise.rounding ?? 0),
  };
}

/** Singular values that differ by no more than this are equal, but for rounding. */
const ALIKE = 1e-9;

function weakestOf<P extends string, S extends string>(
  experiment: Experiment<P, S>,
  names: readonly P[],
  { singular, vectors, lengths }: ScaledSpectrum,
): Weakest {
  const s = singular.at(-1)!;
  // Of several directions that are equally weak any mixture is too: the one of fewest parameters is told.
  const v = sparse(vectors.filter((_, k) => singular[k]! <= s * (1 + ALIKE)))[0]!;
  const changes = direction(experiment, names, v, lengths);
  const biggest = v.reduce((most, x, i) => (Math.abs(x) > Math.abs(v[most]!) ? i : most), 0);
  const told = changes.find(({ name }) => name === names[biggest])!;
  return { changes, moves: s * norm(v) * Math.abs((told.by * lengths[biggest]!) / v[biggest]!) };
}
