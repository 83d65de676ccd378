import type { BinaryExpression, CallExpression, Expression, LogicalExpression, UnaryExpression } from 'acorn';
import { calledWrongly } from './calledWrongly.ts';
import type { FormulaFault } from './formulaError.ts';
import { type FunctionName, isTaken, synonyms } from './functions.ts';
import type { Applied, Line, Span, Step } from './step.ts';

/** A line on its way from acorn's tree to steps. */
interface Translation {
  readonly line: Line;
  readonly steps: Step[];
  readonly faults: FormulaFault[];
}

/** The steps of an expression as acorn read it, and what in it no formula has. */
export function translate(root: Expression, line: Line): Omit<Translation, 'line'> {
  const translation: Translation = { line, steps: [], faults: [] };
  visit(translation, root);
  return translation;
}

type Binary = BinaryExpression | LogicalExpression;

const binary: Readonly<Record<string, readonly [op: Applied['op'], swap?: 'swap']>> = {
  '+': ['add'],
  '-': ['sub'],
  '*': ['mul'],
  '/': ['div'],
  '**': ['pow'],
  '<': ['lt'],
  '<=': ['le'],
  '>': ['lt', 'swap'],
  '>=': ['le', 'swap'],
  '&&': ['and'],
  '||': ['or'],
};

/** Sums of many terms lean to the left: they are walked, so that only what is nested goes deeper. */
function visit(t: Translation, node: Expression): number {
  const spine: Binary[] = [];
  let left: Expression = node;
  while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
    spine.push(left);
    left = left.left as Expression;
  }
  return spine.reduceRight(
    (result, each) => {
      const [op, swap] = binary[each.operator]!;
      const right = visit(t, each.right);
      return put(t, { kind: 'apply', op, args: swap ? [right, result] : [result, right], ...span(t, each) });
    },
    atom(t, left),
  );
}

function atom(t: Translation, node: Expression): number {
  if (node.type === 'Literal') return literal(t, node.value as number, span(t, node));
  if (node.type === 'Identifier') return named(t, node.name, span(t, node));
  if (node.type === 'UnaryExpression') return unary(t, node);
  if (node.type === 'CallExpression') return call(t, node);
  if (node.type === 'ParenthesizedExpression') return visit(t, node.expression);
  const at = node.type === 'SequenceExpression' ? t.line.text.indexOf(',', node.expressions[0]!.end) : node.start;
  fault(t, 'a comma stands only between the arguments of a function; decimals are written with a point', at);
  return put(t, { kind: 'number', value: NaN, ...span(t, node) });
}

function literal(t: Translation, value: number, at: Span): number {
  if (value === Infinity) fault(t, 'this number is beyond the range of a double', at.from);
  return put(t, { kind: 'number', value, ...at });
}

function named(t: Translation, name: string, at: Span): number {
  if (name === 'pi' || name === 'π') return put(t, { kind: 'number', value: Math.PI, ...at });
  if (name === 'i') return put(t, { kind: 'i', ...at });
  if (isTaken(name)) fault(t, `${name} is a function; write ${name}(…)`, at.from);
  return put(t, { kind: 'name', name, ...at });
}

function unary(t: Translation, node: UnaryExpression): number {
  const argument = visit(t, node.argument);
  if (node.operator === '+') return argument;
  return put(t, { kind: 'apply', op: node.operator === '!' ? 'not' : 'neg', args: [argument], ...span(t, node) });
}

function call(t: Translation, { callee, arguments: given, ...node }: CallExpression): number {
  const args = given.map((argument) => visit(t, argument as Expression));
  const name = callee.type === 'Identifier' ? callee.name : undefined;
  const message = calledWrongly(name, args.length);
  if (message !== undefined)
    fault(t, message, name === undefined ? t.line.text.indexOf('(', callee.end) : callee.start);
  const op = (synonyms.get(name ?? '') ?? name) as FunctionName;
  return put(t, { kind: 'apply', op, args, line: t.line, from: node.start, to: node.end });
}

function put({ steps }: Translation, step: Step): number {
  return steps.push(step) - 1;
}

function span({ line }: Translation, { start, end }: Expression): Span {
  return { line, from: start, to: end };
}

function fault({ faults, line: { path } }: Translation, message: string, offset: number): void {
  faults.push({ message, path, offset });
}
