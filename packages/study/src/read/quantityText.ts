import type { Quantity } from '@fishergrad/models';
import { expandRange } from './range.ts';
import { convert, normalSymbol, toSI } from '../units.ts';

/** Something that keeps a quantity from being read, and where in the given list and text it stands. */
export interface Problem {
  readonly message: string;
  readonly index?: number;
  readonly offset?: number;
}

/** A quantity as read: SI values, and the unit its author thinks in. */
export interface Read {
  readonly values: readonly number[];
  readonly symbol: string;
  readonly warnings: readonly string[];
}

/** One entry between commas, before its unit is known. */
interface Item {
  readonly text: string;
  readonly index: number | undefined;
  readonly offset: number;
}

/** No entry is longer; the patterns below never see more. */
const LONGEST = 100;
const NUMBER = String.raw`[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const SINGLE = new RegExp(String.raw`^(${NUMBER})\s*([^\d\s.,()][^\s,()]*|1/\S+)?$`);
const RANGE = new RegExp(
  String.raw`^(${NUMBER})\s*([^\d\s.,()][^\s,()]*?|1/\S+?)?\s*\.\.\s*(${NUMBER})\s*([^\d\s.,()][^\s,()]*|1/\S+)?\s*(?:\(([^)]*)\))?$`,
);

/**
 * Reads what stands for a quantity in a study: `5 ms`, `0.14, 3.54, 6.94 ms`, `[10 ms, 1 s]`, `1..30 ms (log 12)`.
 *
 * A number without a unit takes the next unit to its right. Values come back in SI.
 *
 * @param name what to call it in sentences
 */
export function readQuantity(
  name: string,
  raw: unknown,
  quantity: Quantity,
): Read | { readonly problems: readonly Problem[] } {
  const items = itemsOf(raw);
  if (items === undefined)
    return { problems: [{ message: `${name} must be numbers with a unit, not ${describe(raw)}` }] };
  if (items.length === 0) return { problems: [{ message: `${name} is empty; it needs at least one value` }] };
  const problems: Problem[] = [];
  const values: number[] = [];
  let symbol: string | undefined;
  for (const item of items.toReversed()) {
    const read = readItem(name, item, quantity, symbol);
    if ('message' in read)
      problems.unshift({ ...read, ...(item.index === undefined ? {} : { index: item.index }), offset: item.offset });
    else values.unshift(...read.values);
    symbol = ('symbol' in read ? read.symbol : undefined) ?? symbol;
  }
  if (problems.length > 0) return { problems };
  return {
    values,
    symbol: symbol ?? '',
    warnings: [...implausible(name, values, quantity), ...decimalComma(name, raw)],
  };
}

type ReadItem =
  | { readonly values: readonly number[]; readonly symbol: string | undefined }
  | { readonly message: string; readonly symbol?: string | undefined };

function readItem(name: string, { text }: Item, quantity: Quantity, following: string | undefined): ReadItem {
  const [range, single] = text.length > LONGEST ? [] : [RANGE.exec(text), SINGLE.exec(text)];
  if (!range && !single) return { message: notANumber(name, text) };
  const [written, lowUnit] = (range ? [range[4] ?? range[2], range[2]] : [single?.[2]]).map(normalSymbol);
  const symbol = written ?? following;
  const converted = convert(symbol ?? '', quantity.unit);
  if ('problem' in converted) return { message: `${name} ${converted.problem}`, symbol: written };
  const ends = range ? [range[1], range[3]] : [single?.[1]];
  const low = lowUnit === undefined ? converted : convert(lowUnit, quantity.unit);
  if ('problem' in low) return { message: `${name} ${low.problem}`, symbol: written };
  const si = ends.map((end, i) => toSI(Number(end), (i === 0 ? low : converted).factor));
  const wrong = si.find((value) => !allowed(value, quantity));
  if (wrong !== undefined) return { message: outOfBounds(name, text, quantity), symbol: written };
  if (!range) return { values: si, symbol: written };
  const expanded = expandRange(si[0]!, si[1]!, range[5], (number, unit) => {
    const step = unit === '' ? converted : convert(unit, quantity.unit);
    return 'problem' in step ? step : { value: toSI(number, step.factor) };
  });
  return 'problem' in expanded
    ? { message: `${name} ${expanded.problem}`, symbol: written }
    : { values: expanded.values, symbol: written };
}

function allowed(value: number, { lower, upper, above }: Quantity): boolean {
  return Number.isFinite(value) && value <= upper && (above ? value > lower : value >= lower);
}

function outOfBounds(name: string, text: string, { lower, upper, above, unit }: Quantity): string {
  const units = unit === '1' || unit === 'a.u.' ? '' : ` ${unit}`;
  if (lower === -Infinity && upper === Infinity) return `${name} must be a finite number, not ${text}`;
  const low = `${above ? 'greater than' : 'at least'} ${lower}${units}`;
  return `${name} must be ${upper === Infinity ? low : `${low} and at most ${upper}${units}`}, and finite, not ${text}`;
}

function notANumber(name: string, text: string): string {
  if (text === '') return `${name} has an empty place between its commas`;
  if (/\b(nan|inf|infinity)\b/i.test(text)) return `${name} must be a finite number, not ${text}`;
  return `${name}: "${text.slice(0, 40)}" is not a number with a unit, such as 5 ms, nor a range, such as 1..30 ms (log 12)`;
}

function itemsOf(raw: unknown): Item[] | undefined {
  if (typeof raw === 'number') return [{ text: String(raw), index: undefined, offset: 0 }];
  if (typeof raw === 'string') return split(raw, undefined);
  if (!Array.isArray(raw) || !raw.every((entry) => typeof entry === 'string' || typeof entry === 'number'))
    return undefined;
  return raw.flatMap((entry, index) => split(String(entry), index));
}

/** The pieces between commas outside of parentheses. */
function split(written: string, index: number | undefined): Item[] {
  const text = written.replaceAll('−', '-'); // a minus as word processors set it
  if (text.trim() === '') return [];
  const items: Item[] = [];
  let [depth, start] = [0, 0];
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (c === '(') depth++;
    if (c === ')') depth--;
    if (i < text.length && (c !== ',' || depth > 0)) continue;
    const piece = text.slice(start, i);
    items.push({ text: piece.trim(), index, offset: start + piece.length - piece.trimStart().length });
    start = i + 1;
  }
  return items;
}

function implausible(name: string, values: readonly number[], { plausible, unit }: Quantity): string[] {
  if (!plausible) return [];
  const [low, high] = plausible;
  const odd = values.find((value) => value < low || value > high);
  return odd === undefined
    ? []
    : [`${name} = ${Number(odd.toPrecision(6))} ${unit} is outside ${low} to ${high} ${unit}: is its unit right?`];
}

function decimalComma(name: string, raw: unknown): string[] {
  const pair = typeof raw === 'string' && raw.length <= LONGEST ? /^\s*(\d+),(\d+)\s*\D*$/.exec(raw) : null;
  return pair
    ? [
        `${name}: "${String(raw).trim()}" was read as two values, ${pair[1]} and ${pair[2]}; a decimal is written with a point`,
      ]
    : [];
}

/** Data as a person would call it. */
export function describe(raw: unknown): string {
  if (raw === null || raw === undefined) return 'nothing';
  if (Array.isArray(raw)) return 'a list of this kind';
  return typeof raw === 'object' ? 'a block of keys' : JSON.stringify(raw).slice(0, 40);
}
