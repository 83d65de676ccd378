import { tokTypes, type TokenType } from 'acorn';

const { starstar, plusMin, star, slash, parenL, parenR, comma, relational, logicalAND, logicalOR, prefix } = tokTypes;

type Sign = readonly [text: string, type: TokenType, value: string];

/** Every sign of a formula, what it is to the parser, and how it is spelled from there on; the longer first. */
const signs: readonly Sign[] = [
  ['**', starstar, '**'],
  ['<=', relational, '<='],
  ['>=', relational, '>='],
  ['&&', logicalAND, '&&'],
  ['||', logicalOR, '||'],
  ['^', starstar, '**'],
  ['+', plusMin, '+'],
  ['-', plusMin, '-'],
  ['−', plusMin, '-'],
  ['*', star, '*'],
  ['·', star, '*'],
  ['⋅', star, '*'],
  ['×', star, '*'],
  ['/', slash, '/'],
  ['÷', slash, '/'],
  ['<', relational, '<'],
  ['>', relational, '>'],
  ['≤', relational, '<='],
  ['≥', relational, '>='],
  ['!', prefix, '!'],
  ['(', parenL, '('],
  [')', parenR, ')'],
  [',', comma, ','],
];

/** The sign that begins at a place of a text. */
export function signAt(text: string, at: number): Sign | undefined {
  return signs.find(([sign]) => text.startsWith(sign, at));
}

/** What to write for a character that no formula has. */
export function strange(character: string): string {
  if ('²³⁰¹⁴⁵⁶⁷⁸⁹⁻'.includes(character)) return `"${character}" cannot be read; write a power as x^2`;
  if (character === '=')
    return 'a formula has no "="; what stands on the right of it is enough, and named lines go into let';
  if (character === '.') return 'this point belongs to no number; write *, /, ^ and exp for .*, ./, .^ and np.exp';
  if ('[]{}'.includes(character)) return `"${character}" cannot be read; formulas have round parentheses`;
  if ('&|'.includes(character)) return `"${character}" must be doubled: a < b && b < c, a < b || a > c`;
  if ('?:'.includes(character))
    return `"${character}" cannot be read; a choice is written where(test, then, otherwise)`;
  if (character === '%') return '"%" cannot be read in a formula; write 0.9 for 90 %';
  return `"${character}" cannot be read in a formula`;
}
