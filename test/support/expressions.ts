import { type Arithmetic, type Operation, record, rules, type Tape } from '@fishergrad/engine';
import fc from 'fast-check';

/** A random computation: inputs, then constants, then steps that each use earlier ones. */
export interface Expression {
  readonly inputs: number;
  readonly constants: readonly number[];
  readonly steps: readonly { readonly operation: Operation; readonly of: readonly [number, number, number] }[];
}

/** Every primitive. */
export const operations = Object.keys(rules) as Operation[];

/** Numbers at which formulas break: zeros, ones, infinities, NaN, the ends of the range, powers of two, and any other. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2, -2, 0.5, -0.25, 3, Infinity, -Infinity, NaN),
  fc.constantFrom(5e-324, -5e-324, 2 ** -1022, 1e-310, 2 ** 1022, 2 ** 1023, Number.MAX_VALUE, 1e200, 710, -745.2, 1e5),
  fc.double({ min: -10, max: 10 }),
  fc.double(),
);

// What has three inputs, and what keeps numbers from becoming NaN, more often than the rest.
const anyOperation = fc.constantFrom(
  ...operations,
  ...operations,
  'where',
  'where',
  'where',
  'where',
  'tanh',
  'sigmoid',
);

/** Primitives of which IEEE 754 says every bit: all back ends have the same. */
export const exactOperations: readonly Operation[] = [
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'min',
  'max',
  'abs',
  'sqrt',
  'relu',
  'step',
  'where',
];

/** Random computations of `inputs` inputs, of all primitives or of those given. */
export function expressions(
  inputs: number,
  longest = 40,
  operation: fc.Arbitrary<Operation> = anyOperation,
): fc.Arbitrary<Expression> {
  // Counted from the last one back: small numbers make deep formulas, large ones wide formulas.
  const back = fc.oneof(fc.nat(3), fc.nat(60));
  return fc.record({
    inputs: fc.constant(inputs),
    constants: fc.array(anyNumber, { minLength: 1, maxLength: 6 }),
    steps: fc.array(fc.record({ operation, of: fc.tuple(back, back, back) }), {
      minLength: 1,
      maxLength: longest,
      size: 'max',
    }),
  });
}

/** Every step of a computation, over any arithmetic. */
export function evaluated<T>(a: Arithmetic<T>, { constants, steps }: Expression, x: readonly T[]): T[] {
  const all = [...x, ...constants.map((c) => a.constant(c))];
  const first = all.length;
  for (const { operation, of } of steps) {
    const [u, v, w] = of.map((back) => all[all.length - 1 - (back % all.length)]!);
    all.push(a.apply(rules[operation], u!, v!, w!));
  }
  return all.slice(first);
}

/** The recording of a computation with inputs x0, x1, …; its outputs are all steps, or those with the numbers given. */
export function recorded(e: Expression, outputs?: readonly number[]): Tape {
  const names = Array.from({ length: e.inputs }, (_, k) => `x${k}`);
  return record(names, (a, x) => {
    const all = evaluated(a, e, x);
    return outputs?.map((k) => all[k % all.length]!) ?? all;
  });
}
