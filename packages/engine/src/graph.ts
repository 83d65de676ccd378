import { countText, escapeField, escapeText, numberText, numeral } from './dotText.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import { drawOperation } from './graphOperation.ts';
import type { Value } from './value.ts';

/** How a computation graph is drawn. */
export interface GraphOptions {
  /** Names of values: `{ w1, x1, y }`. Where a value has two, both are written; a value that the graph does not hold is not drawn. */
  readonly labels?: Readonly<Record<string, Value>>;
  /** From left to right (`LR`, the default) or from top to bottom (`TB`). */
  readonly direction?: 'LR' | 'TB';
  /** Significant digits of the numbers, 1 to 17; default 4. */
  readonly digits?: number;
  /** The most operations to draw, at least 1; default 150. What lies farther from the output becomes one dashed box that says how much it is. */
  readonly most?: number;
  /** The name of the graph, which becomes the title of a picture. */
  readonly title?: string;
}

// Filled boxes and middle grays: as readable on a dark page as on a light one.
const INK = '#1f2328';
const LINE = '#7a818a';
const FONT = 'Helvetica,Arial,sans-serif';
const fill = { output: '#ffe3a3', input: '#d8e8fb', result: '#f4f5f7' };

/**
 * The computation graph of a value as Graphviz DOT text: every value a box `label | data | grad`, every operation a circle
 * between its inputs and its result (plain numbers are written into it), the output marked.
 *
 * Call `backward()` before, or the gradients are those of an earlier walk. The same graph gives the same text, byte for
 * byte. Time and memory grow with the graph, the text with `most`.
 *
 * @throws RangeError for `digits` or `most` outside of their range
 * @throws TypeError for a value over other than plain numbers
 *
 * @example
 * ```ts
 * const [w, x] = [new Value(2), new Value(3)];
 * const y = w.mul(x);
 * y.backward();
 * toDot(y, { labels: { w, x, y } }).includes('{w|data 2|grad 3}'); // => true
 * ```
 */
export function toDot(value: Value, options: GraphOptions = {}): string {
  const { direction = 'LR', digits = 4, most = 150, title = 'computation', labels = {} } = options;
  demand(whole(digits, 17), `digits is ${digits}; give a whole number from 1 to 17.`);
  demand(whole(most, Infinity), `most is ${most}; give a whole number from 1 on, or Infinity.`);
  const names = namesOf(labels);
  const part = excerpt(value, most, names);
  const ids = new Map(part.shown.map((each, i) => [each, i]));
  const drawn = part.shown.flatMap((each, id) => [
    boxOf(each, { id, names: names.get(each), output: id === 0, digits, direction }),
    ...(part.opened.has(each) ? drawOperation(each, ids, digits) : []),
  ]);
  const lines = [...styles(direction, noteOn(part)), ...drawn, ...restOf(part, ids)];
  return `digraph "${escapeText(title)}" {\n${lines.join('\n')}\n}\n`;
}

function whole(n: number, most: number): boolean {
  return n >= 1 && n <= most && (Number.isInteger(n) || n === Infinity);
}

function demand(right: boolean, problem: string): void {
  if (!right) throw new RangeError(`The graph cannot be drawn: ${problem}`);
}

function namesOf(labels: Readonly<Record<string, Value>>): Map<Value, string> {
  const names = new Map<Value, string>();
  for (const [name, value] of Object.entries(labels)) {
    const other = names.get(value);
    names.set(value, other === undefined ? name : `${other}, ${name}`);
  }
  return names;
}

function styles(direction: string, note: string): string[] {
  const text = `fontname="${FONT}", fontcolor="${LINE}"`;
  return [
    `  graph [rankdir=${direction}, bgcolor=transparent, ranksep=0.3, nodesep=0.2, ${text}, fontsize=11, label="${note}", labelloc=b]`,
    `  node [shape=record, style="rounded,filled", color="${LINE}", fontname="${FONT}", fontcolor="${INK}", fontsize=11, height=0.3]`,
    `  edge [color="${LINE}", arrowsize=0.6, ${text}, fontsize=10]`,
  ];
}

interface Box {
  readonly id: number;
  readonly names: string | undefined;
  readonly output: boolean;
  readonly digits: number;
  readonly direction: string;
}

function boxOf(value: Value, { id, names, output, digits, direction }: Box): string {
  const numbers = [`data ${plain(value.data, digits)}`, `grad ${plain(value.grad, digits)}`];
  const fields = [...(names === undefined ? [] : [escapeField(names)]), ...numbers].join('|');
  const color = output ? fill.output : value.rule ? fill.result : fill.input;
  const label = direction === 'LR' ? `{${fields}}` : fields;
  return `  v${id} [label="${label}", fillcolor="${color}"${output ? ', penwidth=2' : ''}]`;
}

function plain(x: unknown, digits: number): string {
  if (typeof x === 'number') return numberText(x, digits);
  throw new TypeError(
    'Only values over plain numbers can be drawn, and this one is over others. Draw its data instead.',
  );
}

function noteOn({ operations, opened }: Excerpt): string {
  if (operations === opened.size) return '';
  return `Drawn: ${numeral(opened.size)} of ${countText(operations, 'operation')}, those nearest to the output`;
}

/** One dashed box for what is not drawn, and the edges by which it hangs together with what is. */
function restOf(
  { shown, opened, usedByRest, operations, inputsLeftOut }: Excerpt,
  ids: ReadonlyMap<Value, number>,
): string[] {
  const hidden = operations - opened.size;
  if (hidden === 0) return [];
  const inputs = inputsLeftOut === 0 ? '' : String.raw`\nand ${countText(inputsLeftOut, 'more input')}`;
  const made = shown.filter((each) => each.rule !== undefined && !opened.has(each));
  return [
    `  rest [label="… ${countText(hidden, 'more operation')}${inputs}", shape=box, style="rounded,dashed", fontcolor="${LINE}", margin=0.15]`,
    // An edge back into the rest must not turn the order of the picture round.
    ...usedByRest.map((each) => `  v${ids.get(each)!} -> rest [style=dashed${each.rule ? ', constraint=false' : ''}]`),
    ...made.map((each) => `  rest -> v${ids.get(each)!} [style=dashed]`),
  ];
}
