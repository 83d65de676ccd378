import type { DerivedBound } from './bound.ts';
import { dot } from './covarianceRoot.ts';
import type { DerivedValue } from './derivedValues.ts';
import { norm } from './norm.ts';
import type { Rows } from './rows.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';
import { spread } from './spread.ts';

/** A parameter takes part in a direction that is not seen from this part of the scaled direction on. */
const TAKES_PART = 1e-10;
/** Or from this part of the least that the direction can add to its SD. Rounding leaves a tenth of it. */
const ADDS = 1e-2;
/** With an SD so many times that of the parameter alone, rounding hides in what direction it takes part. */
const HIDDEN = 5e5;

/** What the samples see of some parameters, and which right vectors they do not. */
interface PartlySeen {
  readonly spectrum: ScaledSpectrum;
  readonly blind: Rows<number>;
  /** What each singular value must exceed to be seen. */
  readonly least: readonly number[];
}

/**
 * The SDs of the parameters that stay identifiable: those that take no part in any direction that is not seen. Of such a
 * parameter e lies in the range of F, and √(eᵀF⁻e) is the same whatever the generalized inverse.
 *
 * A direction v that is not seen has a singular value below `least`, and so adds more than |vᵢ|/least to the scaled SD: a part
 * of 1e-8 may be all there is to it, as of the times of two decays that are nearly one.
 */
export function remaining(seen: readonly string[], sight: PartlySeen): Record<string, number> {
  const free = seen.flatMap((name, i) => {
    const sd = remainingSd(
      seen.map((_, k) => (k === i ? 1 : 0)),
      sight,
    );
    return sd === undefined ? [] : [[name, sd] as const];
  });
  return Object.fromEntries(free);
}

/** The derived quantities that stay identifiable, with their SDs: no direction that is not seen changes them. */
export function remainingDerived(
  all: readonly DerivedValue<number>[],
  sight: PartlySeen & { readonly seen: readonly boolean[] },
): Record<string, Omit<DerivedBound, 'correlation'>> {
  const left = all.flatMap(({ name, unit, value, slopes }) => {
    const blind = slopes.some((slope, i) => slope !== 0 && !sight.seen[i]);
    const own = slopes.filter((_, i) => sight.seen[i]);
    const sd = blind || own.every((slope) => slope === 0) ? undefined : remainingSd(own, sight);
    return sd === undefined ? [] : [[name, { value, unit, ...spread(sd, value) }] as const];
  });
  return Object.fromEntries(left);
}

/** The SD of a function with these slopes in the parameters that are seen; undefined where it is not identifiable. */
function remainingSd(slopes: readonly number[], { spectrum, blind, least }: PartlySeen): number | undefined {
  const { singular, vectors, lengths } = spectrum;
  const c = slopes.map((slope, i) => slope / lengths[i]!);
  const size = norm(c);
  const along = vectors.map((v) => dot(c, v));
  const sd = norm(along.map((part, k) => (blind.includes(vectors[k]!) ? 0 : part / singular[k]!)));
  const none = vectors.every(
    (v, k) => !blind.includes(v) || Math.abs(along[k]!) <= Math.min(TAKES_PART * size, ADDS * least[k]! * sd),
  );
  return none && sd < HIDDEN * size ? sd : undefined;
}
