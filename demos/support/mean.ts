import { momentsOf } from '@fishergrad/nn';

/** The mean of some numbers. */
export const mean = (all: ArrayLike<number>): number => momentsOf(all).mean;
