/**
 * What JavaScript makes of a number that carries its derivatives: its text, where text is wanted. Its own arithmetic,
 * comparisons and `Math` would lose the derivatives without a word.
 *
 * @param hint what `Symbol.toPrimitive` is asked for
 * @throws TypeError for all but text
 */
export function onlyText(hint: string, text: string): string {
  if (hint === 'string') return text;
  throw new TypeError(`${LOST} ${INSTEAD}`);
}

const LOST = 'This number carries derivatives, which + − × ÷, comparisons and Math of JavaScript would lose.';
const INSTEAD =
  'Use the operations of the arithmetic (a.add, a.exp, …), and where, step, relu, abs, min or max for what is piecewise.';
