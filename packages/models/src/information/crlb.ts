import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import type { Bound, DerivedBound, ParameterBound } from './bound.ts';
import { covarianceRoot, deviationOf, dot } from './covarianceRoot.ts';
import { refuseOutside } from './domain.ts';
import { type Experiment, toEstimate } from './experiment.ts';
import { gram, type Rows, weighted } from './fisher.ts';
import { refuseUnidentifiable } from './identifiability.ts';
import { tissueAt } from './lifted.ts';
import { norm } from './norm.ts';
import { type Sensitivity, sensitivity } from './sensitivity.ts';

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
export function crlb<P extends string, S extends string>(experiment: Experiment<P, S>): Bound<P> {
  const names = toEstimate(experiment);
  refuseOutside(experiment);
  const samples = sensitivity(numbers, experiment);
  const R = weighted(numbers, experiment, samples);
  const F = gram(numbers, R);
  refuseInfinite(samples, F, names);
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
    conditionNumber: (largest / smallest) ** 2,
    rounding,
  };
}

function derivedBounds<P extends string, S extends string>(
  { model, tissue }: Experiment<P, S>,
  names: readonly P[],
  C: Rows<number>,
): Record<string, DerivedBound> {
  const bounds = Object.entries(model.derived ?? {}).map(([name, { unit, of }]) => {
    const h = jacobian(
      numbers,
      <T>(a: Arithmetic<T>, θ: readonly T[], lift: (t: number) => T) => [
        of<T>(a, tissueAt<P, number, T>(tissue, names, θ, lift)),
      ],
      names.map((key): number => tissue[key]),
    );
    const [value, slopes] = [h.value[0]!, h.jacobian[0]!];
    return [name, { value, unit, ...spread(deviationOf(C, slopes), value) }] as const;
  });
  return Object.fromEntries(bounds.filter(([, { sd }]) => sd !== 0)); // 0: a function of known parameters only
}

function spread(sd: number, value: number): { sd: number; relativeSd: number } {
  return { sd, relativeSd: sd / Math.abs(value) };
}

function refuseInfinite({ mean, jacobian: J }: Sensitivity<number>, F: Rows<number>, names: readonly string[]): void {
  const k = mean.findIndex((sample) => !Number.isFinite(sample));
  if (k >= 0) throw new RangeError(`sample ${k + 1} is ${mean[k]}, not a finite number, at these values`);
  const row = J.findIndex((slopes) => !slopes.every(Number.isFinite));
  const slope = J[row]?.findIndex((entry) => !Number.isFinite(entry));
  if (slope !== undefined)
    throw new RangeError(`the slope of sample ${row + 1} in ${names[slope]} is not a finite number at these values`);
  if (!F.flat().every(Number.isFinite)) throw new RangeError(BEYOND);
}

const BEYOND = 'the information is beyond the range of a double; are σ and the amplitudes on one scale?';
