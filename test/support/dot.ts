/** What a DOT text draws: nodes by id and edges, each with its attributes. Written for tests, by the grammar of Graphviz (dot language). */
export interface Drawn {
  readonly title: string;
  readonly graph: Attributes;
  readonly nodes: ReadonlyMap<string, Attributes>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly attributes: Attributes }[];
}

type Attributes = Readonly<Record<string, string>>;

const QUOTED = /"((?:\\.|[^"\\])*)"/;
const ITEM = new RegExp(String.raw`(\w+)=(?:${QUOTED.source}|([^\s,\]]+))(?:, )?`, 'gys');
const HEAD = new RegExp(String.raw`^digraph ${QUOTED.source} \{$`, 's');
const LINE = /^ {2}(\w+)(?: -> (\w+))?(?: \[(.*)\])?$/s;

/** Reads DOT text of one statement a line; throws at whatever it cannot read to its end. */
export function readDot(text: string): Drawn {
  const lines = text.split('\n');
  const [, title] = demand(HEAD.exec(lines[0]!), lines[0]!);
  if (lines.at(-2) !== '}' || lines.at(-1) !== '') throw new Error('The text does not end in a closed brace.');
  const statements = lines.slice(1, -2).map((line) => {
    const [, id = '', to, list = ''] = demand(LINE.exec(line), line);
    return { id, to, attributes: attributesOf(list) };
  });
  const nodes = statements.filter(({ id, to }) => to === undefined && !['graph', 'node', 'edge'].includes(id));
  return {
    title: title!,
    graph: statements.find(({ id }) => id === 'graph')!.attributes,
    nodes: new Map(nodes.map(({ id, attributes }) => [id, attributes])),
    edges: statements.flatMap(({ id, to, attributes }) => (to === undefined ? [] : [{ from: id, to, attributes }])),
  };
}

function attributesOf(list: string): Attributes {
  const found = [...list.matchAll(ITEM)];
  if (found.map(([item]) => item).join('') !== list) throw new Error(`These attributes cannot be read: ${list}`);
  return Object.fromEntries(found.map(([, name, quoted, bare]) => [name!, quoted ?? bare!]));
}

function demand<T>(found: T | null, line: string): T {
  if (found === null) throw new Error(`This line is no statement: ${line}`);
  return found;
}

/** The fields of a record's label as a person reads them: split at bare bars, escapes and entities resolved. */
export function fieldsOf(label: string): string[] {
  const inner = label.replace(/^\{([\s\S]*)\}$/, '$1');
  return inner.split(/(?<=(?<!\\)(?:\\\\)*)\|/).map((field) =>
    field
      .trim()
      .replaceAll(/\\([\s\S])/g, (_, c: string) => (c === 'n' ? '\n' : c))
      .replaceAll('&amp;', '&')
      .replaceAll('\u00A0', ' '),
  );
}
