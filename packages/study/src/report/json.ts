import { Complex, numbers } from '@fishergrad/engine';
import {
  type Bound,
  costs,
  type DerivedBound,
  type Experiment,
  isPrior,
  NotIdentifiable,
  sensitivity,
  unknowns,
} from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import { assumptions } from './assumptions.ts';

/** The version of the document `toJson` makes; it rises when a key changes its meaning or goes. */
export const JSON_VERSION = 1;

/** What a report may tell beyond the bound. */
export interface Details {
  /** What each unknown costs: see {@link costs}. */
  readonly costs?: boolean;
  /** The signal and its slopes. */
  readonly jacobian?: boolean;
}

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
export function toJson(study: Study, results: readonly Result[], details: Details = {}): object {
  const { name, model, parts, roles, warnings, target } = study;
  return {
    version: JSON_VERSION,
    study: {
      ...{ name, model: model.name, roles, warnings },
      protocol: parts.flatMap(({ protocol }) => protocol),
      averages: parts.flatMap(({ averages }) => averages),
      experiments: parts.map((part) => ({
        ...part,
        model: part.model.name,
        formula: part.model.formula,
        snr: part.snr ?? null,
      })),
      target: target ?? null,
    },
    results: results.map((result) => resultOf(study, result, details)),
  };
}

function resultOf(study: Study, result: Result, { costs: asked, jacobian }: Details): object {
  const { label, experiment, outcome, warnings } = result;
  return {
    label,
    tissue: experiment.tissue,
    ...outcomeOf(study, experiment, outcome),
    noise: noisesOf(study, result),
    ...(asked && { costs: costs(experiment) }),
    ...(jacobian && { samples: samplesOf(experiment) }),
    assumptions: assumptions(study, result),
    warnings: [...study.warnings, ...warnings],
  };
}

function outcomeOf(study: Study, experiment: Experiment, outcome: Bound | NotIdentifiable): object {
  const refused = outcome instanceof NotIdentifiable;
  return {
    identifiable: !refused,
    parameters: parametersOf(study, experiment, outcome),
    derived: Object.fromEntries(Object.entries(outcome.derived).map(([name, bound]) => [name, derivedOf(bound)])),
    correlation: { names: outcome.names, matrix: refused ? null : outcome.correlation },
    fisher: outcome.fisher.map((row) => row.map(finite)),
    conditionNumber: refused ? null : outcome.conditionNumber,
    spectrum: outcome.spectrum,
    rank: refused ? outcome.rank : outcome.names.length,
    estimable: refused ? outcome.estimable : outcome.names,
    weakest: refused ? null : outcome.weakest,
    ...(refused ? { reason: outcome.message, directions: outcome.directions, remaining: outcome.remaining } : {}),
  };
}

function noisesOf({ parts }: Study, { experiment: { tissue }, noises }: Result): object[] {
  return noises.map(({ kind, says, sd }, i) => {
    const { model, protocol } = parts[i]!;
    const samples = model.signal(numbers, tissue, protocol);
    const mean = (k: number): number => real(samples[k]!);
    return { kind, says, sd: sd ? protocol.map((_, k) => finite(sd(mean(k), k))) : null };
  });
}

/** The signal and its slopes in the unknown parameters of the tissue; complex ones as { re, im }. */
function samplesOf(experiment: Experiment): object {
  const { mean, jacobian } = sensitivity(numbers, experiment);
  return { names: unknowns(experiment), mean, jacobian };
}

function parametersOf(
  { model, roles }: Study,
  { tissue, roles: own }: Experiment,
  outcome: Bound | NotIdentifiable,
): object {
  const extra = outcome.names.filter((name) => !Object.hasOwn(model.parameters, name)); // σ
  const entries = [...Object.keys(model.parameters), ...extra].map((name) => {
    const i = outcome.names.indexOf(name);
    const none = { sd: null, relativeSd: null, conditionalSd: null };
    const found =
      outcome instanceof NotIdentifiable
        ? i >= 0 && { conditionalSd: finite(outcome.conditionalSd[i]) }
        : i >= 0 && spread(outcome.parameters[name]);
    const bound = outcome instanceof NotIdentifiable ? undefined : outcome.parameters[name];
    const { unit, value } = bound ?? { unit: model.parameters[name]?.unit ?? 'a.u.', value: finite(tissue[name]) };
    const role = own[name];
    const prior = isPrior(role) ? role : {};
    return [name, { role: roles[name] ?? 'nuisance', ...prior, value, unit, ...none, ...found }];
  });
  return Object.fromEntries(entries) as object;
}

function spread(bound: Bound['parameters'][string] | undefined): object {
  return { sd: finite(bound?.sd), relativeSd: finite(bound?.relativeSd), conditionalSd: finite(bound?.conditionalSd) };
}

function derivedOf(bound: NotIdentifiable['derived'][string] & Partial<DerivedBound>): object {
  const { value, unit, sd, relativeSd, correlation } = bound;
  const ρ = correlation && Object.fromEntries(Object.entries(correlation).map(([name, each]) => [name, finite(each)]));
  return { value: finite(value), unit, sd: finite(sd), relativeSd: finite(relativeSd), correlation: ρ ?? null };
}

function real(sample: number | Complex<number>): number {
  return sample instanceof Complex ? sample.re : sample;
}

/** JSON knows no infinity. */
function finite(x: number | undefined): number | null {
  return x !== undefined && Number.isFinite(x) ? x : null;
}
