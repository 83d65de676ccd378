import { type Bound, type DerivedBound, NotIdentifiable } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { assumptions } from './assumptions.ts';

/** The version of the document `toJson` makes; it rises when a key changes its meaning or goes. */
export const JSON_VERSION = 1;

/**
 * A study's results as a plain document for other programs: SI units, null where a number does not exist.
 *
 * @example
 * ```ts
 * import { bounds, exampleStudy, readStudy } from '@fishergrad/study';
 * import { models } from '@fishergrad/models';
 *
 * const study = readStudy(exampleStudy(models.t2star!));
 * const { results } = toJson(study, [...bounds(study)]) as { results: { parameters: { T2star: { sd: number } } }[] };
 * results[0]!.parameters.T2star.sd; // ~> 3.507777374957e-4
 * ```
 */
export function toJson(study: Study, results: readonly Result[]): object {
  const { name, model, protocol, averages, roles, warnings } = study;
  return {
    version: JSON_VERSION,
    study: { name, model: model.name, protocol, averages, roles, warnings },
    results: results.map((result) => resultOf(study, result)),
  };
}

function resultOf(study: Study, { label, experiment, outcome, warnings }: Result): object {
  const identifiable = !(outcome instanceof NotIdentifiable);
  return {
    label,
    tissue: experiment.tissue,
    identifiable,
    parameters: parametersOf(study, experiment.tissue, outcome),
    derived: identifiable
      ? Object.fromEntries(Object.entries(outcome.derived).map(([name, bound]) => [name, derivedOf(bound)]))
      : {},
    correlation: { names: outcome.names, matrix: identifiable ? outcome.correlation : null },
    fisher: outcome.fisher.map((row) => row.map(finite)),
    conditionNumber: identifiable ? outcome.conditionNumber : null,
    ...(identifiable ? {} : { reason: outcome.message, directions: outcome.directions }),
    assumptions: assumptions(study, experiment),
    warnings: [...study.warnings, ...warnings],
  };
}

function parametersOf(
  { model, roles }: Study,
  tissue: Readonly<Record<string, number>>,
  outcome: Bound | NotIdentifiable,
): object {
  const entries = Object.entries(model.parameters).map(([name, { unit }]) => {
    const i = outcome.names.indexOf(name);
    const none = { sd: null, relativeSd: null, conditionalSd: null };
    const found =
      outcome instanceof NotIdentifiable
        ? i >= 0 && { conditionalSd: finite(outcome.conditionalSd[i]) }
        : i >= 0 && spread(outcome.parameters[name]);
    return [name, { role: roles[name], value: tissue[name], unit, ...none, ...found }];
  });
  return Object.fromEntries(entries) as object;
}

function spread(bound: Bound['parameters'][string] | undefined): object {
  return { sd: finite(bound?.sd), relativeSd: finite(bound?.relativeSd), conditionalSd: finite(bound?.conditionalSd) };
}

function derivedOf({ value, unit, sd, relativeSd }: DerivedBound): object {
  return { value: finite(value), unit, sd: finite(sd), relativeSd: finite(relativeSd) };
}

/** JSON knows no infinity. */
function finite(x: number | undefined): number | null {
  return x !== undefined && Number.isFinite(x) ? x : null;
}
