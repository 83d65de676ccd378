import { numbers } from '@fishergrad/engine';
import { alike, combined, type Dimension, NONE, raised, spelled, withoutAngle } from '../dimension.ts';
import { calledOf } from '../units.ts';
import { evaluate } from './evaluate.ts';
import type { FormulaFault } from './formulaError.ts';
import { functions } from './functions.ts';
import { namesBelow } from './link.ts';
import { type Applied, type Step, written } from './step.ts';

/** The dimension of a step; undefined where any will do: a written 0, or what a fault left unknown. */
type Found = Dimension | undefined;

/** What is known of a name: the dimension of its values, and its value where that is one constant. */
export interface Known {
  readonly dimension: Found;
  readonly value?: number;
}

/** The dimension of what each step yields, and the steps at which units do not go together. */
export function dimensionsOf(
  steps: readonly Step[],
  known: (name: string) => Known,
): { readonly dimensions: readonly Found[]; readonly faults: readonly FormulaFault[] } {
  const found: Found[] = [];
  const faults: FormulaFault[] = [];
  const constant = constants(steps, known);
  for (const step of steps) {
    if (step.kind === 'apply') found.push(applied(step, { steps, found, faults, known, constant }));
    else if (step.kind === 'name') found.push(known(step.name).dimension && withoutAngle(known(step.name).dimension!));
    else found.push(step.kind === 'number' && step.value === 0 ? undefined : NONE);
  }
  return { dimensions: found, faults };
}

/** More faults of units than this nobody reads. */
const MOST = 100;

interface Sofar {
  readonly steps: readonly Step[];
  readonly found: readonly Found[];
  readonly faults: FormulaFault[];
  readonly known: (name: string) => Known;
  readonly constant: readonly (number | undefined)[];
}

function applied(step: Applied, so: Sofar): Found {
  const { op, args } = step;
  const [first, second] = args.map((arg) => so.found[arg]);
  if (op === 'mul') return first && second && combined(first, second);
  if (op === 'div') return first && second && combined(first, second, -1);
  if (op === 'neg') return first;
  if (op === 'and' || op === 'or' || op === 'not') return NONE;
  if (op === 'add' || op === 'sub') return common(step, args, so, 'be added');
  if (op === 'lt' || op === 'le') return common(step, args, so, 'be compared') && NONE;
  const units = op === 'pow' ? 'power' : functions.get(op)?.units;
  if (units === 'power') return power(step, so);
  if (units === 'choice') return common(step, args.slice(1), so, 'both come out of where');
  if (units === 'root') return first && raised(first, 0.5);
  if (units === 'same') return common(step, args, so, `both go into ${op}`);
  if (units === 'lost') return common(step, args, so, `both go into ${op}`) && NONE;
  for (const arg of args) unitless(arg, `${op} takes numbers without a unit`, so);
  return NONE;
}

function fault({ steps, faults }: Sofar, arg: number, message: string): void {
  const { line, from } = steps[arg]!;
  if (faults.length < MOST) faults.push({ message, path: line.path, offset: from });
}

function common(_: Applied, args: readonly number[], so: Sofar, what: string): Found {
  const [one, other] = args.filter((arg) => so.found[arg] !== undefined);
  if (one === undefined) return args.length === 0 ? NONE : undefined;
  const d = so.found[one]!;
  if (other === undefined || alike(d, so.found[other]!)) return d;
  const [first, second] = [one, other].map((arg) => `"${written(so.steps[arg]!)}" ${phrase(so.found[arg]!)}`);
  fault(so, other, `${first} and ${second}: they cannot ${what}`);
  return undefined;
}

function unitless(arg: number, why: string, so: Sofar): void {
  const d = so.found[arg];
  if (d && !alike(d, NONE)) fault(so, arg, `"${written(so.steps[arg]!)}" ${phrase(d)}, and ${why}${because(so, arg)}`);
}

/** " (TE is a time (s), T2star has no unit)": where what is made of several names has its unit from. */
function because({ steps, known }: Sofar, arg: number): string {
  const names = steps[arg]!.kind === 'name' ? [] : namesBelow(steps, arg);
  const told = names.slice(0, 4).flatMap((name) => {
    const { dimension } = known(name);
    return dimension ? [`${name} ${phrase(dimension)}`] : [];
  });
  return told.length > 0 ? `; ${told.join(', ')}` : '';
}

function power({ args: [base, exponent] }: Applied, so: Sofar): Found {
  unitless(exponent!, 'an exponent has none', so);
  const d = so.found[base!];
  if (!d || alike(d, NONE)) return d;
  const n = so.constant[exponent!];
  if (n !== undefined) return raised(d, n);
  const message = `"${written(so.steps[base!]!)}" ${phrase(d)}, and its unit would change with the exponent "${written(so.steps[exponent!]!)}"; take the power of a ratio`;
  fault(so, exponent!, message);
  return undefined;
}

/** "is a time (s)", "has no unit". */
export function phrase(d: Dimension): string {
  if (alike(d, NONE)) return 'has no unit';
  const unit = spelled(d);
  const called = calledOf(unit);
  return called.endsWith(unit) ? `has the unit ${unit}` : `is ${called} (${unit})`;
}

/** The value of each step that is made of constants alone. */
function constants(steps: readonly Step[], known: (name: string) => Known): (number | undefined)[] {
  const values: (number | undefined)[] = [];
  for (const step of steps) {
    if (step.kind === 'number') values.push(step.value);
    else if (step.kind === 'name') values.push(known(step.name).value);
    else if (step.kind === 'i') values.push(undefined);
    else values.push(constantOf(step, values));
  }
  return values;
}

function constantOf(step: Applied, values: readonly (number | undefined)[]): number | undefined {
  const args = step.args.map((arg) => values[arg]);
  if (args.includes(undefined)) return undefined;
  const inputs = args.map((value): Step => ({ ...step, kind: 'number', value: value! }));
  const alone: Step = { ...step, args: step.args.map((_, k) => k) };
  const result = evaluate({ steps: [...inputs, alone], kinds: [] }, numbers, () => NaN);
  return typeof result === 'number' ? result : undefined;
}
