import { suggestion } from '../read/nearest.ts';
import type { FormulaFault } from './formulaError.ts';
import { linked, namesIn } from './link.ts';
import { parse } from './parse.ts';
import { PARTS, type Scope } from './scope.ts';
import type { Line, Step } from './step.ts';

/** Of `let`, and of `derive`, no study needs more. */
const MOST = 200;
/** Characters of all formulas together. */
const LONGEST = 20_000;

/** A line as written, and with the lines it uses in it. */
export interface Read {
  readonly own: readonly Step[];
  readonly linked: readonly Step[];
}

/** Formulas read, by the part and the name they stand under, and what keeps the others from being read. */
export interface ReadLines {
  readonly formula: Read | undefined;
  readonly let: ReadonlyMap<string, Read>;
  readonly derive: ReadonlyMap<string, Read>;
  readonly faults: readonly FormulaFault[];
}

/** Reads the lines of `let` in their order, then the formula, then what is derived. */
export function readLines(scope: Scope, formula: string | undefined): ReadLines {
  const tooMuch = excess(scope, formula);
  if (tooMuch) return { formula: undefined, let: new Map(), derive: new Map(), faults: [tooMuch] };
  const faults: FormulaFault[] = [];
  const lets = new Map<string, Read>();
  const broken = new Set<string>();
  const read = (line: Line, settings: boolean): Read | undefined => {
    const parsed = parse(line);
    const found = 'faults' in parsed ? parsed.faults : unknowns(parsed.steps, scope, lets, broken, settings);
    faults.push(...found);
    if ('faults' in parsed || found.length > 0) return undefined;
    const lines = new Map([...lets].map(([name, { linked: steps }]) => [name, steps]));
    return { own: parsed.steps, linked: linked(parsed.steps, lines) };
  };
  for (const [name, text] of Object.entries(scope.let)) {
    const line = read({ text, path: ['let', name] }, true);
    if (line) lets.set(name, line);
    else broken.add(name);
  }
  const main = formula === undefined ? undefined : read({ text: formula, path: ['formula'] }, true);
  const derive = Object.entries(scope.derive).flatMap(([name, text]) => {
    const line = read({ text, path: ['derive', name] }, false);
    return line ? [[name, line] as const] : [];
  });
  return { formula: main, let: lets, derive: new Map(derive), faults };
}

function excess(scope: Scope, formula: string | undefined): FormulaFault | undefined {
  for (const part of ['let', 'derive'] as const)
    if (Object.keys(scope[part]).length > MOST)
      return { message: `${part} has more than ${MOST} lines`, path: [part], offset: 0 };
  const texts = [formula ?? '', ...Object.values(scope.let), ...Object.values(scope.derive)];
  if (texts.reduce((sum, { length }) => sum + length, 0) <= LONGEST) return undefined;
  const message = `the formulas of this study are longer than ${LONGEST} characters together`;
  return { message, path: ['formula'], offset: 0 };
}

function unknowns(
  steps: readonly Step[],
  scope: Scope,
  lets: ReadonlyMap<string, Read>,
  broken: ReadonlySet<string>,
  settings: boolean,
): FormulaFault[] {
  const uses = (name: string): boolean =>
    [...namesIn(lets.get(name)!.linked).keys()].some((each) => Object.hasOwn(scope.settings, each));
  const message = (name: string): string | undefined => {
    if (Object.hasOwn(scope.parameters, name) || Object.hasOwn(scope.constants, name) || broken.has(name))
      return undefined;
    if (Object.hasOwn(scope.settings, name))
      return settings
        ? undefined
        : `${name} is a setting, which changes from sample to sample; what is derived is of parameters and constants`;
    if (lets.has(name))
      return settings || !uses(name)
        ? undefined
        : `${name} depends on a setting, which changes from sample to sample; what is derived is of parameters and constants`;
    if (Object.hasOwn(scope.let, name)) return `${name} is written below this line; a line of let uses those above it`;
    return unknown(name, scope);
  };
  return [...namesIn(steps)].flatMap(([name, { line, from }]) => {
    const told = message(name);
    return told === undefined ? [] : [{ message: told, path: line.path, offset: from }];
  });
}

function unknown(name: string, scope: Scope): string {
  const parts = ['parameters', 'settings', 'constants', 'let'] as const;
  const known = parts.flatMap((part) => Object.keys(scope[part]));
  const listed = known.length > 30 ? [...known.slice(0, 30), '…'] : known;
  // Of two letters nearly every name is near to every other.
  const candidates = known.filter(
    (each) => Math.min(each.length, name.length) > 2 || each.toLowerCase() === name.toLowerCase(),
  );
  const help = suggestion(name, candidates) || (known.length > 0 ? `; known are ${listed.join(', ')}` : '');
  return `"${name.slice(0, 40)}" is neither ${parts.map((part) => PARTS[part]).join(' nor ')}${help}`;
}
