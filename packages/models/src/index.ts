export * from './information/index.ts';
export { models } from './signal/catalogue.ts';
export { channelled } from './signal/channelled.ts';
export * from './signal/index.ts';
export { molliTimes } from './signal/molliScheme.ts';
export {
  amplitude,
  angle,
  decayTime,
  domain,
  frequency,
  inCommon,
  isWithin,
  nominally,
  plausibly,
  type Quantity,
  ratio,
  sampleTime,
  type Unit,
} from './signal/quantity.ts';
export { type Unmet, unmet } from './signal/unmet.ts';
export {
  type AnyModel,
  type AnySignal,
  type Caution,
  type Demand,
  type Derived,
  perAcquisition,
  type Sample,
  type Shorthand,
  type Signal,
  type SignalModel,
  signalModel,
  type WrittenModel,
} from './signal/signalModel.ts';
