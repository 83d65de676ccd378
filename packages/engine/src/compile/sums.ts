import { rules } from '../rules.ts';
import type { Recorder } from '../tape/recorder.ts';
import { common, type Monomial, without, written } from './monomial.ts';

/** A place, or the opposite of it. */
export interface Signed {
  readonly minus: boolean;
  readonly place: number;
}

/** Longer sums are written from left to right: finding what their terms share takes the square of their length. */
const MOST = 500;

/**
 * A sum by Horner's scheme in several variables: what most of its terms share is drawn out of those, and so on within.
 *
 *   a + b E + c E² + d E³  becomes  a + E (b + E (c + E d))
 *
 * No power of E is needed, and few numbers are in flight at a time. The variable of most terms comes first: Ceberio and
 * Kreinovich 2004, doi:10.1145/980175.980179.
 */
export function nested(r: Recorder, terms: readonly Monomial[]): Signed {
  const most = terms.length > MOST ? undefined : mostShared(terms);
  if (most === undefined) return terms.map((term) => signed(r, term)).reduce((x, y) => plus(r, x, y));
  const has = ({ powers }: Monomial): boolean => powers.some(([place]) => place === most);
  const inside = terms.filter(has);
  const outside = terms.filter((term) => !has(term));
  const shared = common(inside);
  const sum = nested(
    r,
    inside.map((term) => without(term, shared)),
  );
  const product = { minus: sum.minus, place: r.step(rules.mul, written(r, shared), sum.place, 0) };
  return outside.length === 0 ? product : plus(r, nested(r, outside), product);
}

/** The place that most terms are multiples of; undefined where no two share one. */
function mostShared(terms: readonly Monomial[]): number | undefined {
  const count = new Map<number, number>();
  for (const { powers } of terms) for (const [place] of powers) count.set(place, 1 + (count.get(place) ?? 0));
  let [most, often]: [number | undefined, number] = [undefined, 1];
  for (const [place, n] of count) if (n > often) [most, often] = [place, n];
  return most;
}

/** (a + c + e + …) + (b + d + f + …) */
export function inTwoChains(r: Recorder, terms: readonly Monomial[]): Signed {
  const add = (x: Signed, y: Signed): Signed => plus(r, x, y);
  const all = terms.map((term) => signed(r, term));
  const chains = [0, 1].map((first) => all.filter((_, k) => k % 2 === first)).filter((chain) => chain.length > 0);
  return chains.map((chain) => chain.reduce(add)).reduce(add);
}

function signed(r: Recorder, { c, powers }: Monomial): Signed {
  return { minus: c < 0, place: written(r, { c: Math.abs(c), powers }) };
}

function plus(r: Recorder, x: Signed, y: Signed): Signed {
  if (x.minus === y.minus) return { minus: x.minus, place: r.step(rules.add, x.place, y.place, 0) };
  const [up, down] = x.minus ? [y, x] : [x, y];
  return { minus: false, place: r.step(rules.sub, up.place, down.place, 0) };
}
