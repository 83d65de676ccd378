export { arithmeticFrom } from './arithmeticFrom.ts';
export type { Arithmetic, Binary, Operation, Rule, Slope, Unary } from './arithmetic.ts';
export { type Formula, gradient, jacobian, type VectorFormula } from './derivatives.ts';
export { Dual, dualsOver } from './dual.ts';
export { numbers } from './numbers.ts';
export { rules } from './rules.ts';
export { Value, values, valuesOver } from './value.ts';
