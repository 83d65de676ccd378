import type { Unit } from '@fishergrad/models';
import { formatGiven, withUnit } from '../../format.ts';
import { convert, inUnit, toSI } from '../../units.ts';
import type { ReadVaried } from './readVaried.ts';

/** An SI value in a unit, as a person writes it. */
export function shownIn(value: number, symbol: string, unit: Unit): string {
  return withUnit(formatGiven(inUnit(value, symbol, unit)), symbol);
}

/** A value of a setting in the unit in which its range is written. */
export function inRangeOf({ range, kind }: Pick<ReadVaried, 'range' | 'kind'>, value: number): string {
  return shownIn(value, range?.to.symbol ?? '', kind.unit);
}

/** Whether a value lies above a limit by more than the rounding of what was written. */
export function isBeyond(value: number, limit: number): boolean {
  return value - limit > 1e-12 * Math.max(Math.abs(value), Math.abs(limit));
}

/** An SI value of so many significant digits in a unit, and not above: what may be advised as the most there is. */
export function roundedDown(value: number, symbol: string, unit: Unit, digits = 4): number {
  const { factor } = convert(symbol, unit) as { readonly factor: Parameters<typeof toSI>[1] };
  const x = inUnit(value, symbol, unit);
  const scale = 10 ** (digits - 1 - Math.floor(Math.log10(x)));
  return toSI(Math.floor(x * scale * (1 + 1e-12)) / scale, factor);
}

/** Which multiples of a step lie from one value to another, rounding aside: the first and the last. */
export function multiplesWithin(step: number, from: number, to: number): readonly [number, number] {
  return [
    Math.ceil((from / step) * (1 - Math.sign(from) * 1e-9)),
    Math.floor((to / step) * (1 + Math.sign(to) * 1e-9)),
  ];
}
