import { numbers } from '@fishergrad/engine';
import { criteria, type DesignProblem, logCostOf, wholeOf } from '@fishergrad/models/design';
import { experimentOf } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import type { Priced } from './designed.ts';
import { askedOf } from './questions.ts';

type Asked = Pick<DesignProblem, 'criterion' | 'of' | 'tissues'>;

/** What the costs of all tissues come to. */
export function pricedFrom({ criterion, of, tissues }: Asked, logCosts: readonly number[]): Priced {
  const logCost = wholeOf(tissues, criterion.power, logCosts);
  return { value: criterion.told(logCost, of.length), logCost, logCosts };
}

/** What the protocol of a study costs; undefined where it cannot tell apart what is asked for. */
export function priceOf(study: Study, design: StudyDesign): Priced | undefined {
  const { duration: _, ...problem } = askedOf(study, design);
  const time = passOf(study, design) ?? 1;
  try {
    const logCosts = study.cases.map((each) => Math.log(time) + logCostOf(numbers, problem, experimentOf(study, each)));
    const price = pricedFrom(problem, logCosts);
    return Number.isFinite(price.logCost) ? price : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How long all acquisitions of a study take, s, as often as each is measured; undefined where that does not count. */
export function passOf({ parts }: Study, { duration, budget }: StudyDesign): number | undefined {
  if (duration === undefined || budget !== undefined) return undefined;
  return timeTaken(parts[0]!, duration);
}

/** How long the acquisitions of an experiment take, s. */
export function timeTaken(
  { protocol, averages }: Pick<Study['parts'][number], 'protocol' | 'averages'>,
  duration: number | string,
): number {
  return protocol.reduce(
    (sum, at, k) => sum + averages[k]! * (typeof duration === 'number' ? duration : at[duration]!),
    0,
  );
}

/** The same study with another protocol, each acquisition measured as often as those before where nothing else is said. */
export function withProtocol(
  study: Study,
  protocol: Study['parts'][number]['protocol'],
  averages?: readonly number[],
): Study {
  const part = study.parts[0]!;
  return { ...study, parts: [{ ...part, protocol, averages: averages ?? protocol.map(() => part.averages[0]!) }] };
}

/** A cost as a criterion tells it, of so many quantities. */
export function toldBy(criterion: StudyDesign['criterion'], logCost: number, count: number): number {
  return criteria[criterion].told(logCost, count);
}
