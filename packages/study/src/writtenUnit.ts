import { type Base, combined, type Dimension, NONE, raised } from './dimension.ts';

/** How a written number becomes SI: times / per. */
export type Factor = readonly [times: number, per: number];

/** What a unit as written comes to. */
export interface WrittenUnit {
  readonly factor: Factor;
  readonly dimension: Dimension;
  /** Whether it speaks of cycles: Hz or bpm rather than 1/s. */
  readonly cycles: boolean;
}

type Unprefixed = readonly [times: number, per: number, dimension: Dimension];

const base = (name: Base): Dimension => ({ [name]: 1 });
const volume: Dimension = { m: 3 };

/** Units that take a prefix; those of several base units as they are in SI. */
const scalable: ReadonlyMap<string, Unprefixed> = new Map([
  ['s', [1, 1, base('s')]],
  ['m', [1, 1, base('m')]],
  ['g', [1, 1000, base('kg')]],
  ['mol', [1, 1, base('mol')]],
  ['A', [1, 1, base('A')]],
  ['K', [1, 1, base('K')]],
  ['T', [1, 1, base('T')]],
  ['rad', [1, 1, base('rad')]],
  ['Hz', [1, 1, { s: -1 }]],
  ['l', [1, 1000, volume]],
  ['L', [1, 1000, volume]],
]);

const fixed: ReadonlyMap<string, Unprefixed> = new Map([
  ['min', [60, 1, base('s')]],
  ['h', [3600, 1, base('s')]],
  ['bpm', [1, 60, { s: -1 }]],
  ['deg', [Math.PI, 180, base('rad')]],
  ['°', [Math.PI, 180, base('rad')]],
  ['mM', [1, 1, { mol: 1, m: -3 }]],
  ['µM', [1, 1000, { mol: 1, m: -3 }]],
  ['%', [1, 100, NONE]],
  ['ppm', [1, 1e6, NONE]],
]);

const prefixes: Readonly<Record<string, Factor>> = {
  ...{ p: [1, 1e12], n: [1, 1e9], u: [1, 1e6], µ: [1, 1e6], m: [1, 1e3], c: [1, 100], d: [1, 10] },
  ...{ k: [1e3, 1], M: [1e6, 1], G: [1e9, 1] },
};

/** No unit is longer. */
const LONGEST = 40;
const PART = /^(\d{1,6})?(\p{L}+|%|°|(?=$))(?:\^?(-?\d)|([⁻]?[¹²³⁴]))?$/u;

/**
 * Reads a unit as a person writes it: `ms`, `mm^2/s`, `s/mm²`, `1/ms`, `s^-1`, `ml/100g/min`. Every unit after a `/` divides.
 * Undefined where it is none. `µ` is the micro sign.
 */
export function readUnit(symbol: string): WrittenUnit | undefined {
  if (symbol.length > LONGEST || symbol === '') return undefined;
  const [first = '', ...rest] = symbol.split('/');
  const factors = first.split(/[·*]/).map((part, k) => (part === '1' && k === 0 ? ONE : unitOf(part)));
  const divisors = rest.map((part) => raisedTo(unitOf(part), -1));
  return [...factors, ...divisors].reduce(product, ONE);
}

const ONE: WrittenUnit = { factor: [1, 1], dimension: NONE, cycles: false };

function unitOf(part: string): WrittenUnit | undefined {
  const [, count, name = '', power, raisedPower] = PART.exec(part) ?? [];
  const unit = name === '' ? undefined : named(name);
  const exponent = Number(power ?? (raisedPower ? plain(raisedPower) : 1));
  if (!unit || exponent === 0) return undefined;
  const counted: WrittenUnit = { ...ONE, factor: [Number(count ?? 1), 1] };
  return Number(count ?? 1) === 0 ? undefined : product(counted, raisedTo(unit, exponent));
}

function plain(raisedPower: string): string {
  return raisedPower.replace('⁻', '-').replaceAll(/[¹²³⁴]/g, (digit) => String('⁰¹²³⁴'.indexOf(digit)));
}

function named(name: string): WrittenUnit | undefined {
  const whole = fixed.get(name) ?? scalable.get(name);
  const [times, per] = whole ? [1, 1] : Object.hasOwn(prefixes, name[0]!) ? prefixes[name[0]!]! : [0, 0];
  const unit = whole ?? (times === 0 ? undefined : scalable.get(name.slice(1)));
  if (!unit) return undefined;
  const cycles = name === 'bpm' || name.endsWith('Hz');
  return { factor: reduced(times * unit[0], per * unit[1]), dimension: unit[2], cycles };
}

function product(one: WrittenUnit | undefined, other: WrittenUnit | undefined): WrittenUnit | undefined {
  if (!one || !other) return undefined;
  return {
    factor: reduced(one.factor[0] * other.factor[0], one.factor[1] * other.factor[1]),
    dimension: combined(one.dimension, other.dimension),
    cycles: one.cycles || other.cycles,
  };
}

function raisedTo(unit: WrittenUnit | undefined, n: number): WrittenUnit | undefined {
  if (!unit) return undefined;
  const [times, per] = n < 0 ? [unit.factor[1], unit.factor[0]] : unit.factor;
  const factor: Factor = [times ** Math.abs(n), per ** Math.abs(n)];
  return { ...unit, factor, dimension: raised(unit.dimension, n) };
}

/** In lowest terms, as long as both are whole: then a number is rounded once on its way to SI. */
function reduced(times: number, per: number): Factor {
  let [a, b] = [times, per];
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return [times, per];
  while (b !== 0) [a, b] = [b, a % b];
  return [times / a, per / a];
}
