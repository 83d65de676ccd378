/** Prose as Markdown, or code; lines are counted from 1. */
export interface Piece {
  readonly kind: 'prose' | 'code';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a demonstration into prose, which stands in comments that begin with `/*md` at the start of a line, and the code
 * between.
 *
 * @throws SyntaxError with the line of a comment that does not end, or stands further in
 */
export function cut(source: string): Piece[] {
  const inset = source.split('\n').findIndex((line) => /^[ \t]+\/\*md\b/.test(line));
  if (inset >= 0)
    throw new SyntaxError(`prose begins with /*md at the start of a line; in line ${inset + 1} it stands further in`);
  const pieces: Piece[] = [];
  let [at, line] = [0, 1];
  const take = (kind: Piece['kind'], end: number, text: string): void => {
    const lines = source.slice(at, end).split('\n').length - 1;
    if (text.trim() !== '') pieces.push({ kind, text, from: line, to: line + lines });
    [at, line] = [end, line + lines];
  };
  for (;;) {
    const start = opening(source, at);
    take('code', start, source.slice(at, start));
    if (start === source.length) return pieces;
    const end = source.indexOf('*/', start);
    if (end < 0) throw new SyntaxError(`the prose that begins in line ${line} has no end: */ is missing`);
    const prose = source.slice(start + 4, end);
    if (/^\/\*md\b/m.test(prose))
      throw new SyntaxError(`the prose that begins in line ${line} has no end before the next begins`);
    take('prose', end + 2, prose);
  }
}

function opening(source: string, from: number): number {
  const found = /^\/\*md\b/m.exec(source.slice(from));
  return found ? from + found.index : source.length;
}

/**
 * The title of a demonstration, and its first paragraph, both as Markdown.
 *
 * @throws SyntaxError where it does not begin with them
 */
export function opens([first]: readonly Piece[]): { title: string; lead: string } {
  const found = first?.kind === 'prose' ? /^# (.+)\n\s*\n(\S[\s\S]*?)(?:\n\s*\n|$)/.exec(first.text.trim()) : null;
  if (!found) throw new SyntaxError('a demonstration begins with /*md, "# " and its title, and a paragraph under it');
  const [, title = '', lead = ''] = found;
  return { title, lead };
}
