/**
 * Derivatives worked out by hand, and how closely the engine agrees with them.
 *
 * @module
 */
import type { AnalyticModel } from './analyticModel.ts';
import { cosine } from './cosine.ts';
import { dampedCosine } from './dampedCosine.ts';
import { exponentialDecay } from './exponentialDecay.ts';
import { molli, molliT1 } from './molli.ts';
import { t2star } from './t2star.ts';

export { type Agreement, agreement } from './agreement.ts';
export type { AnalyticModel } from './analyticModel.ts';
export { sampled } from './sampled.ts';

/** The hand-written derivatives of each model of the catalogue, by its name. */
export const analyticModels: Readonly<Record<string, AnalyticModel>> = Object.fromEntries(
  Object.entries({ cosine, dampedCosine, exponentialDecay, molli, molliT1, t2star }),
);
