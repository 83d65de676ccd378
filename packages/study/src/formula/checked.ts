import type { Arithmetic, Complex } from '@fishergrad/engine';
import { alike, type Dimension, NONE } from '../dimension.ts';
import { dimensionsOf, phrase } from './dimensions.ts';
import { evaluate, type Program, programOf } from './evaluate.ts';
import type { FormulaFault } from './formulaError.ts';
import { kindsOf } from './kinds.ts';
import { link, type Lines } from './link.ts';
import { knownIn, type Scope } from './scope.ts';
import type { Step } from './step.ts';

/** A formula of which is known what it yields. */
export interface Checked {
  readonly own: readonly Step[];
  readonly program: Program;
  readonly complex: boolean;
  /** Undefined where any would do. */
  readonly dimension: Dimension | undefined;
}

/** Holds the kinds of numbers and the units in formulas, and in the lines they may use, to each other. */
export function checkAll(
  formulas: readonly (readonly Step[])[],
  lines: Lines,
  scope: Scope,
): { readonly checked: readonly Checked[]; readonly faults: readonly FormulaFault[] } {
  const { steps, ends } = link(formulas, lines);
  const { kinds, faults } = kindsOf(steps, ends);
  const { dimensions, faults: units } = dimensionsOf(steps, knownIn(scope));
  const checked = ends.map((end, k): Checked => {
    const program = programOf({ steps, kinds }, end);
    return { own: formulas[k]!, program, complex: kinds[end] === 'complex', dimension: dimensions[end] };
  });
  return { checked, faults: [...faults, ...units] };
}

/** Its value over any arithmetic, from the values of names; those of constants are in the scope. */
export function valueOf<T>(
  { program }: Checked,
  { constants }: Scope,
  a: Arithmetic<T>,
  ...values: readonly Readonly<Record<string, T>>[]
): T | Complex<T> {
  const result = evaluate(program, a, (name) => {
    if (Object.hasOwn(constants, name)) return constants[name]!.value;
    return values.find((each) => Object.hasOwn(each, name))![name]!;
  });
  return typeof result === 'number' ? a.constant(result) : result;
}

/** A signal has no unit, as σ has none. */
export function signalFaults({ own, dimension }: Checked): FormulaFault[] {
  if (!dimension || alike(dimension, NONE)) return [];
  const message = `the signal ${phrase(dimension)}, and it must have none, as σ has none; divide it by a constant of that unit`;
  return [faultAt(own, message)];
}

/** A fault of a formula as a whole. */
export function faultAt(own: readonly Step[], message: string): FormulaFault {
  const { line, from } = own.at(-1)!;
  return { message, path: line.path, offset: from };
}
