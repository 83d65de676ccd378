import { type Arithmetic, type Complex, complexOver, numbers } from '@fishergrad/engine';
import type { Kind } from './kinds.ts';
import { stepsBelow } from './link.ts';
import type { Applied, Step } from './step.ts';

type Operand<T> = T | number | Complex<T>;
type Operations<R> = Readonly<Record<string, (...args: readonly unknown[]) => R>>;

/** The steps of a formula and what each yields. */
export interface Program {
  readonly steps: readonly Step[];
  readonly kinds: readonly Kind[];
}

/** What a step and those it needs are by themselves. */
export function programOf({ steps, kinds }: Program, end: number): Program {
  const places = stepsBelow(steps, end);
  const renamed = new Map(places.map((place, k) => [place, k]));
  const own = places.map((place): Step => {
    const step = steps[place]!;
    return step.kind === 'apply' ? { ...step, args: step.args.map((arg) => renamed.get(arg)!) } : step;
  });
  return { steps: own, kinds: places.map((place) => kinds[place]!) };
}

/** The value of a formula over any arithmetic, from the value of each name. What is made of numbers alone stays a number. */
export function evaluate<T>(program: Program, a: Arithmetic<T>, valueOf: (name: string) => T | number): Operand<T> {
  const results: Operand<T>[] = [];
  for (const [k, step] of program.steps.entries()) {
    if (step.kind === 'number') results.push(step.value);
    else if (step.kind === 'i') results.push(complexOver(a).complex(0, 1));
    else if (step.kind === 'name') results.push(valueOf(step.name));
    else
      results.push(
        taken(
          step,
          program.kinds[k]!,
          a,
          step.args.map((arg) => results[arg]!),
          program.kinds,
        ),
      );
  }
  return results.at(-1)!;
}

function taken<T>(
  { op, args: from }: Applied,
  kind: Kind,
  a: Arithmetic<T>,
  args: readonly Operand<T>[],
  kinds: readonly Kind[],
): Operand<T> {
  const complex = kind === 'complex' || from.some((arg) => kinds[arg] === 'complex');
  if (complex) return applied(complexOver(a) as unknown as Operations<T | Complex<T>>, op, args);
  const plain = args.every((arg) => typeof arg === 'number');
  return plain ? real(numbers, op, args) : real(a, op, args as readonly (T | number)[]);
}

function real<T>(a: Arithmetic<T>, op: Applied['op'], args: readonly (T | number)[]): T {
  const own = ofReals[op];
  return own ? own<T>(a, args[0]!, args[1]!) : applied(a as unknown as Operations<T>, op, args);
}

function applied<R>(operations: Operations<R>, op: Applied['op'], args: readonly unknown[]): R {
  return operations[op]!(...args);
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
