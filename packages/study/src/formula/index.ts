export { type Formula, formula } from './formula.ts';
export { FormulaError, type FormulaFault } from './formulaError.ts';
export { formulaModel, type FormulaModelOptions } from './formulaModel.ts';
export type { Constant } from './scope.ts';
