import { type Bound, crlb, type Experiment, joined, type Noise, NotIdentifiable } from '@fishergrad/models';
import type { Case, Study } from './study.ts';
import { StudyError } from './studyError.ts';
import { resultWarnings } from './warnings.ts';

/** What one tissue of a study came to. */
export interface Result {
  /** What tells it apart from the others: "T2star = 10 ms". */
  readonly label: string;
  /** What was computed, SI. */
  readonly experiment: Experiment;
  /** The noise of each of its experiments. */
  readonly noises: readonly Noise[];
  /** Its bound, or why it has none. */
  readonly outcome: Bound | NotIdentifiable;
  /** What to doubt in this result, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * The bound of every tissue of a study, one after the other. A tissue that is not identifiable is a result too.
 *
 * Results go on to {@link toTerminal}, {@link toHtml} and {@link toJson}.
 *
 * @throws {@link StudyError} where a tissue has numbers that no bound can be computed from
 *
 * @example
 * ```ts
 * import { exampleStudy, readStudy } from '@fishergrad/study';
 * import { models } from '@fishergrad/models';
 *
 * const study = readStudy(exampleStudy(models.t2star!));
 * [...bounds(study)].length; // => 1
 * ```
 */
export function* bounds(study: Study): Generator<Result> {
  for (const each of study.cases) {
    const experiment = experimentOf(study, each);
    const outcome = outcomeOf(study, each, experiment);
    const { label, noises } = each;
    yield { label, experiment, noises, outcome, warnings: resultWarnings(study, experiment.tissue, outcome) };
  }
}

/** The experiments of a study on one tissue, as one. */
export function experimentOf({ model, parts }: Study, { tissue, noises, roles }: Case): Experiment {
  const own = <V>(of: { readonly model: Experiment['model'] }, all: Readonly<Record<string, V>>): Record<string, V> =>
    Object.fromEntries(Object.keys(of.model.parameters).map((name) => [name, all[name]!]));
  const all = parts.map((part, i): Experiment => {
    const { protocol, averages } = part;
    const its = Object.fromEntries(Object.keys(part.model.parameters).map((name) => [name, model.parameters[name]!]));
    const noise = noises[i]!;
    return {
      model: { ...part.model, parameters: its },
      tissue: own(part, tissue),
      roles: own(part, roles),
      protocol,
      averages,
      noise,
    };
  });
  if (all.length === 1) return { ...all[0]!, model };
  return { ...joined(all as [Experiment, Experiment, ...Experiment[]]), model };
}

function outcomeOf(study: Study, { label }: Case, experiment: Experiment): Bound | NotIdentifiable {
  try {
    return crlb(experiment);
  } catch (error) {
    if (error instanceof NotIdentifiable) return error;
    if (error instanceof RangeError)
      throw new StudyError(study.file, [{ message: `${label}: ${error.message}`, ...study.place }]);
    throw error;
  }
}
