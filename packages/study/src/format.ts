import type { AnyModel, Unit } from '@fishergrad/models';
import type { Study } from './study.ts';
import { convert, displayUnit, inUnit } from './units.ts';

/**
 * A number with so many significant digits, as a person writes it: no trailing zeros for a whole, a power of ten when far
 * from 1.
 *
 * @example
 * ```ts
 * [0.35077, -2, 1.6e-7].map((x) => formatNumber(x, 3)); // => ['0.351', '−2.00', '1.60e−7']
 * ```
 */
export function formatNumber(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'undefined' : x > 0 ? '∞' : '−∞';
  if (x === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(Number(x.toPrecision(digits)))));
  const text =
    exponent < -4 || exponent >= Math.max(digits, 6)
      ? x.toExponential(digits - 1).replace('e+', 'e')
      : x.toPrecision(digits);
  const plain = text.includes('e') && !(exponent < -4 || exponent >= Math.max(digits, 6)) ? String(Number(text)) : text;
  return plain.replaceAll('-', '−');
}

/** A number as its author may have written it: as many digits as it takes, up to `digits`. */
export function formatGiven(x: number, digits = 6): string {
  if (!Number.isFinite(x)) return formatNumber(x);
  return String(Number(x.toPrecision(digits)))
    .replace('e+', 'e')
    .replaceAll('-', '−');
}

/** A parameter's or setting's SI value in the unit its author thinks in, with that unit. */
export function formatValue(
  model: AnyModel,
  symbols: Readonly<Record<string, string>>,
  name: string,
  value: number,
  digits?: number,
): string {
  const { unit } = (model.parameters[name] ?? model.settings[name]) as { unit: Unit };
  const symbol = symbols[name] ?? displayUnit(unit);
  return withUnit(formatGiven(inUnit(value, symbol, unit), digits), symbol);
}

/** "10 ms", "10 %", "10" */
export function withUnit(number: string, symbol: string): string {
  return symbol === '' ? number : symbol === '°' ? `${number}°` : `${number} ${symbol}`;
}

type Units = Pick<Study, 'symbols' | 'model'>;

/** The unit its author wrote; for a derived quantity that of a parameter of the same kind. */
export function symbolOf({ symbols, model }: Units, name: string, unit: Unit): string {
  const kin = Object.entries(model.parameters).find(
    ([key, { unit: its }]) => its === unit && symbols[key] !== undefined,
  );
  const written = symbols[name] ?? symbols[kin?.[0] ?? ''];
  // Experiments may call settings of different kinds by one name.
  return written !== undefined && 'factor' in convert(written, unit) ? written : displayUnit(unit);
}

/** An SI amount, an SD say, in the unit its author thinks in. */
export function shown(
  study: Units,
  name: string,
  unit: Unit,
  amount: number,
  number: (x: number) => string = formatNumber,
): string {
  const symbol = symbolOf(study, name, unit);
  return withUnit(number(inUnit(amount, symbol, unit)), symbol);
}
