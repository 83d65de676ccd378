import type { Arithmetic } from '@fishergrad/engine';

/** What a decay over a time t leaves, e^(−t/T). */
export const decayed = <T>({ exp, neg, div }: Arithmetic<T>, t: T, relaxation: T): T => exp(neg(div(t, relaxation)));
