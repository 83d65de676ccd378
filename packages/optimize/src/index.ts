export { adam, type AdamOptions, adamW, type AdamWOptions } from './adam.ts';
export type { Box } from './box.ts';
export { type Clip, clipEach, clipLength, lengthOf } from './clip.ts';
export { descend, type DescentOptions, type Iterate, last, type Stop } from './descend.ts';
export { minimax, type MinimaxIterate, type MinimaxOptions, type MinimaxStop } from './minimax.ts';
export type { Evaluations, Objectives } from './minimaxPlace.ts';
export {
  type Found,
  multiStart,
  type MultiStartOptions,
  type MultiStartResult,
  type Outcome,
  type Progress,
} from './multiStart.ts';
export type { Evaluation, Objective } from './objective.ts';
export { type QuasiNewtonOptions, quasiNewton, type Stopped } from './quasiNewton.ts';
export type { Optimizer, Step } from './optimizer.ts';
export { type RateRange, rateRange, type RateRangeOptions } from './rateRange.ts';
export { rmsProp, type RmsPropOptions } from './rmsProp.ts';
export { cosineDecay, linearDecay, type Schedule, scheduleOf, stepDecay, warmUp } from './schedule.ts';
export { momentum, nesterov, sgd } from './sgd.ts';
