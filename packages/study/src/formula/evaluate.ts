import { type Arithmetic, Complex, complexOver, numbers } from '@fishergrad/engine';
import type { Kind } from './kinds.ts';
import type { Applied, Step } from './step.ts';

type Operand<T> = T | number | Complex<T>;
type Operations<R> = Readonly<Record<string, (...args: readonly unknown[]) => R>>;

/** The steps of a formula and what each yields. */
export interface Program {
  readonly steps: readonly Step[];
  readonly kinds: readonly Kind[];
}

/** The value of a formula over any arithmetic, from the value of each name. What is made of numbers alone stays a number. */
export function evaluate<T>(
  { steps, kinds }: Program,
  a: Arithmetic<T>,
  valueOf: (name: string) => T | number,
): Operand<T> {
  const results: Operand<T>[] = [];
  for (const [k, step] of steps.entries()) results.push(taken(step, kinds, k, a, results, valueOf));
  return results.at(-1)!;
}

function taken<T>(
  step: Step,
  kinds: readonly Kind[],
  k: number,
  a: Arithmetic<T>,
  results: readonly Operand<T>[],
  valueOf: (name: string) => T | number,
): Operand<T> {
  if (step.kind === 'number') return step.value;
  if (step.kind === 'i') return complexOver(a).complex(0, 1);
  if (step.kind === 'name') return valueOf(step.name);
  const args = step.args.map((arg) => results[arg]!);
  const complex = kinds[k] === 'complex' || step.args.some((arg) => kinds[arg] === 'complex');
  if (complex) return applied(complexOver(a) as unknown as Operations<T | Complex<T>>, step.op, args);
  const plain = args.every((arg) => typeof arg === 'number');
  return plain ? real(numbers, step.op, args) : real(a, step.op, args as readonly (T | number)[]);
}

function applied<R>(operations: Operations<R>, op: Applied['op'], args: readonly unknown[]): R {
  return operations[op]!(...args);
}

function real<T>(a: Arithmetic<T>, op: Applied['op'], args: readonly (T | number)[]): T {
  const own = ofReals[op];
  return own ? own<T>(a, args[0]!, args[1]!) : applied(a as unknown as Operations<T>, op, args);
}

type OfReals = <T>(a: Arithmetic<T>, x: T | number, y: T | number) => T;

/** What an arithmetic of real numbers does not have. Tests are 1 where they hold and 0 where not; NaN is passed on. */
const ofReals: Readonly<Partial<Record<Applied['op'], OfReals>>> = {
  lt: ({ step, sub }, x, y) => step(sub(y, x)),
  le: ({ step, sub }, x, y) => sub(1, step(sub(x, y))),
  and: ({ mul }, x, y) => mul(x, y),
  or: ({ max }, x, y) => max(x, y),
  not: ({ sub }, x) => sub(1, x),
  re: ({ add }, x) => add(x, 0),
  conj: ({ add }, x) => add(x, 0),
  im: ({ mul }, x) => mul(x, 0),
  arg: ({ atan2 }, x) => atan2(0, x),
};
