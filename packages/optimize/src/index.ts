export { adam, type AdamOptions, adamW, type AdamWOptions } from './adam.ts';
export { type Clip, clipEach, clipLength, lengthOf } from './clip.ts';
export { descend, type DescentOptions, type Iterate, last, type Stop } from './descend.ts';
export type { Evaluation, Objective } from './objective.ts';
export type { Optimizer, Step } from './optimizer.ts';
export { type RateRange, rateRange, type RateRangeOptions } from './rateRange.ts';
export { rmsProp, type RmsPropOptions } from './rmsProp.ts';
export { cosineDecay, linearDecay, type Schedule, scheduleOf, stepDecay, warmUp } from './schedule.ts';
export { momentum, nesterov, sgd } from './sgd.ts';
