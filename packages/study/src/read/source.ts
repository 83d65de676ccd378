import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Issue } from '../studyError.ts';

/** A way to a value in a document: keys and list positions. */
export type Path = readonly PropertyKey[];

/** A YAML text as plain data that still knows where everything stood. */
export interface Source {
  readonly data: unknown;
  /** Of the value at a path, or of its closest parent; `offset` counts characters into the text of that value. */
  readonly place: (path: Path, offset?: number) => { readonly line: number; readonly column: number };
  /** Of a key rather than its value. */
  readonly placeOfKey: (parent: Path, key: string) => { readonly line: number; readonly column: number };
}

const LARGEST = 1_000_000;

/** Reads YAML (and so JSON) with positions; or says everything that keeps it from being read. */
export function readSource(text: string): Source | { readonly issues: readonly Issue[] } {
  if (text.length > LARGEST) return refuse(`this file is longer than ${LARGEST} characters, which no study is`);
  if (text.includes('\0')) return refuse('this is not a text file: it contains zero bytes');
  const lines = new LineCounter();
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0)
      return { issues: faults.map((fault) => ({ message: explain(fault, text), ...at(fault.pos[0]) })) };
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    if (data === null || data === undefined) {
      return refuse('there is no study in this file; it begins with "model:", followed by tissue, protocol and noise');
    }
    return { data, ...places(document, text, at) };
  } catch (error) {
    if (error instanceof RangeError) return refuse('the lists in this file are nested deeper than any study needs');
    if (error instanceof ReferenceError) return refuse(`the aliases in this file cannot be followed: ${error.message}`);
    throw error;
  }
}

function refuse(message: string): { readonly issues: readonly Issue[] } {
  return { issues: [{ message, line: 1, column: 1 }] };
}

type At = (offset: number) => { line: number; column: number };

function places(document: Document, text: string, at: At): Pick<Source, 'place' | 'placeOfKey'> {
  const place: Source['place'] = (path, offset = 0) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range)
        return at(node.range[0] + (length === path.length ? inside(node, text, offset) : 0));
    }
    return at(0);
  };
  const placeOfKey: Source['placeOfKey'] = (parent, key) => {
    const map = document.getIn(parent, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    const node = pair?.key;
    return isNode(node) && node.range ? at(node.range[0]) : place(parent);
  };
  return { place, placeOfKey };
}

/** The offset of a character of a scalar in the file, where the scalar stands there as it reads. */
function inside(node: Node, text: string, offset: number): number {
  if (offset === 0 || !isScalar(node) || typeof node.value !== 'string' || !node.range) return 0;
  const quote = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0;
  return text.startsWith(node.value, node.range[0] + quote) ? quote + offset : 0;
}

function explain(fault: YAMLError, text: string): string {
  if (fault.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]*/.exec(text.slice(fault.pos[0]))?.[0] ?? '';
    return `"${key.slice(0, 40)}" stands twice in this block; keep one of the two`;
  }
  if (fault.code === 'TAB_AS_INDENT') return 'this line is indented by a tab; YAML wants spaces';
  if (fault.code === 'MULTIPLE_DOCS') return 'a second document begins here; one file holds one study';
  return `this is not valid YAML: ${fault.message.replace(/\.$/, '')}`;
}
