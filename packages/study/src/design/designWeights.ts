import { approximate, type Approximate } from '@fishergrad/models/design';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import { StudyError } from '../studyError.ts';
import { certificateOf, mixtureFor } from './certificates.ts';
import type { Designed, DesignProgress, SearchStop } from './designed.ts';
import { asWritten } from './asWritten.ts';
import { refuseHopeless, singularNotes } from './finished.ts';
import { priceOf, pricedFrom, timeTaken, withProtocol } from './pricing.ts';

/** The best way to share measuring among the settings of the ranges. */
export function* designWeights(study: Study, design: StudyDesign): Generator<DesignProgress, Designed> {
  const problem = mixtureFor(study, design);
  if ('none' in problem) {
    const message = `weights need samples that stand for themselves, but ${problem.none}; ask for samples: instead`;
    throw new StudyError(study.file, [{ message, ...study.place }]);
  }
  refuseHopeless([withProtocol(study, allOver(design)), withProtocol(study, allOver(design, 9))], design);
  const before = withProtocol(study, design.before, sharedOut(study, design));
  const priceBefore = priceOf(before, design);
  const finish = (found: Approximate, stop: SearchStop): Designed => {
    const protocol = asWritten(study, design, [...found.support.map(({ at }) => at), ...design.fixed]);
    const weights = found.support.map(({ weight }) => weight);
    const averages = [...countsOf(design, found.support), ...design.fixed.map(() => 1)];
    const after = withProtocol(study, protocol, averages);
    return {
      ...{ design, before, after, protocol, weights, priceBefore, stop },
      price: pricedFrom(problem, found.logCosts),
      certificate: certificateOf(found, found.logCost),
      ...{ starts: 0, startsAgreed: 0, roundingLoss: undefined, tolerances: [], loss: 0.05, choice: undefined },
      notes: singularNotes(after, design),
    };
  };
  const rounds = approximate(problem);
  for (;;) {
    const next = rounds.next();
    if (next.done) return finish(next.value, 'done');
    const found = next.value;
    yield {
      doing: `round ${found.rounds}, gap ${found.gap.toExponential(1)}`,
      value: problem.criterion.told(found.logCost, design.of.length),
      soFar: () => finish(found, 'interrupted'),
    };
  }
}

/** How often each place is measured: its part of all samples or, where time counts, what fits into its part of a second. */
function countsOf({ samples, duration }: StudyDesign, support: Approximate['support']): number[] {
  const time = (at: Readonly<Record<string, number>>): number =>
    duration === undefined ? 1 : typeof duration === 'number' ? duration : at[duration]!;
  const whole = duration === undefined ? samples : 1;
  return support.map(({ at, weight }) => Number(((whole * weight) / time(at)).toPrecision(15)));
}

/** As many samples as are asked for, or one second of them, shared among the acquisitions in use as they are. */
function sharedOut({ parts }: Study, { samples, duration }: StudyDesign): number[] {
  const { averages } = parts[0]!;
  const sum = duration === undefined ? averages.reduce((total, n) => total + n, 0) : timeTaken(parts[0]!, duration);
  const whole = duration === undefined ? samples : 1;
  return averages.map((n) => (whole * n) / sum);
}

/** So many places along each side. */
const PLACES = 7;

/** Acquisitions all over the ranges, evenly, or at all distances from their lower ends over so many decades. */
function allOver({ vary, rest, fixed }: StudyDesign, decades = 0): Readonly<Record<string, number>>[] {
  const sides = vary.map(({ setting, from, to }) =>
    Array.from({ length: decades > 0 ? 2 * PLACES : PLACES }, (_, k) => {
      const part = decades > 0 ? 10 ** ((-decades * (k + 0.37)) / (2 * PLACES)) : (k + 0.37) / PLACES;
      return [setting, from + part * (to - from)] as const;
    }),
  );
  const all = sides.reduce<Readonly<Record<string, number>>[]>(
    (rows, side) => rows.flatMap((row) => side.map(([setting, value]) => ({ ...row, [setting]: value }))),
    [rest[0]!],
  );
  return [...all, ...fixed];
}
