export type { CrlbMap } from './boundMap.ts';
export type { Bound, DerivedBound, ParameterBound } from './bound.ts';
export { crlb } from './crlb.ts';
export { type CompileCrlbOptions, compileCrlb, type CompiledCrlb, type CrlbMapOptions } from './compileCrlb.ts';
export {
  type CompileCrlbParallelOptions,
  compileCrlbParallel,
  type CompiledCrlbParallel,
} from './compileCrlbParallel.ts';
export { crlbMap } from './crlbMap.ts';
export { type Experiment, estimated, type Role } from './experiment.ts';
export { fisher, rootInformation, type Rows } from './fisher.ts';
export { gaussian } from './gaussian.ts';
export type { MapDesign } from './mapDesign.ts';
export { magnitudeInformation } from './noise/magnitudeInformation.ts';
export type { Noise } from './noise.ts';
export { type Change, NotIdentifiable } from './notIdentifiable.ts';
export type { ParameterColumns } from './parameterColumns.ts';
export { type Sensitivity, sensitivity } from './sensitivity.ts';
export { sigmaFromSnr, snrReferences } from './snr.ts';
