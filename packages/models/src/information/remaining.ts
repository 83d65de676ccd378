import { covarianceRoot } from './covarianceRoot.ts';
import { norm } from './norm.ts';
import type { Rows } from './rows.ts';
import type { ScaledSpectrum } from './scaledSpectrum.ts';

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
export function remaining(seen: readonly string[], { spectrum, blind, least }: PartlySeen): Record<string, number> {
  const { singular, vectors, lengths } = spectrum;
  const visible = vectors.flatMap((v, k) => (blind.includes(v) ? [] : [{ s: singular[k]!, v }]));
  const C = covarianceRoot({ lengths, singular: visible.map(({ s }) => s), vectors: visible.map(({ v }) => v) });
  const free = seen.flatMap((name, i) => {
    const sd = norm(C[i]!);
    const scaled = sd * lengths[i]!;
    const part = (k: number): number => Math.min(TAKES_PART, ADDS * least[k]! * scaled);
    const none = vectors.every((v, k) => !blind.includes(v) || Math.abs(v[i]!) <= part(k));
    return none && scaled < HIDDEN ? [[name, sd] as const] : [];
  });
  return Object.fromEntries(free);
}
