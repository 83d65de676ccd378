/**
 * Derivatives worked out by hand, and how closely the engine agrees with them.
 *
 * @module
 */
import type { AnalyticModel, SimulatedModel } from './analyticModel.ts';
import * as references from './references.ts';

export { type Agreement, agreement, routeOf } from './agreement.ts';
export type { AnalyticModel, PlainSample, SimulatedModel, SimulatedSample } from './analyticModel.ts';
export { sampled } from './sampled.ts';

/** What each model of the catalogue is held to, by its name: derivatives worked out by hand, or another way to the signal. */
export const analyticModels: Readonly<Record<string, AnalyticModel | SimulatedModel>> = Object.freeze({
  ...references,
});
