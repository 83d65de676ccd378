import type { Unit } from '@fishergrad/models';
import { type Dimension, NONE, spelled } from './dimension.ts';
import { type Factor, readUnit, type WrittenUnit } from './writtenUnit.ts';

/** A kind of quantity as a person calls it, and the units it may be written in besides those made of others. */
interface Kind {
  readonly called: string;
  readonly example: string;
  /** unit → [times, per]: the SI value is number · times / per, which keeps 10 ms at exactly the double nearest to 0.01 s. */
  readonly factors: Readonly<Record<string, Factor>>;
}

const kinds: Readonly<Record<string, Kind>> = {
  s: {
    called: 'a time',
    example: '5 ms or 5 s',
    factors: { s: [1, 1], ms: [1, 1e3], us: [1, 1e6], µs: [1, 1e6], ns: [1, 1e9], min: [60, 1], h: [3600, 1] },
  },
  '1/s': { called: 'a rate', example: '20 1/s', factors: { '1/s': [1, 1], '1/ms': [1e3, 1], '1/min': [1, 60] } },
  Hz: {
    called: 'a frequency',
    example: '60 Hz',
    factors: { Hz: [1, 1], mHz: [1, 1e3], kHz: [1e3, 1], MHz: [1e6, 1], '1/s': [1, 1], '1/min': [1, 60], bpm: [1, 60] },
  },
  rad: {
    called: 'an angle',
    example: '30 deg or 0.5 rad',
    factors: { rad: [1, 1], mrad: [1, 1e3], deg: [Math.PI, 180], '°': [Math.PI, 180] },
  },
  'a.u.': { called: 'an amplitude in arbitrary units', example: '1', factors: { 'a.u.': [1, 1], '': [1, 1] } },
  '1': { called: 'a plain number', example: '0.9 or 90 %', factors: { '': [1, 1], '%': [1, 100] } },
  'm²/s': { called: 'a diffusivity', example: '1 µm²/ms or 0.001 mm²/s', factors: { 'mm²/s': [1, 1e6] } },
  's/m²': { called: 'a b-value', example: '1000 s/mm²', factors: { 's/mm²': [1e6, 1] } },
  'm³/kg/s': { called: 'a perfusion', example: '50 ml/100g/min', factors: { 'ml/100g/min': [1, 6e6] } },
  'm³/kg': { called: 'a volume per mass', example: '0.9 ml/g', factors: { 'ml/g': [1, 1000] } },
  'rad/s': { called: 'an angular frequency', example: '6 rad/s', factors: { 'rad/s': [1, 1] } },
  m: { called: 'a length', example: '2 mm', factors: { m: [1, 1], mm: [1, 1e3] } },
  'm/s': { called: 'a speed', example: '20 cm/s', factors: { 'm/s': [1, 1], 'cm/s': [1, 100] } },
  T: { called: 'a magnetic flux density', example: '3 T', factors: { T: [1, 1], mT: [1, 1e3] } },
  'T/m': { called: 'a gradient', example: '40 mT/m', factors: { 'mT/m': [1, 1e3] } },
  'mol/m³': { called: 'a concentration', example: '2 mmol/l', factors: { 'mmol/l': [1, 1] } },
  K: { called: 'a temperature', example: '310 K', factors: { K: [1, 1] } },
};

function kindOf(unit: Unit): Kind {
  if (Object.hasOwn(kinds, unit)) return kinds[unit]!;
  return { called: `a quantity in ${unit}`, example: `5 ${unit}`, factors: { [unit]: [1, 1] } };
}

/** "a time", "a diffusivity": what a quantity of a unit is called. */
export function calledOf(unit: Unit): string {
  return kindOf(unit).called;
}

/** Where one unit written after a number leads: its factor to SI, or the sentence that says why it is none. */
export type Converted = { readonly factor: Factor } | { readonly problem: string };

/** A unit as the tables spell it: the Greek letter mu as the micro sign. */
export function normalSymbol(written: string | undefined): string | undefined {
  return written?.replaceAll('μ', 'µ');
}

/** The SI unit of a quantity whose author wrote this one, or none; undefined where it is no unit. */
export function unitFor(symbol: string): Unit | undefined {
  if (symbol === '') return 'a.u.';
  const known = Object.entries(kinds).find(([, { factors }]) => Object.hasOwn(factors, symbol));
  const written = readUnit(symbol);
  return known?.[0] ?? (written && unitOf(written));
}

function unitOf({ dimension, cycles }: WrittenUnit): Unit {
  const unit = spelled(dimension);
  return unit === '1/s' && cycles ? 'Hz' : unit;
}

/** What a unit is made of; undefined where it is none. */
export function dimensionOf(unit: Unit): Dimension | undefined {
  return unit === '1' || unit === 'a.u.' ? NONE : readUnit(unit)?.dimension;
}

/** The factor from a written unit to the SI unit of a quantity. */
export function convert(symbol: string, unit: Unit): Converted {
  const { called, example, factors } = kindOf(unit);
  if (Object.hasOwn(factors, symbol)) return { factor: factors[symbol] as Factor };
  if (symbol === '') return { problem: `needs a unit, because it is ${called}; write ${example}, for instance` };
  const written = readUnit(symbol);
  const its = written && unitOf(written);
  if (written && (its === unit || (its === '1/s' && unit === 'Hz'))) return { factor: written.factor };
  const other = Object.values(kinds).find((kind) => Object.hasOwn(kind.factors, symbol));
  if (other ?? its) {
    const problem = `is ${called}, but "${symbol}" is the unit of ${other?.called ?? calledOf(its!)}; write ${example}, for instance`;
    return { problem };
  }
  return { problem: `is ${called}, and "${symbol}" is no unit of that; known are ${knownUnits(factors)}` };
}

function knownUnits(factors: Kind['factors']): string {
  return Object.keys(factors)
    .map((symbol) => symbol || '(none)')
    .join(', ');
}

/** A written number in SI. */
export function toSI(value: number, [times, per]: Factor): number {
  return (value * times) / per;
}

/** An SI value in a unit of its dimension. */
export function inUnit(value: number, symbol: string, unit: Unit): number {
  const {
    factor: [times, per],
  } = convert(symbol, unit) as { readonly factor: Factor };
  return (value * per) / times;
}

/** The units people speak of, where those are not the SI units. */
const spoken: Readonly<Record<string, string>> = {
  ...{ s: 'ms', rad: 'deg', '1': '', 'a.u.': '' },
  ...{ 'm²/s': 'mm²/s', 's/m²': 's/mm²', 'm³/kg': 'ml/g', 'm³/kg/s': 'ml/100g/min' },
};

/** The unit to show a quantity in where the study does not show one. */
export function displayUnit(unit: Unit): string {
  return spoken[unit] ?? unit;
}
