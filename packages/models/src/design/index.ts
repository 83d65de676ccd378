/**
 * Design of experiments: what may be chosen, which choice measures best, and how far from the best it can still be.
 *
 * @module
 */
export type { Target, Wanted } from './aim.ts';
export { apportioned } from './apportioned.ts';
export { areApart } from './apart.ts';
export { type Approximate, approximate, type Shared } from './approximate.ts';
export { type Beginnings, type Choice, choose, type ChoiceProblem, exchange } from './choose.ts';
export { type Costs, costsOf } from './costs.ts';
export { criteria, type Criterion } from './criterion.ts';
export { searched, type SearchOptions } from './exact.ts';
export type { MixtureProblem } from './mixtureProblem.ts';
export { meanOf, type Overall, wholeOf, worstOf } from './overTissues.ts';
export { type DesignProblem, type Duration, logCostOf, type Question, type Setup } from './problem.ts';
export { type Raster, rounded } from './raster.ts';
export type { Region } from './region.ts';
export { type SdSlopes, sdSlopes } from './sdSlopes.ts';
export type { Column, Space } from './space.ts';
export { budgeted } from './spaces/budgeted.ts';
export { evenTrain } from './spaces/evenTrain.ts';
export { fixedValues } from './spaces/fixedValues.ts';
export { freeValues } from './spaces/freeValues.ts';
export { geometricValues } from './spaces/geometricValues.ts';
export { sameValue } from './spaces/sameValue.ts';
export { space } from './spaces/space.ts';
export { spacedValues } from './spaces/spacedValues.ts';
export { splineValues } from './spaces/splineValues.ts';
export type { GivenTrain } from './spaces/train.ts';
export { walkValues } from './spaces/walkValues.ts';
export { type Tolerance, tolerances } from './tolerances.ts';
