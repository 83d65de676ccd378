import type { BinaryExpression, CallExpression, Expression, LogicalExpression, UnaryExpression } from 'acorn';
import { suggestion } from '../read/nearest.ts';
import type { FormulaFault } from './formulaError.ts';
import { type FunctionName, functions, instead, isTaken, synonyms } from './functions.ts';
import type { Applied, Line, Span, Step } from './step.ts';

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

/** The steps of an expression as acorn read it, and what in it no formula has. */
export function translate(root: Expression, line: Line): { steps: readonly Step[]; faults: readonly FormulaFault[] } {
  const steps: Step[] = [];
  const faults: FormulaFault[] = [];
  const fault = (message: string, offset: number): void => void faults.push({ message, path: line.path, offset });
  const put = (step: Step): number => steps.push(step) - 1;
  const span = ({ start, end }: Expression): Span => ({ line, from: start, to: end });

  // Sums of many terms lean to the left: they are walked, so that only what is nested goes deeper.
  const visit = (node: Expression): number => {
    const spine: Binary[] = [];
    let left: Expression = node;
    while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
      spine.push(left);
      left = left.left as Expression;
    }
    return spine.reduceRight((result, each) => {
      const [op, swap] = binary[each.operator]!;
      const right = visit(each.right);
      return put({ kind: 'apply', op, args: swap ? [right, result] : [result, right], ...span(each) });
    }, atom(left));
  };
  const atom = (node: Expression): number => {
    if (node.type === 'Literal') return put({ kind: 'number', value: number(node.value), ...span(node) });
    if (node.type === 'Identifier') return put(named(node.name, span(node)));
    if (node.type === 'UnaryExpression') return unary(node);
    if (node.type === 'CallExpression') return call(node);
    const message = 'a comma stands only between the arguments of a function; decimals are written with a point';
    fault(message, node.type === 'SequenceExpression' ? comma(line.text, node.expressions[0]!) : node.start);
    return put({ kind: 'number', value: 0, ...span(node) });
  };
  const number = (value: unknown): number => value as number;
  const named = (name: string, at: Span): Step => {
    if (name === 'pi' || name === 'π') return { kind: 'number', value: Math.PI, ...at };
    if (name === 'i') return { kind: 'i', ...at };
    if (isTaken(name)) fault(`${name} is a function; write ${name}(…)`, at.from);
    return { kind: 'name', name, ...at };
  };
  const unary = (node: UnaryExpression): number => {
    const argument = visit(node.argument);
    if (node.operator === '+') return argument;
    return put({ kind: 'apply', op: node.operator === '!' ? 'not' : 'neg', args: [argument], ...span(node) });
  };
  const call = (node: CallExpression): number => {
    const args = node.arguments.map((argument) => visit(argument as Expression));
    const name = node.callee.type === 'Identifier' ? node.callee.name : undefined;
    const op = name === undefined ? undefined : (synonyms.get(name) ?? name);
    const properties = op === undefined ? undefined : functions.get(op);
    if (!properties) fault(noFunction(name), name === undefined ? node.callee.end : node.callee.start);
    else if (properties.arity !== args.length) fault(count(name!, properties.arity, args.length), node.callee.start);
    return put({ kind: 'apply', op: op as FunctionName, args, ...span(node) });
  };
  visit(root);
  return { steps, faults };
}

function comma(text: string, first: Expression): number {
  return Math.max(first.start, text.indexOf(',', first.end));
}

function noFunction(name: string | undefined): string {
  if (name === undefined || name === 'pi' || name === 'π' || name === 'i')
    return 'a * is missing before this parenthesis: a product is written with it';
  const better = instead.get(name);
  if (better !== undefined) return `there is no function ${name}; write ${better}`;
  const known = [...functions.keys()];
  const hint = suggestion(name, known) || `; known are ${known.join(', ')}`;
  return `there is no function ${name.slice(0, 40)}${hint} (a product is written with *)`;
}

const COUNTS = ['no arguments', 'one argument', 'two arguments', 'three arguments'];

function count(name: string, wanted: number, given: number): string {
  const found = COUNTS[given] ?? `${given} arguments`;
  return `${name} takes ${COUNTS[wanted]}${name === 'where' ? ' (test, then, otherwise)' : ''}, and here are ${found}`;
}
