import { amplitude, decayTime, plausibly, type Quantity } from './quantity.ts';

/** M0: all that there is to excite (a.u.). */
export const equilibrium: Quantity = amplitude('signal of the whole longitudinal magnetization at rest');

/** T1, > 0 (s). */
export const longitudinalTime = (usual: readonly [number, number]): Quantity =>
  plausibly(decayTime('longitudinal relaxation time', usual), 0.01, 30);

/** T2, > 0 (s). */
export const transverseTime = (usual: readonly [number, number]): Quantity =>
  plausibly(decayTime('transverse relaxation time', usual), 1e-3, 5);
