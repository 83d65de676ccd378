/** One entry between commas, before its unit is known, and where it stands in the list and in its text. */
export interface Item {
  readonly text: string;
  readonly index: number | undefined;
  readonly offset: number;
}

/** The entries of what stands for a quantity: a number, a text with commas, or a list of these. */
export function itemsOf(raw: unknown): Item[] | undefined {
  if (typeof raw === 'number') return [{ text: String(raw), index: undefined, offset: 0 }];
  if (typeof raw === 'string') return split(raw, undefined);
  if (!Array.isArray(raw) || !raw.every((entry) => typeof entry === 'string' || typeof entry === 'number')) {
    return undefined;
  }
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

const ADVICE = 'a decimal is written with a point, and values are separated by a comma and a space';

/**
 * Signs that a comma was meant as a decimal point: `0,14, 3,54 ms`, `["0,14 ms"]`, `1,5..30 ms`, and `[0,14 ms, 3,54 ms]`,
 * which YAML has already taken apart. `refuse` where there is no other reading, `warn` where both are possible.
 */
export function decimalCommas(raw: unknown): { readonly refuse?: string; readonly warn?: string } {
  if (typeof raw === 'string') return inText(raw);
  if (!Array.isArray(raw)) return {};
  const entries = raw.map(String);
  const tight = entries.find((entry) => /\d,\d/.test(entry));
  if (tight !== undefined) return { refuse: `"${tight.slice(0, 40)}" has a comma between digits; ${ADVICE}` };
  const paired =
    entries.length % 2 === 0 && entries.every((entry, i) => (i % 2 === 0 ? /^\d+$/ : /^\d+ *[^\d\s.,]/).test(entry));
  const joined = entries.flatMap((entry, i) => (i % 2 === 0 ? [`${entry},${entries[i + 1]}`] : [])).join(', ');
  if (!paired || entries.length === 0) return {};
  const read = `[${joined.slice(0, 40)}] was read as ${entries.length} values; ${ADVICE}`;
  return entries.length > 2 ? { refuse: read } : { warn: read };
}

function inText(text: string): { readonly refuse?: string; readonly warn?: string } {
  if (!/\d,\d/.test(text)) return {};
  if (maybeDecimal(text) || /\d,\d[^,]*\.\./.test(text)) {
    return { refuse: `"${text.slice(0, 40)}" has commas between digits and others; ${ADVICE}` };
  }
  const pair = text.length < 100 ? /^\s*(\d+),(\d+)(?!.*[.,])/.exec(text) : null;
  if (pair && /^0\d/.test(pair[2]!))
    return { refuse: `"${text.trim().slice(0, 40)}" has a comma between digits; ${ADVICE}` };
  return pair ? { warn: `"${text.trim()}" was read as two values, ${pair[1]} and ${pair[2]}; ${ADVICE}` } : {};
}

/**
 * Whether spaces after other commas could make those between digits decimal ones: `0,14, 3,54` has two numbers or four. In
 * `0, 1,1,1` the tight ones stand in a row, and no number has two decimal commas.
 */
function maybeDecimal(text: string): boolean {
  const entries = text.split(/,\s+/).map((entry) => entry.trim().split(/(?<=\d),(?=\d)/));
  return (
    entries.length > 1 && entries.some((parts) => isPair(parts) || parts.slice(1).some((part) => /^0\d/.test(part)))
  );
}

/** Two whole numbers, which could be the two sides of a decimal comma. */
function isPair([whole = '', ...rest]: readonly string[]): boolean {
  return rest.length === 1 && /^[+-]?\d+$/.test(whole) && /^\d+(?![\d.])/.test(rest[0]!);
}
