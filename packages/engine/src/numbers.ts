import type { Arithmetic } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { evaluate } from './primitive.ts';

/** Plain numbers: a formula in this arithmetic is its value. */
export const numbers: Arithmetic<number> = arithmeticFrom<number>((c) => c, evaluate);
