import { type AnyModel, type Experiment, NotIdentifiable } from '@fishergrad/models';
import { boundOf } from './experiment.ts';

/** What an experiment that must not be identifiable cannot tell, and what it nevertheless can. */
export interface Lost {
  readonly rank: number;
  /** Every parameter that takes part in a change no sample sees, by the alphabet. */
  readonly gone: readonly string[];
  readonly estimable: readonly string[];
  readonly remaining: Readonly<Record<string, number>>;
}

/** The same model with other values; fails where that has a bound. */
export function lost(model: AnyModel, changes: Partial<Experiment>): Lost {
  try {
    boundOf(model, changes);
  } catch (error) {
    if (!(error instanceof NotIdentifiable)) throw error;
    const { rank, directions, estimable, remaining } = error;
    const gone = new Set(directions.flatMap((each) => each.map(({ name }) => name)));
    return { rank, gone: [...gone].toSorted(), estimable, remaining };
  }
  throw new Error(`${model.name} is identifiable here`);
}
