import { rules } from '../rules.ts';
import type { Recorder } from '../tape/recorder.ts';

/** A constant times powers of places: c · ∏ placeᵉ, e ≥ 1, places in rising order. */
export interface Monomial {
  readonly c: number;
  readonly powers: readonly (readonly [place: number, exponent: number])[];
}

/** Longer products are cut, lest they leave the range of a double where the formula does not: (x/y)⁶⁴ as x⁶⁴ · (1/y)⁶⁴. */
const LONGEST = 12;
/** So long may be what stands beside a high power. */
const BESIDE = 6;
/** Places of a product, and powers, beyond which it costs more than it gains. */
const MOST = { places: 12, power: 1000 };

/** Constants are multiplied ahead of time only well inside the range of a double. */
export function isOrdinary(c: number): boolean {
  return Math.abs(c) >= 1e-100 && Math.abs(c) <= 1e100;
}

/** Whether a place is an exponential, and of what: powers of one such direction are as large, or small, as their product. */
export type Direction = (place: number) => string | undefined;

/** x · y; undefined where it grows too long, or a constant leaves its range. */
export function product(x: Monomial, y: Monomial, direction: Direction): Monomial | undefined {
  const c = x.c * y.c;
  const powers = together(x.powers, y.powers);
  return isOrdinary(c) && isShort(powers, direction) ? { c, powers } : undefined;
}

/** Few factors; or many of one place, or of exponentials in one direction, beside fewer of others. */
function isShort(powers: Monomial['powers'], direction: Direction): boolean {
  if (powers.length > MOST.places || powers.some(([, e]) => e > MOST.power)) return false;
  const degrees = new Map<string | number, number>();
  let whole = 0;
  for (const [place, e] of powers) {
    const key = direction(place) ?? place;
    degrees.set(key, e + (degrees.get(key) ?? 0));
    whole += e;
  }
  return whole <= LONGEST || whole - Math.max(...degrees.values()) <= BESIDE;
}

/** Two lists of powers, each in rising order of places, as one. */
function together(x: Monomial['powers'], y: Monomial['powers']): Monomial['powers'] {
  if (x.length === 0) return y;
  if (y.length === 0) return x;
  const all: [place: number, exponent: number][] = [];
  for (let i = 0, k = 0; i < x.length || k < y.length;) {
    const [u, v] = [x[i]?.[0] ?? Infinity, y[k]?.[0] ?? Infinity];
    all.push([Math.min(u, v), (u <= v ? x[i++]![1] : 0) + (v <= u ? y[k++]![1] : 0)]);
  }
  return all;
}

/** What all terms have in common: the least power of each place, and the constant where it is the same up to sign. */
export function common(terms: readonly Monomial[]): Monomial {
  const first = terms[0]!;
  const powers = first.powers.flatMap(([place]): [number, number][] => {
    const e = Math.min(...terms.map((term) => exponentOf(term, place)));
    return e > 0 ? [[place, e]] : [];
  });
  const same = isOrdinary(first.c) && terms.every(({ c }) => Math.abs(c) === Math.abs(first.c));
  return { c: same ? Math.abs(first.c) : 1, powers };
}

/** A term without what it has in common with others. */
export function without({ c, powers }: Monomial, shared: Monomial): Monomial {
  const left = powers.map(([place, e]): [number, number] => [place, e - exponentOf(shared, place)]);
  return { c: c / shared.c, powers: left.filter(([, e]) => e > 0) };
}

function exponentOf({ powers }: Monomial, place: number): number {
  return powers.find(([other]) => other === place)?.[1] ?? 0;
}

/** The place of a monomial: powers in the order of their places, so that products share their beginnings; c last. */
export function written(r: Recorder, { c, powers }: Monomial): number {
  if (powers.length === 0) return r.constant(c);
  const factors = powers.map(([place, e]) => power(r, place, e));
  const times = (x: number, y: number): number => r.step(rules.mul, x, y, 0);
  // The sign goes to the last factor, which other products share: −TE₁/T and −TE₂/T both need −1/T, made once.
  if (c === -1 && factors.length > 1)
    return [...factors.slice(0, -1), r.step(rules.neg, factors.at(-1)!, 0, 0)].reduce(times);
  return times(r.constant(c), factors.reduce(times));
}

function power(r: Recorder, place: number, n: number): number {
  if (n === 1) return place;
  const half = power(r, place, Math.floor(n / 2));
  const even = r.step(rules.mul, half, half, 0);
  return n % 2 === 0 ? even : r.step(rules.mul, even, place, 0);
}
