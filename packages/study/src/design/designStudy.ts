import { type Study } from '../study.ts';
import { StudyError } from '../studyError.ts';
import type { Designed, DesignProgress } from './designed.ts';
import { designChoice } from './designChoice.ts';
import { designProtocol } from './designProtocol.ts';
import { designWeights } from './designWeights.ts';

/**
 * Answers the question of a study's `design` block.
 *
 * It may be left at any time: what it yields has the best so far.
 *
 * @param random chance, numbers in [0, 1)
 * @returns a generator of progress, which returns the answer
 * @throws {@link StudyError} where there is no such block, or the ranges allow what the model does not; {@link NoDesign} where
 *   no protocol within them can tell
 */
export function* designStudy(study: Study, random: () => number): Generator<DesignProgress, Designed> {
  const { design } = study;
  if (design === undefined)
    throw new StudyError(study.file, [
      { message: 'this study asks for no design; write design: { vary: … } into it', line: 1, column: 1 },
    ]);
  if (design.choose !== undefined) return yield* designChoice(study, design, random);
  return yield* design.weights ? designWeights(study, design) : designProtocol(study, design, random);
}
