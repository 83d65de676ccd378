import type { FormulaFault } from './formulaError.ts';
import { LONGEST } from './parse.ts';
import type { Scope } from './scope.ts';

const CONVERSION = /(?:\bpi|π)\s*[/÷]\s*180\b|[/÷]\s*180\s*[*·⋅×]\s*(?:pi\b|π)/gu;
/** What stands between two products. */
const BETWEEN = /[^\p{L}\p{M}\p{Nd}_.\s*·⋅×]/u;
const NAMES = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/gu;

/** Angles that a formula turns from degrees into radians, which they are in already, whatever unit they are written in. */
export function twiceConverted(scope: Scope, formula: string | undefined): FormulaFault[] {
  const named = (part: 'let' | 'derive'): [path: string[], text: string][] =>
    Object.entries(scope[part]).map(([name, text]) => [[part, name], text]);
  const own: [path: string[], text: string][] = formula === undefined ? [] : [[['formula'], formula]];
  return [...named('let'), ...named('derive'), ...own].flatMap(([path, text]) =>
    angles(scope, text.length > LONGEST ? '' : text).map(([name, offset]) => ({
      message: `${name} is an angle, and so in radians in a formula, whatever unit it is written in: leave the pi/180 out`,
      ...{ path, offset },
    })),
  );
}

/** Of each product with π/180 in it, the first angle, and where it stands. */
function angles(scope: Scope, text: string): [name: string, offset: number][] {
  return [...text.matchAll(CONVERSION)].flatMap(({ 0: { length }, index }) => {
    const before = text.slice(0, index).split(BETWEEN).at(-1)!;
    const product = before + text.slice(index, index + length) + text.slice(index + length).split(BETWEEN, 1)[0]!;
    const angle = [...product.matchAll(NAMES)].find(({ 0: name }) => isAngle(scope, name));
    return angle ? [[angle[0], index - before.length + angle.index] as [string, number]] : [];
  });
}

function isAngle({ parameters, settings, constants }: Scope, name: string): boolean {
  return [parameters, settings, constants].some((part) => Object.hasOwn(part, name) && part[name]!.unit === 'rad');
}
