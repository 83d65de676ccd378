import type { Layout } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { type Found, missing } from './found.ts';
import type { ReadTrain } from './layoutSchema.ts';
import type { ReadVaried } from './readVaried.ts';

/** A train of all samples, or several interleaved ones. */
export function trainOf({ setting, layout, pathOf }: ReadVaried, samples: number): Found<Layout> {
  const { interleaves = 1 } = layout;
  const { first, step }: ReadTrain = layout.train || {};
  const key = layout.interleaves === undefined ? 'train' : 'interleaves';
  const at = (message: string): Fault => ({ message, path: pathOf(key), key });
  const counts = countsOf(interleaves, samples);
  if (typeof counts === 'string') return missing(at(counts));
  if (Math.max(...counts) < 2)
    return missing(at(`a train has two samples or more, and each of these of ${setting} has one; write more samples`));
  if (first && counts.length > 1) {
    const message = `first is that of one train, and ${setting} has ${counts.length}, which begin apart; leave it out`;
    return missing({ message, path: [...pathOf('train'), 'train'], key: 'first' });
  }
  const given = { ...(first && { first: first.values[0]! }), ...(step && { step: step.values[0]! }) };
  return { found: { kind: 'train', counts, ...given }, faults: [] };
}

/** How many samples each train has, or why they cannot be shared so. */
function countsOf(interleaves: number | readonly number[], samples: number): readonly number[] | string {
  if (typeof interleaves !== 'number') {
    const sum = interleaves.reduce((all, count) => all + count, 0);
    return sum === samples
      ? interleaves
      : `interleaves has ${sum} samples in all, and the design has ${samples}; write samples: ${sum}, or other trains`;
  }
  if (interleaves > samples) return `interleaves: ${interleaves} trains are more than there are samples, ${samples}`;
  const each = Math.floor(samples / interleaves);
  const longer = samples - each * interleaves;
  const counts = Array.from({ length: interleaves }, (_, k) => each + (k < longer ? 1 : 0));
  const example = counts.length > 6 ? `${counts.slice(0, 3).join(', ')}, …` : counts.join(', ');
  if (longer === 0) return counts;
  return `interleaves: ${samples} samples are not shared evenly by ${interleaves} trains; write how many each has, such as [${example}]`;
}
