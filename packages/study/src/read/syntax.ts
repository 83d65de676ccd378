import type { YAMLError } from 'yaml';
import type { Issue, Place } from '../studyError.ts';

const MOST = 10;

/** What keeps a text from being YAML, in words: the first fault of each line, since one slip makes a parser stumble often. */
export function syntaxIssues(faults: readonly YAMLError[], text: string, at: (offset: number) => Place): Issue[] {
  const met = new Set<number>();
  const issues = faults.map((fault): Issue => ({ ...at(placeOf(fault, text)), message: explain(fault, text) }));
  return issues.filter(({ line }) => !met.has(line) && met.add(line)).slice(0, MOST);
}

/** An unclosed quotation is told where it begins. */
function placeOf({ pos: [start], message }: YAMLError, text: string): number {
  const quote = /closing (["'])quote/.exec(message)?.[1];
  return quote === undefined ? start : Math.max(0, text.lastIndexOf(quote, start - 1));
}

function explain({ code, message, pos: [start] }: YAMLError, text: string): string {
  const line = text
    .slice(text.lastIndexOf('\n', start - 1) + 1)
    .split('\n', 1)[0]!
    .trim();
  if (message.includes('call stack')) return 'the lists in this file are nested deeper than any study needs';
  if (code === 'TAB_AS_INDENT') return 'this line is indented by a tab; YAML wants spaces';
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; one file holds one study';
  if (/closing ["']quote/.test(message)) return 'this quotation is opened here and never closed';
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'this text contains a colon; put it in quotes';
  if (/^[\w*]+:[^\s]/.test(line)) return `a space is missing after the colon of "${line.slice(0, 40)}"`;
  if (/^[\w*]+ /.test(line) && !line.includes(':'))
    return `a colon is missing in "${line.slice(0, 40)}"; write key: value`;
  if (/\]\s*\w/.test(line))
    return 'nothing may follow the list; put the unit inside it, [1, 2, 3 ms], or leave the brackets out';
  return `this is not valid YAML: ${message.replace(/\.$/, '')}`;
}
