// Experiments that laws of designs are tried with.
import { type AnyModel, gaussian, ratio, type Role, t2star } from '@fishergrad/models';
import { criteria, type Criterion, type Setup } from '@fishergrad/models/design';
import { formulaModel } from '@fishergrad/study';

/** Every criterion, */
export const all = Object.values(criteria) as readonly Criterion[];
/** and with its name before it. */
export const named = all.map((each) => [each.name, each] as const);

/** All of these unknown. */
export function estimate(...names: string[]): Record<string, Role> {
  return Object.fromEntries(names.map((name) => [name, 'estimate']));
}

/** A decay from S0 = 1 at S0/σ = 50. */
export function decay(T2star: number): Setup {
  const tissue = { S0: 1, T2star };
  return { model: t2star, noise: gaussian(0.02), roles: estimate('S0', 'T2star'), tissue };
}

/** Both of its parameters, unlike in weight. */
export const both = [
  { name: 'S0', weight: 1 },
  { name: 'T2star', weight: 3 },
];

/** Echo times in ms. */
export const echoes = (...ms: number[]): { TE: number }[] => ms.map((each) => ({ TE: each / 1e3 }));

/** A formula of t, all of its parameters unknown. */
export function oscillation(formula: string, tissue: Readonly<Record<string, number>>): Setup {
  const parameters = Object.fromEntries(Object.keys(tissue).map((name) => [name, ratio(name, [0.1, 10])]));
  const model: AnyModel = formulaModel({ formula, parameters, settings: { t: ratio('t', [0, 1]) } });
  return { model, noise: gaussian(1), roles: estimate(...Object.keys(tissue)), tissue };
}
