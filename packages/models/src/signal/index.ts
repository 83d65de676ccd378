/** The catalogue of signal models: one file each, one line here. */
export { cosine } from './cosine.ts';
export { dampedCosine } from './dampedCosine.ts';
export { exponentialDecay } from './exponentialDecay.ts';
export { molli, molliT1 } from './molli.ts';
export { t2star } from './t2star.ts';
