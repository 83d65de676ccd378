import type { StudyDesign } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import type { DesignData } from './designSchema.ts';
import type { Found } from './found.ts';

/** Tissues beyond which a design would take too long. */
const MOST = 2000;

/** What counts of so many tissues: the worst, or their mean, with weights that sum to 1. */
export function designTissues(written: DesignData['tissues'], count: number): Found<StudyDesign['tissues']> {
  if (count > MOST) {
    const message = `a design takes at most ${MOST} tissues, and there are ${count}; let fewer values stand for them`;
    return { faults: [{ message, path: [], key: 'tissue' }] };
  }
  if (written === 'worst') return { found: 'worst', faults: [] };
  const weights = written === undefined || written === 'mean' ? new Array<number>(count).fill(1) : written;
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const fault = (message: string): { readonly faults: readonly Fault[] } => ({
    faults: [{ message, path: ['design', 'tissues'] }],
  });
  if (weights.length !== count)
    return fault(
      `tissues has ${weights.length} ${weights.length === 1 ? 'weight' : 'weights'}, and there ${count === 1 ? 'is 1 tissue' : `are ${count} tissues`}; give one for each`,
    );
  if (largest === 0) return fault('the weights of all tissues are 0; at least one must count');
  const sum = weights.reduce((all, weight) => all + weight / largest, 0);
  return { found: weights.map((weight) => weight / largest / sum), faults: [] };
}
