import type { AnySignal, Derived } from '@fishergrad/models';
import { NONE, spelled } from '../dimension.ts';
import { breaks } from './breaks.ts';
import { checkAll, type Checked, faultAt, signalFaults, valueOf } from './checked.ts';
import { twiceConverted } from './degrees.ts';
import type { FormulaFault } from './formulaError.ts';
import { latex } from './latex.ts';
import { readLines } from './lines.ts';
import { nameFaults, type Scope } from './scope.ts';
import { unusedFaults, unusedNames, unusedParameters } from './unused.ts';

/** What formulas and the names in them make together. */
export interface Composed {
  /** Where a formula was given and nothing is wrong with anything. */
  readonly signal?: {
    readonly of: AnySignal<string, string>;
    readonly latex: string;
    readonly complex: boolean;
    readonly traps: readonly string[];
  };
  readonly derived: Readonly<Record<string, Derived<string>>>;
  readonly faults: readonly FormulaFault[];
  /** Parameters that the formula does not use. */
  readonly unused: readonly string[];
  /** What else is there and does nothing, one sentence each. */
  readonly warnings: readonly string[];
}

/** Reads formulas, finds what every name stands for, and holds units and kinds of numbers to each other. */
export function compose(scope: Scope, formula: string | undefined): Composed {
  const lines = readLines(scope, formula);
  const formulas = [...lines.derive.values(), ...(lines.formula ? [lines.formula] : [])];
  const { checked, faults: clashes } = checkAll(formulas, lines.let, scope);
  const main = lines.formula && checked.at(-1);
  const derived = [...lines.derive.keys()].map((name, k) => [name, checked[k]!] as const);
  const readable = [...nameFaults(scope), ...lines.faults];
  const unused = main && readable.length === 0 ? unusedParameters(scope, main) : [];
  const faults = [
    ...readable,
    ...clashes,
    ...twiceConverted(scope, formula),
    ...derived.flatMap(([name, each]) => complexFaults(name, each)),
    ...(main ? signalFaults(main) : []),
    ...unusedFaults(unused),
  ];
  return {
    ...(main && faults.length === 0 ? { signal: signalOf(main, scope) } : {}),
    derived: Object.fromEntries(derived.map(([name, each]) => [name, derivedOf(each, scope)])),
    faults,
    unused,
    warnings: readable.length === 0 ? unusedNames(scope, lines, main, derived) : [],
  };
}

function signalOf(main: Checked, scope: Scope): NonNullable<Composed['signal']> {
  return {
    of: (a, tissue, protocol) => protocol.map((at) => valueOf(main, scope, a, tissue, at)),
    latex: latex(main.own),
    complex: main.complex,
    traps: breaks(main.program.steps, scope),
  };
}

function complexFaults(name: string, { complex, own }: Checked): FormulaFault[] {
  const message = `${name} is complex, and a derived quantity must be real; take re, im, abs or arg of it`;
  return complex ? [faultAt(own, message)] : [];
}

function derivedOf(each: Checked, scope: Scope): Derived<string> {
  return {
    means: each.own.at(-1)!.line.text.replaceAll(/\s+/g, ' ').trim(),
    unit: spelled(each.dimension ?? NONE),
    of: (a, tissue) => valueOf(each, scope, a, tissue) as (typeof tissue)[string],
  };
}
