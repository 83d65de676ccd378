import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import type { Bound, DerivedBound, ParameterBound } from './bound.ts';
import { type Experiment, estimated } from './experiment.ts';
import { gram, rootInformation, type Rows } from './fisher.ts';
import { refuseUnidentifiable } from './identifiability.ts';
import { tissueAt } from './lifted.ts';
import { norm } from './norm.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';

/**
 * The Cramér–Rao bound of one experiment: no unbiased estimator of these parameters scatters less.
 *
 *   1. rootInformation   R, one row per sample, F = RᵀR
 *   2. scaledSpectrum    R D⁻¹ = U diag(s) Vᵀ with D the lengths of R's columns
 *   3. refuse            what the samples cannot tell apart, given how they are rounded
 *   4. SDs               √(F⁻¹)ᵢᵢ = ‖(V diag(1/s))ᵢ‖ / Dᵢ; derived h: ‖diag(1/s) Vᵀ D⁻¹ ∇h‖
 *
 * Local and asymptotic: at low SNR a real estimator can scatter more, and a biased one less.
 *
 * @returns SDs in SI units, never variances
 * @throws NotIdentifiable when F is singular or numerically so; its message names the direction
 * @throws RangeError when nothing is to be estimated, or a number on the way is not finite
 */
export function crlb<P extends string, S extends string>(experiment: Experiment<P, S>): Bound<P> {
  const names = estimated(experiment);
  if (names.length === 0) throw new RangeError('nothing is to be estimated: every parameter is taken as known');
  const R = rootInformation(numbers, experiment);
  const F = gram(numbers, R);
  refuseInfinite(R, F, names);
  const { spectrum, rounding } = refuseUnidentifiable(R, experiment);
  const C = covarianceRoot(spectrum);
  const sd = C.map((row) => norm(row));
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
    rounding: (rounding + Number.EPSILON * largest) / smallest,
  };
}

/** C with F⁻¹ = C Cᵀ: D⁻¹ V diag(1/s). */
function covarianceRoot({ lengths, singular, vectors }: ScaledSpectrum): Rows<number> {
  return lengths.map((length, i) => singular.map((s, k) => (vectors[k]?.[i] as number) / s / length));
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
    const moved =
      C[0]?.map((_, k) =>
        dot(
          slopes,
          C.map((row) => row[k]!),
        ),
      ) ?? [];
    return [name, { value, unit, ...spread(norm(moved), value) }] as const;
  });
  return Object.fromEntries(bounds.filter(([, { sd }]) => sd !== 0)); // 0: a function of known parameters only
}

function spread(sd: number, value: number): { sd: number; relativeSd: number } {
  return { sd, relativeSd: sd / Math.abs(value) };
}

function dot(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, entry, k) => sum + entry * y[k]!, 0);
}

function refuseInfinite(R: Rows<number>, F: Rows<number>, names: readonly string[]): void {
  R.forEach((row, k) =>
    row.forEach((entry, i) => {
      if (Number.isFinite(entry)) return;
      throw new RangeError(`sample ${k + 1} or its slope in ${names[i]} is not a finite number at these values`);
    }),
  );
  if (F.flat().every(Number.isFinite)) return;
  throw new RangeError(
    'the information is beyond the largest number of a double; are σ and the amplitudes on one scale?',
  );
}
