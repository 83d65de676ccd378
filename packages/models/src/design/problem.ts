import type { Arithmetic } from '@fishergrad/engine';
import type { Experiment } from '../information/experiment.ts';
import { rootInformation } from '../information/fisher.ts';
import { opened } from '../information/opened.ts';
import { targetsOf, type Wanted } from './aim.ts';
import type { Criterion } from './criterion.ts';
import type { Space } from './space.ts';

/** What of an experiment a design does not change: everything but the protocol. */
export type Setup<P extends string = string, S extends string = string> = Omit<
  Experiment<P, S>,
  'protocol' | 'averages'
>;

/** What is asked of any design: whose cost is to be small. */
export interface Question {
  /** One per tissue, all of one model and with the same unknowns; which signal, of what, under which noise. */
  readonly setups: readonly Setup[];
  /** What is to be small. */
  readonly criterion: Criterion;
  /** The quantities that it is about. */
  readonly of: readonly Wanted[];
  /** What counts of several tissues: the mean of their costs with these weights, or the worst. */
  readonly tissues: 'worst' | readonly number[];
}

/** What is asked: of these protocols, which makes the cost small, for these tissues? */
export interface DesignProblem extends Question {
  /** What may be chosen. */
  readonly space: Space;
  /** How often each acquisition is measured; 1 when absent. */
  readonly averages?: number;
  /** The time a protocol takes, s: the cost is then that of one second of measuring, cost · time. */
  readonly duration?: Duration;
}

/** The time a protocol takes (s), as a formula. */
export type Duration = <T>(a: Arithmetic<T>, protocol: readonly Readonly<Record<string, T>>[]) => T;

/** ln cost of one tissue under a protocol, in any arithmetic; times the time where that counts. */
export function logCostOf<T>(
  a: Arithmetic<T>,
  { criterion, of, duration }: Pick<DesignProblem, 'criterion' | 'of' | 'duration'>,
  experiment: Experiment<string, string, NoInfer<T>>,
): T {
  const open = opened(experiment, a.constant);
  const cost = criterion.logCost(a, rootInformation<T, string, string>(a, open), targetsOf<T>(a, open, of));
  return duration ? a.add(cost, a.log(duration(a, open.protocol))) : cost;
}
