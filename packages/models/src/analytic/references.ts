/** What each model of the catalogue is held to: one file a sequence, one line here. */
export { biexponential } from './biexponential.ts';
export { bssfp, bssfpComplex } from './bssfp.ts';
export { complexMultiEcho } from './complexMultiEcho.ts';
export { cosine } from './cosine.ts';
export { dampedCosine } from './dampedCosine.ts';
export { diffusion, diffusionKurtosis, diffusionTensor } from './diffusion.ts';
export { exponentialDecay } from './exponentialDecay.ts';
export { fingerprint, fingerprintUntruncated } from './fingerprint.ts';
export {
  inversionRecovery,
  inversionRecovery3,
  inversionRecoveryBarral,
  inversionRecoveryTR,
} from './inversionRecovery.ts';
export { irFlash, irFlashTrain } from './irFlash.ts';
export { ivim } from './ivim.ts';
export { molli, molliBT1, molliT1 } from './molli.ts';
export { molliBloch } from './molliBloch.ts';
export { mp2rage } from './mp2rage.ts';
export { multiEchoSpinEcho } from './multiEchoSpinEcho.ts';
export { pcasl, pcaslOutflow } from './pcasl.ts';
export { saturationRecovery, saturationRecovery3 } from './saturationRecovery.ts';
export { spgr, vfa } from './spgr.ts';
export { t2, t2Rate } from './t2.ts';
export { t2star, t2starBicomponent, t2starOffset } from './t2star.ts';
export { waterFat, waterFatPhase, waterFatSinglePeak } from './waterFat.ts';
