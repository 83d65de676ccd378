import type { Checked } from './checked.ts';
import type { FormulaFault } from './formulaError.ts';
import { namesIn } from './link.ts';
import type { ReadLines } from './lines.ts';
import type { Scope } from './scope.ts';

/** Parameters that no sample depends on. */
export function unusedParameters({ parameters }: Scope, { program }: Checked): string[] {
  const used = new Set(namesIn(program.steps));
  return Object.keys(parameters).filter((name) => !used.has(name));
}

/** That is a fault, since their bounds would be infinite. */
export function unusedFaults(names: readonly string[]): FormulaFault[] {
  return names.map((name) => ({
    message: `the formula does not use ${name}, so that no sample says anything of it; leave it out, or use it`,
    ...{ path: ['parameters', name], offset: 0, named: true },
  }));
}

/** What else is there and does nothing, one sentence each. */
export function unusedNames(
  scope: Scope,
  { formula = [], let: lets, derive }: ReadLines,
  main: Checked | undefined,
  derived: readonly (readonly [name: string, checked: Checked])[],
): string[] {
  const anywhere = new Set([formula, ...lets.values(), ...derive.values()].flatMap(namesIn));
  const inFormula = new Set(namesIn(main?.program.steps ?? []));
  const settings = main ? Object.keys(scope.settings).filter((name) => !inFormula.has(name)) : [];
  const left = (part: 'constants' | 'let'): string[] => Object.keys(scope[part]).filter((name) => !anywhere.has(name));
  const ofNone = derived.filter(
    ([, { program }]) => !namesIn(program.steps).some((name) => Object.hasOwn(scope.parameters, name)),
  );
  return [
    ...settings.map((name) => `the formula does not use the setting ${name}`),
    ...left('constants').map((name) => `no formula uses the constant ${name}`),
    ...left('let').map((name) => `no formula uses ${name} of let`),
    ...ofNone.map(([name]) => `${name} depends on no parameter, and so has no bound`),
  ];
}
