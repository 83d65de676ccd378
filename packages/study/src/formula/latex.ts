import type { Step } from './step.ts';

/** How tightly what was written holds together: a sum, a product, a power, or one piece. */
type Tightness = 0 | 1 | 2 | 3;
interface Printed {
  readonly text: string;
  readonly tight: Tightness;
}

const GREEK =
  /^(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega)(?![a-z])/;
const OWN = new Set(['exp', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'min', 'max', 'arg']);
const SIGNS: Readonly<Record<string, string>> = { lt: '<', le: '\\le', and: '\\land', or: '\\lor' };
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
  if (step.kind === 'number') return { text: constant(step.value), tight: 3 };
  if (step.kind === 'i') return { text: 'i', tight: 3 };
  if (step.kind === 'name') return { text: nameInLatex(step.name), tight: 3 };
  const args = step.args.map((arg) => printed[arg]!);
  const [x, y] = args as [Printed, Printed];
  switch (step.op) {
    case 'add':
      return { text: `${x.text} + ${y.text}`, tight: 0 };
    case 'sub':
      return { text: `${x.text} - ${wrapped(y, 1)}`, tight: 0 };
    case 'neg':
      return { text: `-${wrapped(x, 1)}`, tight: 0 };
    case 'mul':
      return { text: `${wrapped(x, 1)} \\, ${wrapped(y, 1)}`, tight: 1 };
    case 'div':
      return { text: `\\frac{${x.text}}{${y.text}}`, tight: 1 };
    case 'pow':
      return { text: `${wrapped(x, 3)}^{${y.text}}`, tight: 2 };
    case 'exp':
      return { text: `e^{${x.text}}`, tight: 2 };
    case 'sqrt':
      return { text: `\\sqrt{${x.text}}`, tight: 3 };
    case 'abs':
      return { text: `\\left|${x.text}\\right|`, tight: 3 };
    case 'conj':
      return { text: `\\overline{${x.text}}`, tight: 3 };
    case 'not':
      return { text: `\\lnot ${wrapped(x, 3)}`, tight: 1 };
    case 'lt':
    case 'le':
    case 'and':
    case 'or':
      return { text: `${wrapped(x, 1)} ${SIGNS[step.op]} ${wrapped(y, 1)}`, tight: 0 };
    default:
      return { text: called(step.op, args), tight: 3 };
  }
}

function called(op: string, args: readonly Printed[]): string {
  const name = op === 'log' ? '\\ln' : OWN.has(op) ? `\\${op}` : `\\operatorname{${op}}`;
  return `${name}\\left(${args.map(({ text }) => text).join(', ')}\\right)`;
}

function wrapped({ text, tight }: Printed, least: Tightness): string {
  return tight < least ? `\\left(${text}\\right)` : text;
}

function constant(value: number): string {
  if (value === Math.PI) return '\\pi';
  const [digits, exponent] = String(value).split('e');
  return exponent === undefined ? digits! : `${digits} \\cdot 10^{${Number(exponent)}}`;
}

/** S0 → S_{0}, T2star → T_{2}^{*}, alpha → \alpha, TE → \mathrm{TE} */
function nameInLatex(name: string): string {
  const star = /^(.+?)_?star$/.exec(name);
  if (star) return `${nameInLatex(star[1]!)}^{*}`;
  const [, letters = name, below = ''] = /^(.+?)_?(\p{Nd}+|(?<=_).+)?$/u.exec(name) ?? [];
  const greek = GREEK.exec(letters);
  const main = greek?.[0] === letters ? `\\${letters}` : [...letters].length === 1 ? letters : roman(letters);
  return below === '' ? main : `${main}_{${[...below].length > 1 && !/^\d+$/.test(below) ? roman(below) : below}}`;
}

function roman(word: string): string {
  return `\\mathrm{${word.replaceAll('_', '\\_')}}`;
}
