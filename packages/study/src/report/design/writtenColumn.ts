import type { Unit } from '@fishergrad/models';
import { convert, inUnit, toSI } from '../../units.ts';

/**
 * SI values as a person writes them, so that reading gives the very same doubles: "0.14, 3.54 ms".
 *
 * A value that no decimal number in this unit leads to is written in the SI unit.
 *
 * @param symbol the unit of their author
 */
export function writtenColumn(values: readonly number[], symbol: string, unit: Unit): string {
  const texts = values.map((value) => writtenIn(value, symbol, unit));
  const words = texts.map((text, k) => {
    if (text === undefined) return `${String(values[k])} ${unit === 'a.u.' || unit === '1' ? '' : unit}`.trim();
    const next = k + 1 < texts.length && texts[k + 1] !== undefined; // the unit of the next one holds
    return next || symbol === '' ? text : `${text} ${symbol}`;
  });
  return words.join(', ');
}

/** Decimal digits that tell every double from its neighbors, and fewer, which read better. */
const DIGITS = [15, 16, 17];

function writtenIn(value: number, symbol: string, unit: Unit): string | undefined {
  const converted = convert(symbol, unit);
  if (!('factor' in converted)) return undefined;
  const shown = inUnit(value, symbol, unit);
  return DIGITS.map((digits) => String(Number(shown.toPrecision(digits)))).find(
    (text) => toSI(Number(text), converted.factor) === value,
  );
}
