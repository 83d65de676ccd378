export {
  between,
  gaussianNoise,
  type HasSignal,
  logBetween,
  measured,
  type MeasuredOptions,
  type NoiseSource,
  ricianNoise,
} from './measured.ts';
export { chosen, type Sample, sampleAt, type Samples, samplesOf } from './samples.ts';
export { blobs, circles, type ClassesOptions, moons, type PointsOptions, spirals, xor } from './shapes.ts';
export { parted, type Shares, type Split, split } from './split.ts';
