import { domain, isWithin, type Quantity } from '@fishergrad/models';
import { formatGiven, withUnit } from '../format.ts';
import { convert, inUnit, normalSymbol, toSI } from '../units.ts';
import { decimalCommas, type Item, itemsOf } from './items.ts';
import { expandRange } from './range.ts';

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
  /** Whether it was not written at all, and has its nominal value. */
  readonly nominal?: true;
}

/** No entry is longer; the patterns below never see more. */
const LONGEST = 100;
/** Of one quantity; the first of them say enough. */
const MOST_PROBLEMS = 20;
const NUMBER = String.raw`[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const SINGLE = new RegExp(String.raw`^(${NUMBER})\s*([^\d\s.,()][^\s,()]*|1/\S+)?$`);
const RANGE = new RegExp(
  String.raw`^(${NUMBER})\s*([^\d\s.,()][^\s,()]*?|1/\S+?)?\s*\.\.(?!\.)\s*(${NUMBER})\s*([^\d\s.,()][^\s,()]*|1/\S+)?\s*(?:\(([^)]*)\))?$`,
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
  const commas = decimalCommas(raw);
  if (commas.refuse !== undefined) return { problems: [{ message: `${name}: ${commas.refuse}` }] };
  const { values, problems, symbol } = readItems(name, items, quantity);
  if (problems.length > 0) return { problems };
  const warned = commas.warn === undefined ? [] : [`${name}: ${commas.warn}`];
  return { values, symbol, warnings: [...implausible(name, values, symbol, quantity), ...warned] };
}

/** From right to left, so that each entry knows the unit that follows it. */
function readItems(name: string, items: readonly Item[], quantity: Quantity) {
  const [reads, problems]: [(readonly number[])[], Problem[]] = [[], []];
  let symbol: string | undefined;
  for (const item of items.toReversed()) {
    const read = readItem(name, item, quantity, symbol);
    if ('values' in read) reads.push(read.values);
    else
      problems.push({
        message: read.message,
        offset: item.offset,
        ...(item.index === undefined ? {} : { index: item.index }),
      });
    symbol = read.symbol ?? symbol;
  }
  return {
    values: reads.toReversed().flat(),
    problems: problems.toReversed().slice(0, MOST_PROBLEMS),
    symbol: symbol ?? '',
  };
}

/** The last unit that stands in what is written for a quantity; '' where none does. */
export function lastSymbol(raw: unknown): string {
  const written = (itemsOf(raw) ?? []).slice(-MOST_PROBLEMS).map(({ text }) => {
    if (text.length > LONGEST) return undefined;
    const [range, single] = [RANGE.exec(text), SINGLE.exec(text)];
    return range ? (range[4] ?? range[2]) : single?.[2];
  });
  return normalSymbol(written.findLast((symbol) => symbol !== undefined)) ?? '';
}

type ReadItem =
  | { readonly values: readonly number[]; readonly symbol: string | undefined }
  | { readonly message: string; readonly symbol: string | undefined };

function readItem(name: string, { text }: Item, quantity: Quantity, following: string | undefined): ReadItem {
  const [range, single] = text.length > LONGEST ? [] : [RANGE.exec(text), SINGLE.exec(text)];
  if (!range && !single) return { message: notANumber(name, text), symbol: undefined };
  const [written, lowUnit] = (range ? [range[4] ?? range[2], range[2]] : [single?.[2]]).map(normalSymbol);
  const symbol = written ?? following;
  const converted = convert(symbol ?? '', quantity.unit);
  if ('problem' in converted) return { message: `${name} ${converted.problem}`, symbol: written };
  const ends = range ? [range[1], range[3]] : [single?.[1]];
  const low = lowUnit === undefined ? converted : convert(lowUnit, quantity.unit);
  if ('problem' in low) return { message: `${name} ${low.problem}`, symbol: written };
  const si = ends.map((end, i) => toSI(Number(end), (i === 0 ? low : converted).factor));
  const wrong = si.find((value) => !allowed(value, quantity));
  if (wrong !== undefined)
    return { message: outOfBounds(name, text, quantity, { symbol: symbol ?? '', wrong }), symbol: written };
  if (!range) return { values: si, symbol: written };
  const expanded = expandRange(si[0]!, si[1]!, range[5], (number, unit) => {
    if (unit === '' && lowUnit !== undefined && lowUnit !== written)
      return { problem: 'needs a unit in its step, because its ends have two' };
    const step = unit === '' ? converted : convert(normalSymbol(unit) ?? '', quantity.unit);
    return 'problem' in step ? step : { value: toSI(number, step.factor) };
  });
  if ('problem' in expanded) return { message: `${name} ${expanded.problem}`, symbol: written };
  if (expanded.values.every((value) => allowed(value, quantity))) return { values: expanded.values, symbol: written };
  return { message: `${name}: the range ${text} is too wide for double precision`, symbol: written };
}

function allowed(value: number, quantity: Quantity): boolean {
  return Number.isFinite(value) && isWithin(quantity, value);
}

function outOfBounds(
  name: string,
  text: string,
  quantity: Quantity,
  { symbol, wrong }: { readonly symbol: string; readonly wrong: number },
): string {
  const { lower, upper, unit } = quantity;
  const shown = (value: number): string => withUnit(formatGiven(inUnit(value, symbol, unit)), symbol);
  const finite = Number.isFinite(wrong) || Number.isFinite(upper) ? '' : ', and finite';
  const what = lower === -Infinity && upper === Infinity ? 'a finite number' : `${domain(quantity, shown)}${finite}`;
  return `${name} must be ${what}, not ${text}`;
}

function notANumber(name: string, text: string): string {
  if (text === '') return `${name} has an empty place between its commas`;
  if (/\b(nan|inf|infinity)\b/i.test(text)) return `${name} must be a finite number, not ${text}`;
  return `${name}: "${text.slice(0, 40)}" is not a number with a unit, such as 5 ms, nor a range, such as 1..30 ms (log 12)`;
}

function implausible(name: string, values: readonly number[], symbol: string, { plausible, unit }: Quantity): string[] {
  if (!plausible) return [];
  const [low, high] = plausible;
  const odd = values.find((value) => value !== 0 && (value < low || value > high)); // 0 is 0 in every unit
  if (odd === undefined) return [];
  const shown = (value: number): string => withUnit(formatGiven(inUnit(value, symbol, unit)), symbol);
  return [`${name} = ${shown(odd)} is outside ${shown(low)} to ${shown(high)}: is its unit right?`];
}

/** Data as a person would call it. */
export function describe(raw: unknown): string {
  if (raw === null || raw === undefined) return 'nothing';
  if (Array.isArray(raw)) return 'a list of this kind';
  return typeof raw === 'object' ? 'a block of keys' : JSON.stringify(raw).slice(0, 40);
}
