export type { CrlbMap } from './maps/boundMap.ts';
export type { Bound, DerivedBound, ParameterBound, Weakest } from './bound.ts';
export type { Channels } from './channels.ts';
export { type Cost, costs } from './costs.ts';
export { crlb } from './crlb.ts';
export { type CompileCrlbOptions, compileCrlb, type CompiledCrlb, type CrlbMapOptions } from './maps/compileCrlb.ts';
export {
  type CompileCrlbParallelOptions,
  compileCrlbParallel,
  type CompiledCrlbParallel,
} from './maps/compileCrlbParallel.ts';
export { crlbMap } from './maps/crlbMap.ts';
export { type Assigned, type Experiment, unknowns, wanted } from './experiment.ts';
export { fisher, rootInformation } from './fisher.ts';
export { joined } from './joined.ts';
export { joinedModel } from './joinedModel.ts';
export type { MapDesign } from './maps/mapDesign.ts';
export { noiseRefusal } from './noiseRefusal.ts';
export { type NoiseFactors, noiseToReach } from './noiseToReach.ts';
export { autoregressive } from './noise/autoregressive.ts';
export { perChannel, sigmaFromBackground, sigmaFromRmsDb } from './noise/conversions.ts';
export { correlatedGaussian } from './noise/correlatedGaussian.ts';
export type { CorrelatedOptions } from './noise/correlatedOptions.ts';
export { complexGaussian, gaussian } from './noise/gaussian.ts';
export type { Noise, NoiseUnknown } from './noise/noise.ts';
export type { NoiseOptions } from './noise/noiseOptions.ts';
export { poisson } from './noise/poisson.ts';
export { noncentralChi, rician } from './noise/rician.ts';
export { magnitudeInformation } from './noise/magnitudeInformation.ts';
export type { Change } from './change.ts';
export { NotIdentifiable } from './notIdentifiable.ts';
export type { ParameterColumns } from './maps/parameterColumns.ts';
export { isPrior, type Prior, type Role } from './role.ts';
export type { Rows } from './rows.ts';
export { type SampleOf, type Sensitivity, sensitivity } from './sensitivity.ts';
export { sigmaFromSnr, snrReferences } from './snr.ts';
