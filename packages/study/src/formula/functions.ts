import type { Operation } from '@fishergrad/engine';

/** What becomes of complex arguments: there is no such form; it has one; its result is real whatever it is given. */
type OnComplex = 'refused' | 'complex' | 'real';

/**
 * What becomes of units: `plain` takes none and has none; `same` wants one unit in all its arguments and keeps it; `lost`
 * wants that and has none; `root` halves it; `choice` is of the second and third argument, `power` of the first.
 */
type OnUnits = 'plain' | 'same' | 'lost' | 'root' | 'choice' | 'power';

interface Properties {
  readonly arity: 1 | 2 | 3;
  readonly complex: OnComplex;
  readonly units: OnUnits;
}

const one = (complex: OnComplex, units: OnUnits): Properties => ({ arity: 1, complex, units });
const two = (complex: OnComplex, units: OnUnits): Properties => ({ arity: 2, complex, units });

/** The functions a formula may call. */
export type FunctionName = Exclude<Operation, 'add' | 'sub' | 'mul' | 'div' | 'neg'> | 're' | 'im' | 'arg' | 'conj';

const table: Readonly<Record<FunctionName, Properties>> = {
  exp: one('complex', 'plain'),
  log: one('complex', 'plain'),
  sqrt: one('complex', 'root'),
  sin: one('complex', 'plain'),
  cos: one('complex', 'plain'),
  tan: one('complex', 'plain'),
  sinh: one('complex', 'plain'),
  cosh: one('complex', 'plain'),
  tanh: one('complex', 'plain'),
  atan: one('refused', 'plain'),
  expm1: one('refused', 'plain'),
  log1p: one('refused', 'plain'),
  sigmoid: one('refused', 'plain'),
  softplus: one('refused', 'plain'),
  erf: one('refused', 'plain'),
  relu: one('refused', 'same'),
  step: one('refused', 'lost'),
  min: two('refused', 'same'),
  max: two('refused', 'same'),
  atan2: two('refused', 'lost'),
  pow: two('complex', 'power'),
  where: { arity: 3, complex: 'complex', units: 'choice' },
  re: one('real', 'same'),
  im: one('real', 'same'),
  abs: one('real', 'same'),
  arg: one('real', 'lost'),
  conj: one('complex', 'same'),
};

/** The functions a formula may call, by name. */
export const functions: ReadonlyMap<string, Properties> = new Map(Object.entries(table));

/** Other names of some. */
export const synonyms: ReadonlyMap<string, FunctionName> = new Map([['ln', 'log']]);

/** What to write for functions that are not here. */
export const instead: ReadonlyMap<string, string> = new Map([
  ['log10', 'log(x) / log(10)'],
  ['lg', 'log(x) / log(10)'],
  ['log2', 'log(x) / log(2)'],
  ['cbrt', 'x^(1/3)'],
  ['asin', 'atan2(x, sqrt(1 - x^2))'],
  ['acos', 'atan2(sqrt(1 - x^2), x)'],
  ['sinc', 'sin(x) / x'],
  ['sec', '1 / cos(x)'],
  ['cot', '1 / tan(x)'],
  ['coth', '1 / tanh(x)'],
  ['erfc', '1 - erf(x)'],
  ['exp2', '2^x'],
  ['square', 'x^2'],
  ['heaviside', 'step(x)'],
  ['sign', '2 * step(x) - 1'],
  ['if', 'where(test, then, otherwise)'],
  ['real', 're(z)'],
  ['imag', 'im(z)'],
  ['angle', 'arg(z)'],
  ['deg2rad', 'the angle alone, which is in radians in a formula'],
  ['sind', 'sin(x), in which an angle is in radians already'],
  ['cosd', 'cos(x), in which an angle is in radians already'],
  ['tand', 'tan(x), in which an angle is in radians already'],
]);

/** Names that a study cannot give to something of its own. */
export function isTaken(name: string): boolean {
  return name === 'pi' || name === 'π' || name === 'i' || functions.has(name) || synonyms.has(name);
}
