import { nameInLatex } from './nameInLatex.ts';
import type { Applied, Step } from './step.ts';

/** A piece, and how tightly it holds together: 0 a sum, 1 a product, 2 a power, 3 one piece. */
interface Printed {
  readonly text: string;
  readonly tight: number;
  /** What it is the negative of. */
  readonly minus?: string;
}

type Printer = (x: Printed, y: Printed) => Printed;

const within = ({ text, tight }: Printed, least: number): string => (tight < least ? `\\left(${text}\\right)` : text);
const between =
  (sign: string): Printer =>
  (x, y) => ({ text: `${within(x, 1)} ${sign} ${within(y, 1)}`, tight: 0 });

const printers: Readonly<Partial<Record<Applied['op'], Printer>>> = {
  add: (x, y) => ({ text: `${x.text} + ${y.text}`, tight: 0 }),
  sub: (x, y) => ({ text: `${x.text} - ${within(y, 1)}`, tight: 0 }),
  neg: (x) => ({ text: `-${within(x, 1)}`, tight: 0, minus: within(x, 1) }),
  mul: (x, y) => ({
    text: `${within(x, 1)} ${/^\d/.test(y.text) ? String.raw`\cdot` : String.raw`\,`} ${within(y, 1)}`,
    tight: 1,
  }),
  div: (x, y) =>
    x.minus === undefined
      ? { text: String.raw`\frac{${x.text}}{${y.text}}`, tight: 1 }
      : { text: String.raw`-\frac{${x.minus}}{${y.text}}`, tight: 0 },
  pow: (x, y) => ({ text: `${within(x, 3)}^{${y.text}}`, tight: 2 }),
  exp: (x) => ({ text: `e^{${x.text}}`, tight: 2 }),
  sqrt: (x) => ({ text: String.raw`\sqrt{${x.text}}`, tight: 3 }),
  abs: (x) => ({ text: String.raw`\left|${x.text}\right|`, tight: 3 }),
  conj: (x) => ({ text: String.raw`\overline{${x.text}}`, tight: 3 }),
  not: (x) => ({ text: String.raw`\lnot ${within(x, 3)}`, tight: 1 }),
  lt: between('<'),
  le: between(String.raw`\le`),
  and: between(String.raw`\land`),
  or: between(String.raw`\lor`),
};

/** Functions that LaTeX knows by their names. */
const OWN = new Set(['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'min', 'max', 'arg']);
const LONGEST = 10_000;

/** A formula in LaTeX: fractions, powers, Greek letters, numbers at the end of a name as its subscript. */
export function latex(steps: readonly Step[]): string {
  const printed: Printed[] = [];
  for (const step of steps) {
    const next = print(step, printed);
    if (next.text.length > LONGEST) return String.raw`\text{(a formula too long to print)}`;
    printed.push(next);
  }
  return printed.at(-1)!.text;
}

function print(step: Step, printed: readonly Printed[]): Printed {
  if (step.kind === 'number') return constant(step.value);
  if (step.kind === 'i') return { text: 'i', tight: 3 };
  if (step.kind === 'name') return { text: nameInLatex(step.name), tight: 3 };
  const args = step.args.map((arg) => printed[arg]!);
  const printer = printers[step.op];
  return printer ? printer(args[0]!, args[1]!) : called(step.op, args);
}

function called(op: string, args: readonly Printed[]): Printed {
  const name = op === 'log' ? String.raw`\ln` : OWN.has(op) ? `\\${op}` : String.raw`\operatorname{${op}}`;
  return { text: String.raw`${name}\left(${args.map(({ text }) => text).join(', ')}\right)`, tight: 3 };
}

function constant(value: number): Printed {
  if (value === Math.PI) return { text: String.raw`\pi`, tight: 3 };
  const [digits, exponent] = String(value).split('e');
  if (exponent === undefined) return { text: digits!, tight: 3 };
  return { text: String.raw`${digits} \cdot 10^{${Number(exponent)}}`, tight: 1 };
}
