import type { Unit } from '@fishergrad/models';

/** A dimension as a person calls it, and the units it may be written in. */
interface Dimension {
  readonly called: string;
  readonly example: string;
  /** unit → [times, per]: the SI value is number · times / per, which keeps 10 ms at exactly the double nearest to 0.01 s. */
  readonly factors: Readonly<Record<string, Factor>>;
}

/** How a written number becomes SI: times / per. */
export type Factor = readonly [times: number, per: number];

const dimensions: Readonly<Record<Unit, Dimension>> = {
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
};

/** Where one unit written after a number leads: its factor to SI, or the sentence that says why it is none. */
export type Converted = { readonly factor: Factor } | { readonly problem: string };

/** A unit as the tables spell it: the Greek letter mu as the micro sign. */
export function normalSymbol(written: string | undefined): string | undefined {
  return written?.replace('μ', 'µ');
}

/** The factor from a written unit to the SI unit of a quantity. */
export function convert(symbol: string, unit: Unit): Converted {
  const { called, example, factors } = dimensions[unit];
  if (Object.hasOwn(factors, symbol)) return { factor: factors[symbol] as Factor };
  if (symbol === '') return { problem: `needs a unit, because it is ${called}; write ${example}, for instance` };
  const other = Object.values(dimensions).find((dimension) => Object.hasOwn(dimension.factors, symbol));
  if (other)
    return { problem: `is ${called}, but "${symbol}" is the unit of ${other.called}; write ${example}, for instance` };
  return { problem: `is ${called}, and "${symbol}" is no unit of that; known are ${knownUnits(factors)}` };
}

function knownUnits(factors: Dimension['factors']): string {
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
  const [times, per] = dimensions[unit].factors[symbol] as Factor;
  return (value * per) / times;
}

/** The unit to show a quantity in where the study does not show one: milliseconds for times, else the SI unit. */
export function displayUnit(unit: Unit): string {
  return unit === 's' ? 'ms' : unit === '1' || unit === 'a.u.' ? '' : unit;
}
