import { type Bound, crlb, type Experiment, gaussian, NotIdentifiable } from '@fishergrad/models';
import type { Case, Study } from './study.ts';
import { StudyError } from './studyError.ts';
import { resultWarnings } from './warnings.ts';

/** What one tissue of a study came to. */
export interface Result {
  readonly label: string;
  readonly experiment: Experiment;
  readonly outcome: Bound | NotIdentifiable;
  readonly warnings: readonly string[];
}

/** The bound of every tissue of a study, one after the other. A tissue that is not identifiable is a result too. */
export function* bounds(study: Study): Generator<Result> {
  for (const each of study.cases) {
    const experiment = experimentOf(study, each);
    const outcome = outcomeOf(study, each, experiment);
    yield { label: each.label, experiment, outcome, warnings: resultWarnings(study, outcome) };
  }
}

function experimentOf({ model, protocol, averages, roles }: Study, { tissue, sigma }: Case): Experiment {
  return { model, tissue, protocol, averages, roles, noise: gaussian(sigma) };
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
