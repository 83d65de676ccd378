import { type Approximate, areApart, type MixtureProblem } from '@fishergrad/models/design';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import type { Certificate } from './designed.ts';
import { mixtureOf, whyNoMixture } from './questions.ts';

/** The question of weights that stands for a design; or why none does. */
export function mixtureFor(study: Study, design: StudyDesign): MixtureProblem | { readonly none: string } {
  const why = whyNoMixture(study, design);
  if (why !== undefined) return { none: why };
  const problem = mixtureOf(study, design);
  if (areApart(problem.setups[0]!, problem.region)) return problem;
  if (problem.setups[0]!.noise.samples !== undefined || problem.setups[0]!.noise.rows !== undefined)
    return { none: 'the noise is given sample by sample, or shared among them' };
  return { none: `the samples of ${study.model.name} depend on each other's settings` };
}

/** What the best weights prove of a design with this cost. */
export function certificateOf(best: Approximate, logCost: number): Certificate {
  if (!Number.isFinite(best.gap))
    return { none: 'the signal changes too fast within these ranges to be looked at everywhere' };
  const gap = Math.max(0, (1 + best.gap) * Math.exp(logCost - best.logCost) - 1);
  return { gap, efficiency: Math.min(1, Math.exp(best.logCost - logCost)), best };
}
