import type { AnySignal, Derived, Unit } from '@fishergrad/models';
import { alike, NONE, spelled } from '../dimension.ts';
import { dimensionsOf, phrase } from './dimensions.ts';
import { evaluate, type Program } from './evaluate.ts';
import type { FormulaFault } from './formulaError.ts';
import { kindsOf } from './kinds.ts';
import { latex } from './latex.ts';
import { type Read, type ReadLines, readLines } from './lines.ts';
import { namesIn } from './link.ts';
import { knownIn, nameFaults, type Scope } from './scope.ts';
import { type Step, written } from './step.ts';

/** What formulas and the names in them make together. */
export interface Composed {
  /** The signal, where a formula was given and nothing is wrong with it. */
  readonly signal?: AnySignal<string, string>;
  readonly latex?: string;
  readonly complex: boolean;
  readonly derived: Readonly<Record<string, Derived<string>>>;
  readonly faults: readonly FormulaFault[];
  /** What is there and not used, one sentence each. */
  readonly warnings: readonly string[];
}

/** Reads formulas, finds what every name stands for, and holds units and kinds of numbers to each other. */
export function compose(scope: Scope, formula: string | undefined): Composed {
  const lines = readLines(scope, formula);
  const faults = [...nameFaults(scope), ...lines.faults];
  const check = (read: Read): Checked => {
    const checked = checkedLine(read.linked, scope);
    faults.push(...checked.faults);
    return checked;
  };
  const main = lines.formula && check(lines.formula);
  if (main) faults.push(...signalFaults(main, lines.formula!.own));
  const derived = [...lines.derive].map(
    ([name, read]) => [name, derivedOf(name, read, check(read), scope, faults)] as const,
  );
  for (const read of lines.let.values()) check(read);
  const once = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  const use = formula === undefined || lines.faults.length > 0 ? { faults: [], warnings: [] } : unused(scope, lines);
  const all = [...once.values(), ...use.faults];
  return {
    ...(main && all.length === 0 ? { signal: signalOf(main.program, scope), latex: latex(lines.formula!.own) } : {}),
    complex: main?.program.kinds.at(-1) === 'complex',
    derived: Object.fromEntries(derived),
    faults: all,
    warnings: use.warnings,
  };
}

interface Checked {
  readonly program: Program;
  readonly dimension: ReturnType<typeof dimensionsOf>['dimension'];
  readonly faults: readonly FormulaFault[];
}

function checkedLine(steps: readonly Step[], scope: Scope): Checked {
  const { kinds, faults } = kindsOf(steps);
  const { dimension, faults: units } = dimensionsOf(steps, knownIn(scope));
  return { program: { steps, kinds }, dimension, faults: [...faults, ...units] };
}

function signalFaults({ dimension }: Checked, own: readonly Step[]): FormulaFault[] {
  if (!dimension || alike(dimension, NONE)) return [];
  const { line, from } = own.at(-1)!;
  const message = `the signal ${phrase(dimension)}, and it must have none, as σ has none; divide it by a value of 1 in its unit`;
  return [{ message, path: line.path, offset: from }];
}

function signalOf(program: Program, { constants }: Scope): AnySignal<string, string> {
  return (a, tissue, protocol) =>
    protocol.map((at) => {
      const result = evaluate(program, a, (name) => constants[name]?.value ?? tissue[name] ?? at[name]!);
      return typeof result === 'number' ? a.constant(result) : result;
    });
}

function derivedOf(
  name: string,
  { own }: Read,
  { program, dimension }: Checked,
  { constants }: Scope,
  faults: FormulaFault[],
): Derived<string> {
  const { line, from } = own.at(-1)!;
  if (program.kinds.at(-1) === 'complex') {
    const message = `${name} is complex, and a derived quantity must be real; take re, im, abs or arg of it`;
    faults.push({ message, path: line.path, offset: from });
  }
  const unit: Unit = spelled(dimension ?? NONE);
  return {
    means: written({ line, from: 0, to: line.text.length }),
    unit,
    of: <T>(a: Parameters<AnySignal<string, string>>[0], tissue: Readonly<Record<string, T>>) => {
      const result = evaluate<T>(program, a as never, (each) => constants[each]?.value ?? tissue[each]!);
      return (typeof result === 'number' ? a.constant(result) : result) as T;
    },
  } as Derived<string>;
}

function unused(
  scope: Scope,
  { formula, let: lets, derive }: ReadLines,
): { faults: FormulaFault[]; warnings: string[] } {
  const inFormula = namesIn(formula?.linked ?? []);
  const own = [formula, ...lets.values(), ...derive.values()].flatMap((read) => [...namesIn(read?.own ?? []).keys()]);
  const anywhere = new Set(own);
  const faults = Object.keys(scope.parameters)
    .filter((name) => !inFormula.has(name))
    .map((name) => ({
      message: `the formula does not use ${name}, so that no sample says anything of it; leave it out, or use it`,
      ...{ path: ['parameters', name], offset: 0, named: true as const },
    }));
  const left = (part: 'settings' | 'constants' | 'let'): string[] =>
    Object.keys(scope[part]).filter((name) => (part === 'settings' ? !inFormula.has(name) : !anywhere.has(name)));
  const warnings = [
    ...left('settings').map((name) => `the formula does not use the setting ${name}`),
    ...left('constants').map((name) => `no formula uses the constant ${name}`),
    ...left('let').map((name) => `no formula uses ${name} of let`),
  ];
  return { faults, warnings };
}
