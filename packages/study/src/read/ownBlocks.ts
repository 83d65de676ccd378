import type { Quantity } from '@fishergrad/models';
import { formatGiven, withUnit } from '../format.ts';
import type { Constant } from '../formula/scope.ts';
import { inUnit, unitFor } from '../units.ts';
import type { Fault } from './fault.ts';
import { describe, lastSymbol, readQuantity } from './quantityText.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A block of keys; an empty one where there is none. */
export function blockOf(raw: unknown): Raw {
  return isBlock(raw) ? raw : {};
}

function isBlock(raw: unknown): raw is Raw {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** Names in one block beyond which no formula goes. */
const MOST = 200;
/** Names times blocks of a list. */
const MOST_VALUES = 1_000_000;

/** A block with more names than any formula has, of which nothing more is read; `models` are those of the catalogue. */
export function crowded(raw: Raw, models: readonly string[]): Fault | undefined {
  const parts = [
    'let',
    'constants',
    'derive',
    ...(models.includes(raw['model'] as string) ? [] : ['tissue', 'protocol']),
  ];
  for (const part of parts) {
    const blocks: readonly unknown[] = Array.isArray(raw[part]) ? raw[part] : [raw[part]];
    const names = new Set(blocks.flatMap((block) => Object.keys(blockOf(block))));
    if (names.size > MOST) return { message: `${part} has more than ${MOST} names`, path: [part] };
    if (names.size * blocks.length > MOST_VALUES)
      return { message: `${part} has ${blocks.length} blocks of ${names.size} names, which is too much`, path: [part] };
  }
  return undefined;
}

/** The named formulas of `let` or `derive`, as texts. */
export function linesOf(raw: Raw, part: 'let' | 'derive'): { lines: Record<string, string>; faults: Fault[] } {
  const given = raw[part];
  const faults = blockFault(given, part, part === 'let' ? 'E1: exp(-TR/T1)' : 'R2star: 1/T2star');
  const entries = Object.entries(blockOf(given)).flatMap(([name, text]): [string, string][] => {
    if (typeof text === 'string' || typeof text === 'number') return [[name, String(text)]];
    faults.push({ message: `${name} must be a formula, not ${describe(text)}`, path: [part, name] });
    return [];
  });
  return { lines: Object.fromEntries(entries), faults };
}

function blockFault(given: unknown, part: string, example: string): Fault[] {
  if (given === undefined || given === null || (typeof given === 'object' && !Array.isArray(given))) return [];
  return [{ message: `${part} must be a block of keys, such as ${part}: { ${example} }`, path: [part] }];
}

/** The numbers of `constants`, SI. */
export function constantsOf(raw: Raw): { constants: Record<string, Constant>; shown: string[]; faults: Fault[] } {
  const shown: string[] = [];
  const given = raw['constants'];
  const faults = blockFault(given, 'constants', 'TR: 8 ms');
  const entries = Object.entries(blockOf(given)).map(([name, text]): [string, Constant] => {
    const { quantity, problems, values, symbol } = inferred(name, text, 'a constant of the formula');
    const several = values.length > 1 ? [{ message: `${name} must be one value here, not ${values.length}` }] : [];
    for (const { message, index, offset = 0 } of [...problems, ...several] as Problems)
      faults.push({ message, path: ['constants', name, ...(index === undefined ? [] : [index])], offset });
    const [value = NaN] = values;
    if (values.length > 0)
      shown.push(`${name} = ${withUnit(formatGiven(inUnit(value, symbol, quantity.unit)), symbol)}`);
    return [name, { value, unit: quantity.unit }];
  });
  return { constants: Object.fromEntries(entries), shown, faults };
}

type Problems = readonly { readonly message: string; readonly index?: number; readonly offset?: number }[];

/** What the names of a tissue or a protocol are, told by the units they are written in. */
export function quantitiesOf(
  raw: unknown,
  room: 'tissue' | 'protocol',
): { quantities: Record<string, Quantity>; faults: Fault[]; missing: boolean } {
  const blocks = Array.isArray(raw) ? raw : [raw];
  const faults: Fault[] = [];
  const quantities: Record<string, Quantity> = {};
  for (const [index, block] of blocks.entries())
    for (const [name, text] of Object.entries(blockOf(block))) {
      if (Object.hasOwn(quantities, name) || (room === 'protocol' && name === 'averages')) continue;
      const { quantity, unknown } = inferred(
        name,
        text,
        room === 'tissue' ? 'a parameter of the formula' : 'a setting of the formula',
      );
      define(quantities, name, quantity);
      if (unknown) faults.push({ message: unknown, path: [room, ...(Array.isArray(raw) ? [index] : []), name] });
    }
  const missing = Object.keys(quantities).length === 0;
  const what = room === 'tissue' ? 'no parameter; write T2: 50 ms' : 'no setting; write TE: 10, 20, 40 ms';
  if (missing && raw !== undefined && raw !== null && blocks.every(isBlock))
    faults.push({ message: `${room} has ${what}, for instance`, path: [room] });
  return { quantities, faults, missing };
}

/** As `quantities[name] =`, also of a name that means something to JavaScript. */
function define(quantities: Record<string, Quantity>, name: string, value: Quantity): void {
  Object.defineProperty(quantities, name, { value, enumerable: true, writable: true, configurable: true });
}

/** Units as they are also written. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ...['sec', 'secs', 'second', 'seconds'].map((written) => [written, 's'] as const),
  ...['msec', 'msecs', 'millisecond', 'milliseconds'].map((written) => [written, 'ms'] as const),
  ...['degree', 'degrees'].map((written) => [written, 'deg'] as const),
  ...['radian', 'radians'].map((written) => [written, 'rad'] as const),
  ...['hertz', 'hz'].map((written) => [written, 'Hz'] as const),
  ['usec', 'us'],
  ['percent', '%'],
]);

interface Inferred {
  readonly symbol: string;
  readonly quantity: Quantity;
  readonly values: readonly number[];
  readonly problems: Problems;
  readonly unknown?: string;
}

function inferred(name: string, raw: unknown, means: string): Inferred {
  const symbol = lastSymbol(raw);
  const unit = unitFor(symbol);
  const quantity: Quantity = { means, unit: unit ?? symbol, lower: -Infinity, upper: Infinity, usual: [0, 1] };
  if (unit === undefined) {
    const meant = SPELLED.get(symbol.toLowerCase());
    const unknown = `${name}: "${symbol.slice(0, 40)}" is no unit known here; ${meant === undefined ? 'such are ms, Hz, deg, %, mm²/s, s/mm², 1/ms, mT/m; a plain number has none' : `did you mean ${meant}?`}`;
    return { symbol, quantity, values: [], problems: [{ message: unknown }], unknown };
  }
  const read = readQuantity(name, raw, quantity);
  if ('problems' in read) return { symbol, quantity, values: [], problems: read.problems };
  const [low, high] = read.values.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, -Infinity]);
  return { symbol, quantity: { ...quantity, usual: [low, high] }, values: read.values, problems: [] };
}
