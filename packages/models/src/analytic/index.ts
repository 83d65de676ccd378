/**
 * Derivatives worked out by hand, and how closely the engine agrees with them.
 *
 * @module
 */
import type { AnalyticModel, SimulatedModel } from './analyticModel.ts';
import { biexponential } from './biexponential.ts';
import { bssfp, bssfpComplex } from './bssfp.ts';
import { complexMultiEcho } from './complexMultiEcho.ts';
import { cosine } from './cosine.ts';
import { dampedCosine } from './dampedCosine.ts';
import { diffusion, diffusionKurtosis, diffusionTensor } from './diffusion.ts';
import { exponentialDecay } from './exponentialDecay.ts';
import {
  inversionRecovery,
  inversionRecovery3,
  inversionRecoveryBarral,
  inversionRecoveryTR,
} from './inversionRecovery.ts';
import { ivim } from './ivim.ts';
import { molli, molliBT1, molliT1 } from './molli.ts';
import { mp2rage } from './mp2rage.ts';
import { pcasl, pcaslOutflow } from './pcasl.ts';
import { saturationRecovery, saturationRecovery3 } from './saturationRecovery.ts';
import { spgr, vfa } from './spgr.ts';
import { t2, t2Rate } from './t2.ts';
import { t2star, t2starBicomponent, t2starOffset } from './t2star.ts';
import { waterFat, waterFatPhase, waterFatSinglePeak } from './waterFat.ts';

export { type Agreement, agreement, routeOf } from './agreement.ts';
export type { AnalyticModel, PlainSample, SimulatedModel, SimulatedSample } from './analyticModel.ts';
export { sampled } from './sampled.ts';

/** What each model of the catalogue is held to, by its name: derivatives worked out by hand, or another way to the signal. */
export const analyticModels: Readonly<Record<string, AnalyticModel | SimulatedModel>> = Object.fromEntries(
  Object.entries({
    biexponential,
    bssfp,
    bssfpComplex,
    complexMultiEcho,
    cosine,
    dampedCosine,
    diffusion,
    diffusionKurtosis,
    diffusionTensor,
    exponentialDecay,
    inversionRecovery,
    inversionRecovery3,
    inversionRecoveryBarral,
    inversionRecoveryTR,
    ivim,
    molli,
    molliBT1,
    molliT1,
    mp2rage,
    pcasl,
    pcaslOutflow,
    saturationRecovery,
    saturationRecovery3,
    spgr,
    t2,
    t2Rate,
    t2star,
    t2starBicomponent,
    t2starOffset,
    vfa,
    waterFat,
    waterFatPhase,
    waterFatSinglePeak,
  }),
);
