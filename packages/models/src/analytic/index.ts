/**
 * Derivatives worked out by hand, and how closely the engine agrees with them.
 *
 * @module
 */
import type { AnalyticModel, SimulatedModel } from './analyticModel.ts';
import { cosine } from './cosine.ts';
import { dampedCosine } from './dampedCosine.ts';
import { exponentialDecay } from './exponentialDecay.ts';
import { molli, molliT1 } from './molli.ts';
import { t2star } from './t2star.ts';

export { type Agreement, agreement, routeOf } from './agreement.ts';
export type { AnalyticModel, PlainSample, SimulatedModel, SimulatedSample } from './analyticModel.ts';
export { sampled } from './sampled.ts';

/** What each model of the catalogue is held to, by its name: derivatives worked out by hand, or another way to the signal. */
export const analyticModels: Readonly<Record<string, AnalyticModel | SimulatedModel>> = Object.fromEntries(
  Object.entries({ cosine, dampedCosine, exponentialDecay, molli, molliT1, t2star }),
);
