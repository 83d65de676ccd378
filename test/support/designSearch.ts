// Runs the two searches for a design to their ends.
import { numbers } from '@fishergrad/engine';
import {
  type Approximate,
  approximate,
  type DesignProblem,
  type MixtureProblem,
  searched,
} from '@fishergrad/models/design';
import { seeded } from '@fishergrad/random';

/** The best weights of a problem. */
export function best(problem: MixtureProblem, tolerance?: number): Approximate {
  const rounds = approximate(problem, tolerance);
  let round = rounds.next();
  while (!round.done) round = rounds.next();
  return round.value;
}

/** The best protocol from so many random starts. */
export interface Found {
  readonly protocol: readonly Readonly<Record<string, number>>[];
  /** ln cost. */
  readonly logCost: number;
  /** As the criterion is told. */
  readonly value: number;
  /** The part of the starts that ended as well. */
  readonly share: number;
}

/** Searches for an exact design. */
export function found(problem: DesignProblem, starts = 20, seed = 1): Found {
  const search = searched(problem, { starts, random: seeded(seed) });
  let step = search.next();
  while (!step.done) step = search.next();
  const { best: end, agreed } = step.value;
  return {
    protocol: problem.space.protocol(numbers, Array.from(end.x)),
    logCost: end.value,
    value: problem.criterion.told(end.value, problem.of.length),
    share: agreed / starts,
  };
}
