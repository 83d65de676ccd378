import { normal, type Random } from '@fishergrad/random';

/** Where the weights of a neuron with `nin` inputs, in a layer of `nout`, begin. Biases begin at 0. */
export type Initialization = (nin: number, nout: number, random: Random) => number;

/** U(−1, 1), whatever the width: what teaching code does, and what deep networks do not survive. */
export const uniform: Initialization = (nin, nout, random) => -1 + 2 * random();

/** N(0, 2/nin): keeps the size of what flows forward through ReLU (He et al. 2015, arXiv:1502.01852). */
export const he: Initialization = (nin, nout, random) => Math.sqrt(2 / nin) * normal(random);

/** U(−c, c) with c = √(6/(nin + nout)): variance 2/(nin + nout), for tanh and linear layers (Glorot & Bengio 2010). */
export const xavier: Initialization = (nin, nout, random) => Math.sqrt(6 / (nin + nout)) * (-1 + 2 * random());

/** 0: all neurons of a layer are the same, and stay so. */
export const zeros: Initialization = () => 0;
