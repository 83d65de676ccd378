import type { Arithmetic, Rule } from '@fishergrad/engine';
import { chebyshev, chebyshevCoefficients } from './chebyshev.ts';
import { noiseBeyondAmplitude } from './noiseBeyondAmplitude.ts';

/**
 * What a magnitude sample of L coils tells, in any arithmetic, as functions of w = (A/σ)² ≥ 0 that are smooth from w = 0 on.
 *
 * Of the Fisher information of amplitude A and σ in units 1/σ², with ν = A/σ, g = w p(w) and h:
 *
 *   I_AA = g        I_Aσ = 2ν (1 − g) = 2ν p (L − h)        I_σσ = 4 (I_Aσ²/(4g) + h) = 4L − 4w (1 − g)
 */
export interface ChiInformation {
  /** p(w) = g/w = 1/(L + w − h): the information about A is g/σ². 1/L at 0, about 1/w for large w. */
  readonly perSquare: <T>(a: Arithmetic<T>, w: T) => T;
  /** √h(w): the information about σ that is left when A must be found too is 4h/σ². About w/√(2L(L + 1)) at 0, √½ at ∞. */
  readonly rootBeyond: <T>(a: Arithmetic<T>, w: T) => T;
}

/** Most coils for which the tests hold this to references. */
const MOST = 128;
/** Points of a series, and the share of its largest coefficient that is rounding. */
const POINTS = 72;
const ROUNDING = 2 ** -47;

const made = new Map<number, ChiInformation>();

/**
 * The information of a magnitude sample of L coils; made once for each L, in some milliseconds.
 *
 *   t = w/(w + c), c = L + 3        √h = t K(t)        p = 1/(L + w − h)
 *
 * The last is what h = L − w (1/g − 1) says of g, without a difference of nearly equal numbers. K is smooth on [0, 1], both
 * ends included, and nearly constant; it is a Chebyshev series of about 65 terms for L = 1 and fewer for more. Its values
 * come from quadrature of the scores (noiseBeyondAmplitude.ts).
 *
 * @param coils L, a whole number from 1 (Rician) to 128, of the root sum of squares
 * @throws RangeError for any other
 */
export function chiInformation(coils: number): ChiInformation {
  if (!(Number.isInteger(coils) && coils >= 1 && coils <= MOST)) {
    throw new RangeError(`the number of coils must be a whole number from 1 to ${MOST}, not ${coils}`);
  }
  let information = made.get(coils);
  if (information === undefined) made.set(coils, (information = make(coils)));
  return information;
}

function make(L: number): ChiInformation {
  const c = L + 3;
  const K = chebyshev(
    `beyond${L}`,
    chebyshevCoefficients((t) => rootOver(L, c, t), POINTS, ROUNDING),
  );
  const share = shareBeside(c);
  const rootBeyond = <T>(a: Arithmetic<T>, w: T): T => {
    const t = a.apply(share, w);
    return a.mul(t, a.apply(K, t));
  };
  const perSquare = <T>(a: Arithmetic<T>, w: T): T => {
    const root = rootBeyond(a, w);
    return a.div(1, a.sub(a.add(w, L), a.mul(root, root)));
  };
  return { perSquare, rootBeyond };
}

/** t = w/(w + c) with the slope c/(w + c)², from which nothing is subtracted as it would be in that of a quotient. */
function shareBeside(c: number): Rule {
  return {
    name: `share${c}`,
    arity: 1,
    value: (w) => w / (w + c),
    slopes: [(a, d, _, w) => a.div(a.mul(c, d), a.pow(a.add(w, c), 2))],
    formula: (a, w) => a.div(w, a.add(w, c)),
  };
}

/** K(t) = √h/t, inside of (0, 1). */
function rootOver(L: number, c: number, t: number): number {
  const w = (c * t) / (1 - t);
  return t < 0.5 ? noiseBeyondAmplitude(L, w, true) * (w + c) : noiseBeyondAmplitude(L, w, false) / t;
}
