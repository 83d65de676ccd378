import { type Document, isMap, isNode, isScalar, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml';
import type { Issue, Place } from '../studyError.ts';
import { cutOff } from './cutOff.ts';
import { syntaxIssues } from './syntax.ts';

/** A way to a value in a document: keys and list positions. */
export type Path = readonly PropertyKey[];

/** A YAML text as plain data that still knows where everything stood. */
export interface Source {
  readonly data: unknown;
  /** What is wrong with the text although it could be read: keys that stand twice. */
  readonly issues: readonly Issue[];
  /** Of the value at a path, or of its closest parent; `offset` counts characters into the text of that value. */
  readonly place: (path: Path, offset?: number) => Place;
  /** Of a key rather than its value. */
  readonly placeOfKey: (parent: Path, key: string) => Place;
}

type Unreadable = { readonly unreadable: readonly Issue[] };

const LARGEST = 1_000_000;
const MOST_ISSUES = 50;

/** Reads YAML (and so JSON) with positions; or says what keeps it from being read. */
export function readSource(text: string): Source | Unreadable {
  if (text.length > LARGEST) return refuse(`this file is longer than ${LARGEST} characters, which no study is`);
  if (text.includes('\0')) return refuse('this is not a text file: it contains zero bytes');
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      logLevel: 'error',
    });
    const syntax = syntaxIssues([...document.errors, ...document.warnings], text, at);
    const unreadable = syntax.length > 0 ? syntax : cutOff(document, text, at);
    if (unreadable.length > 0) return { unreadable };
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    if (data !== null && data !== undefined)
      return { data, issues: repeatedKeys(document, at), ...places(document, text, at) };
    return refuse('there is no study in this file; it begins with "model:", followed by tissue, protocol and noise');
  } catch (error) {
    if (error instanceof RangeError) return refuse('the lists in this file are nested deeper than any study needs');
    if (error instanceof ReferenceError) return refuse(`the aliases in this file cannot be followed: ${error.message}`);
    if (error instanceof Error && error.message.startsWith('Merge sources'))
      return refuse('a merge in this file, "<<", is of something that is no block of keys');
    throw error;
  }
}

function refuse(message: string): Unreadable {
  return { unreadable: [{ message, line: 1, column: 1 }] };
}

type At = (offset: number) => Place;

function repeatedKeys(document: Document, at: At): Issue[] {
  const issues: Issue[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const met = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : undefined;
        if ((typeof name !== 'string' && typeof name !== 'number') || issues.length > MOST_ISSUES) continue;
        const message = `"${String(name).slice(0, 40)}" stands twice in this block; keep one of the two`;
        if (met.has(name) && isNode(key)) issues.push({ message, ...at(key.range?.[0] ?? 0) });
        met.add(name);
      }
    },
  });
  return issues;
}

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
    const named = ({ key: node }: Pair): boolean => isScalar(node) && String(node.value) === key;
    const node = isMap(map) ? map.items.find(named)?.key : undefined;
    return isNode(node) && node.range ? at(node.range[0]) : place(parent);
  };
  return { place, placeOfKey };
}

/** What YAML may fold inside of a scalar. */
const BLANK = /(?:\s|\\\r?\n)*/y;

/** The offset of a character of a scalar in the file, where the scalar stands there as it reads but for what is folded. */
function inside(node: Node, text: string, offset: number): number {
  if (offset === 0 || !isScalar(node) || typeof node.value !== 'string' || !node.range) return 0;
  const [from, to] = node.range;
  const { type, value } = node;
  const quote = type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE' ? 1 : 0;
  const header = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? text.indexOf('\n', from) + 1 - from : quote;
  let at = from + header;
  for (const character of value.slice(0, offset + 1).replaceAll(/\s/g, '')) {
    BLANK.lastIndex = at;
    at += BLANK.exec(text)![0].length;
    if (at >= to || !text.startsWith(character, at)) return 0;
    at += character.length;
  }
  return Math.max(0, at - 1 - from);
}
