import { type Node, Parser, tokTypes, type TokenType } from 'acorn';
import { NoFormula } from './noFormula.ts';
import { signAt, strange } from './operators.ts';

/** What this grammar uses and changes of acorn's parser and acorn's own types leave out. */
interface Inside {
  readonly input: string;
  pos: number;
  readonly start: number;
  readonly type: TokenType;
  keywords: RegExp;
  nextToken: () => void;
  parseExpression: () => Node;
  eat: (type: TokenType) => boolean;
  finishToken: (type: TokenType, value: unknown) => void;
  parseMaybeUnary: (errors: unknown, sawUnary: boolean, incDec: boolean, forInit: unknown) => Node;
}

const Base = Parser as unknown as new (
  options: object,
  input: string,
) => {
  -readonly [K in keyof Inside]: Inside[K];
};

/** Deeper than this no formula is nested: parentheses, signs and exponents. */
const DEEPEST = 100;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;
const SPACE = /\s*/y;

/** acorn as the parser of formulas: its expressions, with the signs and the precedence of mathematics. */
export class Grammar extends Base {
  #depth = 0;

  constructor(text: string) {
    super({ ecmaVersion: 5, allowReserved: true, preserveParens: true }, text);
    this.keywords = /(?!)/; // `in` and `new` are names like any other
  }

  /** The expression that is the whole text. */
  whole(): Node {
    this.nextToken();
    const expression = this.parseExpression();
    if (this.type !== tokTypes.eof) this.unexpected();
    return expression;
  }

  skipSpace(): void {
    this.pos += this.#match(SPACE).length;
  }

  readToken(): void {
    const number = this.#match(NUMBER);
    const word = this.#match(NAME);
    const sign = signAt(this.input, this.pos);
    const type = number ? tokTypes.num : word ? tokTypes.name : sign?.[1];
    if (!type) throw new NoFormula(strange(String.fromCodePoint(this.input.codePointAt(this.pos)!)), this.pos);
    this.pos += (number || word || sign![0]).length;
    this.finishToken(type, number ? Number(number) : word || sign![2]);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.pos;
    return pattern.exec(this.input)?.[0] ?? '';
  }

  /** −x^2 is −(x^2), which JavaScript refuses. */
  override parseMaybeUnary: Inside['parseMaybeUnary'] = (errors, _, incDec, forInit) => {
    if (++this.#depth > DEEPEST)
      throw new NoFormula(`this formula is nested deeper than ${DEEPEST} levels`, this.start);
    const node = super.parseMaybeUnary(errors, false, incDec, forInit);
    this.#depth--;
    return node;
  };

  /** acorn takes a "/" where no operand precedes it for a regular expression. */
  readRegexp(): void {
    this.unexpected();
  }

  expect(type: TokenType): void {
    if (!this.eat(type)) this.unexpected();
  }

  unexpected(): never {
    throw new NoFormula(...misplaced(this.input, this.start, this.type));
  }

  raise(offset: number): never {
    throw new NoFormula('this cannot be read as a formula', offset);
  }
}

function misplaced(text: string, at: number, type: TokenType): [message: string, offset: number] {
  const { eof, name, num, parenL, parenR } = tokTypes;
  if (type === eof) {
    const open = unclosed(text);
    if (open !== undefined) return ['this parenthesis is opened and never closed', open];
    return [`something must follow here, and the formula ends${starred(text)}`, Math.max(0, text.trimEnd().length - 1)];
  }
  const [piece] = /^(?:[\p{L}_][\p{L}\p{M}\p{Nd}_]*|[\d.]+|.)/u.exec(text.slice(at, at + 40)) ?? [''];
  if (type === name || type === num || type === parenL)
    return [`a * is missing before "${piece}": a product is written with it`, at];
  if (type === parenR && unclosed(text.slice(0, at)) === undefined) return ['this parenthesis closes none', at];
  return [`a number or a name must stand before this "${piece}"${starred(text.slice(0, at))}`, at];
}

/** What to say where a name was meant to end in a star, as that of T2* does. */
function starred(before: string): string {
  const [, name] = /([\p{L}_][\p{L}\p{M}\p{Nd}_]*)\*\s*$/u.exec(before.slice(-80)) ?? [];
  return name === undefined ? '' : `; a name cannot end in *: write ${name}star, for instance`;
}

/** Where the innermost parenthesis that is still open was opened. */
function unclosed(text: string): number | undefined {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') open.push(i);
    if (text[i] === ')') open.pop();
  }
  return open.at(-1);
}
