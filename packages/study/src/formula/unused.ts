import type { FormulaFault } from './formulaError.ts';
import { namesIn } from './link.ts';
import type { ReadLines } from './lines.ts';
import type { Scope } from './scope.ts';

/** Parameters that no sample depends on. */
export function unusedParameters(scope: Scope, { formula }: ReadLines): string[] {
  const used = namesIn(formula?.linked ?? []);
  return Object.keys(scope.parameters).filter((name) => !used.has(name));
}

/** That is a fault, since their bounds would be infinite. */
export function unusedFaults(names: readonly string[]): FormulaFault[] {
  return names.map((name) => ({
    message: `the formula does not use ${name}, so that no sample says anything of it; leave it out, or use it`,
    ...{ path: ['parameters', name], offset: 0, named: true },
  }));
}

/** What else is there and not used, one sentence each. */
export function unusedNames(scope: Scope, { formula, let: lets, derive }: ReadLines): string[] {
  const inFormula = namesIn(formula?.linked ?? []);
  const reads = [...lets.values(), ...derive.values(), ...(formula ? [formula] : [])];
  const anywhere = new Set(reads.flatMap(({ own }) => [...namesIn(own).keys()]));
  const left = (part: 'constants' | 'let'): string[] => Object.keys(scope[part]).filter((name) => !anywhere.has(name));
  const settings = formula ? Object.keys(scope.settings).filter((name) => !inFormula.has(name)) : [];
  const none = [...derive].filter(
    ([, { linked }]) => ![...namesIn(linked).keys()].some((name) => Object.hasOwn(scope.parameters, name)),
  );
  return [
    ...none.map(([name]) => `${name} depends on no parameter, and so has no bound`),
    ...settings.map((name) => `the formula does not use the setting ${name}`),
    ...left('constants').map((name) => `no formula uses the constant ${name}`),
    ...left('let').map((name) => `no formula uses ${name} of let`),
  ];
}
