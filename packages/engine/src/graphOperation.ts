import { escapeText, numberText } from './dotText.ts';
import { operandsOf } from './excerpt.ts';
import type { Value } from './value.ts';

const ARITHMETIC = '#e2e4e8';
const FUNCTION = '#d9ecd6';

interface Face {
  readonly sign?: string;
  /** What its inputs are called; nothing where their order does not matter. */
  readonly inputs?: readonly string[];
}

const faces: Readonly<Record<string, Face>> = {
  add: { sign: '+', inputs: [] },
  mul: { sign: '×', inputs: [] },
  sub: { sign: '−', inputs: ['+', '−'] },
  div: { sign: '÷', inputs: ['over', 'under'] },
  pow: { sign: '^', inputs: ['base', 'power'] },
  min: { inputs: [] },
  max: { inputs: [] },
  neg: {},
  atan2: { inputs: ['y', 'x'] },
  where: { inputs: ['test', 'then', 'else'] },
};
const ordinals = ['1st', '2nd', '3rd'];

/**
 * The circle of the operation that made a value, the edges to it and the edge to its result, as lines of DOT.
 *
 * Plain numbers are written into the circle (`1 −`, `× 6.283`). Where two or more values come in and their order matters,
 * the edges say which is which.
 */
export function drawOperation(result: Value, ids: ReadonlyMap<Value, number>, digits: number): string[] {
  const id = ids.get(result)!;
  const { name } = result.rule!;
  const face = Object.hasOwn(faces, name) ? faces[name] : undefined;
  const operands = operandsOf(result);
  const incoming = operands.filter((operand) => typeof operand !== 'number').length;
  const texts = operands.map((operand) => (typeof operand === 'number' ? numberText(operand, digits) : undefined));
  const folded = incoming < operands.length;
  const label = escapeText(folded ? withConstants(face?.sign ?? name, texts) : (face?.sign ?? name));
  const look = `shape=${folded ? 'ellipse' : 'circle'}, fillcolor="${face ? ARITHMETIC : FUNCTION}"`;
  const called = incoming > 1 ? (face?.inputs ?? ordinals) : [];
  return [
    `  o${id} [label="${label}", ${look}, style=filled, width=0.4, margin=0.02]`,
    ...operands.flatMap((operand, i) => (typeof operand === 'number' ? [] : [edge(ids.get(operand)!, id, called[i])])),
    `  o${id} -> v${id}`,
  ];
}

function edge(value: number, operation: number, called: string | undefined): string {
  return `  v${value} -> o${operation}${called === undefined ? '' : ` [label=" ${called} "]`}`;
}

/** "1 −", "− 1", "× 2", "max(·, 0)" */
function withConstants(sign: string, operands: readonly (string | undefined)[]): string {
  const [first, second] = operands;
  if (/^\w/.test(sign)) return `${sign}(${operands.map((text) => text ?? '·').join(', ')})`;
  if (first === undefined) return `${sign} ${second}`;
  return sign === '+' || sign === '×' ? `${sign} ${first}` : `${first} ${sign}`;
}
