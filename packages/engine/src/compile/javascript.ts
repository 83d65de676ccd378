import type { Rule } from '../arithmetic.ts';
import { rules } from '../rules.ts';
import { type Kernel, type Program, varying } from './program.ts';

type Expression = (x: string, y: string, z: string) => string;

const infix =
  (operator: string): Expression =>
  (x, y) =>
    `${x} ${operator} ${y}`;
const call =
  (operation: string): Expression =>
  (x) =>
    `Math.${operation}(${x})`;

/** Primitives that JavaScript has itself; the others are called by their `value`. */
const expressions: ReadonlyMap<Rule, Expression> = new Map<Rule, Expression>([
  [rules.add, infix('+')],
  [rules.sub, infix('-')],
  [rules.mul, infix('*')],
  [rules.div, infix('/')],
  [rules.neg, (x) => `-${x}`],
  [rules.pow, (x, y) => `Math.pow(${x}, ${y})`],
  [rules.min, (x, y) => `Math.min(${x}, ${y})`],
  [rules.max, (x, y) => `Math.max(${x}, ${y})`],
  [rules.atan2, (x, y) => `Math.atan2(${x}, ${y})`],
  [rules.relu, (x) => `${x} <= 0 ? 0 : ${x}`],
  [rules.step, (x) => `${x} > 0 ? 1 : ${x} <= 0 ? 0 : NaN`],
  [rules.where, (x, y, z) => `${x} > 0 ? ${y} : ${x} <= 0 ? ${z} : NaN`],
  ...(
    ['exp', 'expm1', 'log', 'log1p', 'sqrt', 'sin', 'cos', 'tan', 'atan', 'sinh', 'cosh', 'tanh', 'abs'] as const
  ).map((operation): [Rule, Expression] => [rules[operation], call(operation)]),
]);

/**
 * A program as straight-line JavaScript: one `const` a step, the numbers of `numbers` bit for bit.
 *
 * The text is made of these expressions, numbers and places only; nothing a user wrote enters it.
 *
 * @throws EvalError where the page forbids code from text
 */
export function javascript(program: Program): Kernel {
  let rows: Kernel['rows'] | undefined;
  return {
    row: build(program, ['x', 'out'], oneRow(program)) as Kernel['row'],
    rows: (columns, outputs, n) => {
      rows ??= build(program, ['columns', 'outputs', 'n'], allRows(program)) as Kernel['rows'];
      rows(columns, outputs, n);
    },
  };
}

function build({ tape }: Program, parameters: readonly string[], body: string): unknown {
  const text = `"use strict";\n${calls(tape.rules)}return (${parameters.join(', ')}) => {\n${body}};`;
  // oxlint-disable-next-line typescript/no-implied-eval -- made of op codes, numbers and places only
  return (new Function('values', text) as (values: readonly Rule['value'][]) => unknown)(
    tape.rules.map(({ value }) => value),
  );
}

/** A name for the value of each primitive that has no expression. */
function calls(all: readonly Rule[]): string {
  return all.map((rule, r) => (expressions.has(rule) ? '' : `const r${r} = values[${r}];\n`)).join('');
}

function oneRow({ tape }: Program): string {
  const inputs = tape.inputs.map((_, k) => `const t${k} = x[${k}];\n`);
  const outputs = Array.from(tape.outputs, (place, k) => `out[${k}] = ${name(place, tape.constants)};\n`);
  return [...inputs, ...steps(tape), ...outputs].join('');
}

function allRows(program: Program): string {
  const { tape, shared, sum } = program;
  const varies = varying(program);
  const lines = steps(tape);
  const n = tape.inputs.length;
  const outputs = Array.from(tape.outputs, (place) => name(place, tape.constants));
  const before = [
    ...tape.inputs.map((_, k) => (shared[k] ? `const t${k} = columns[${k}][0];\n` : `const c${k} = columns[${k}];\n`)),
    ...lines.filter((_, k) => varies[n + k] === 0),
    ...outputs.map((_, k) => (sum ? `let s${k} = 0;\n` : `const o${k} = outputs[${k}];\n`)),
  ];
  const loop = [
    ...tape.inputs.map((_, k) => (shared[k] ? '' : `const t${k} = c${k}[i];\n`)),
    ...lines.filter((_, k) => varies[n + k] === 1),
    ...outputs.map((out, k) => (sum ? `s${k} += ${out};\n` : `o${k}[i] = ${out};\n`)),
  ];
  const after = sum ? outputs.map((_, k) => `outputs[${k}][0] = s${k};\n`) : [];
  return `${before.join('')}for (let i = 0; i < n; i++) {\n${loop.join('')}}\n${after.join('')}`;
}

function steps({ inputs, rules: all, rule, x, y, z, constants }: Program['tape']): string[] {
  return Array.from(rule, (r, k) => {
    const [u, v, w] = [name(x[k]!, constants), name(y[k]!, constants), name(z[k]!, constants)];
    const expression = expressions.get(all[r]!);
    const value = expression ? expression(u, v, w) : `r${r}(${u}, ${v}, ${w})`;
    return `const t${inputs.length + k} = ${value};\n`;
  });
}

function name(place: number, constants: Float64Array): string {
  if (place >= 0) return `t${place}`;
  const c = constants[-1 - place]!;
  return c < 0 || Object.is(c, -0) ? `(${Object.is(c, -0) ? '-0' : c})` : String(c);
}
