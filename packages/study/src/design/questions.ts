import type { Arithmetic } from '@fishergrad/engine';
import {
  criteria,
  type DesignProblem,
  type Duration,
  type MixtureProblem,
  type Region,
  type Setup,
  type Space,
} from '@fishergrad/models/design';
import { experimentOf } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';

/** The question of a study's design as a problem over a space of protocols. */
export function problemOf(study: Study, design: StudyDesign, space: Space): DesignProblem {
  return { ...askedOf(study, design), space };
}

/** What is asked, of any protocol. */
export function askedOf(study: Study, design: StudyDesign): Omit<DesignProblem, 'space'> {
  const { criterion, of, tissues, averages = 1 } = design;
  const setups = study.cases.map((each): Setup => {
    const { model, noise, tissue, roles } = experimentOf(study, each);
    return { model, noise, tissue, roles };
  });
  return {
    setups,
    criterion: criteria[criterion],
    of,
    tissues,
    averages,
    ...countedTime(design),
  };
}

/** The time counts where it is not given beforehand. */
function countedTime({ duration, budget, averages }: StudyDesign): { readonly duration?: Duration } {
  if (duration === undefined || budget !== undefined) return {};
  return { duration: timeOf(duration, averages) };
}

/** How long a protocol takes, s: each acquisition so long, or as long as one of its settings says, and so often. */
export function timeOf(duration: number | string, averages = 1): Duration {
  return <T>({ add, mul, constant }: Arithmetic<T>, protocol: readonly Readonly<Record<string, T>>[]): T => {
    if (typeof duration === 'number') return constant(averages * duration * protocol.length);
    const once = add(...protocol.map((at) => at[duration]!));
    return averages === 1 ? once : mul(averages, once);
  };
}

/**
 * The same question of weights: how should as much measuring be shared among all settings in these ranges, however many samples
 * and whatever their order? No protocol of the space is better than the best answer to this.
 */
export function mixtureOf(study: Study, design: StudyDesign): MixtureProblem {
  const { vary, rest, fixed, samples, duration, budget, averages = 1 } = design;
  const region: Region = {
    settings: vary.map(({ setting }) => setting),
    lower: vary.map(({ from }) => from),
    upper: vary.map(({ to }) => to),
    rest: rest[0]!,
    ...(duration !== undefined && {
      duration: <T>(a: Arithmetic<T>, at: Readonly<Record<string, T>>): T => timeOf(duration)(a, [at]),
    }),
  };
  const { setups, criterion, of, tissues } = askedOf(study, design);
  const total = duration === undefined ? averages * samples : budget === undefined ? 1 : freeTime(design, budget);
  return { setups, criterion, of, tissues, region, fixed, averages, samples: total };
}

/** The most time that the free acquisitions can take, s: what the fixed ones leave, and no more than so many can use. */
function freeTime({ vary, rest, fixed, samples, duration, averages = 1 }: StudyDesign, budget: number): number {
  const time = (at: Readonly<Record<string, number>>): number =>
    typeof duration === 'number' ? duration : at[duration!]!;
  const longest = Object.fromEntries(vary.map(({ setting, to }) => [setting, to]));
  const left = budget - averages * fixed.reduce((sum, at) => sum + time(at), 0);
  return Math.min(left, averages * samples * time({ ...rest[0], ...longest }));
}

/** Why the question of weights does not stand for that of protocols; undefined where it does. */
export function whyNoMixture(study: Study, { vary, rest, fixed, duration, budget }: StudyDesign): string | undefined {
  if (study.parts.length > 1) return 'several experiments';
  if (vary.length > 3) return 'more than three settings are varied';
  if (rest.some((at) => JSON.stringify(at) !== JSON.stringify(rest[0])))
    return 'the acquisitions differ in other settings too';
  const beforehand = fixed.length > 0 || Object.values(study.roles).includes('prior');
  if (duration !== undefined && budget === undefined && beforehand)
    return 'what is known beforehand does not grow with the time';
  return undefined;
}
