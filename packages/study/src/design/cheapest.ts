import type { Protocol, Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import { priceOf, withProtocol } from './pricing.ts';

/** Costs nearer than this part are one. */
const SAME = 1e-9;

/** The protocol that costs least; the first of those that cost the same. */
export function cheapest(
  study: Study,
  design: StudyDesign,
  [first, ...others]: readonly [Protocol, ...Protocol[]],
): Protocol {
  const costOf = (protocol: Protocol): number =>
    priceOf(withProtocol(study, protocol), design)?.logCost ?? Number.POSITIVE_INFINITY;
  let [best, least] = [first, costOf(first)];
  for (const other of others) {
    const cost = costOf(other);
    if (cost < least - SAME) [best, least] = [other, cost];
  }
  return best;
}
