import type { Arithmetic, Rule } from './arithmetic.ts';
import { numbers } from './numbers.ts';
import { rules } from './rules.ts';

/** One step of a computation that can be walked back: what it came to, by which rule, from which inputs. */
export interface Step<T> {
  readonly data: T;
  grad: T | number;
  readonly rule: Rule | undefined;
  readonly x: Step<T> | number;
  readonly y: Step<T> | number;
  readonly z: Step<T> | number;
  /** Scratch of a walk in progress, 0 at rest: how many uses of this have not been walked yet. */
  uses: number;
}

/**
 * Sets `grad` of every value below `output` to ∂output/∂value.
 *
 *   1. gather   every value below, once; count its uses
 *   2. walk     from the output down; a value passes its gradient on when all of its uses have reached it
 *
 * Iterative, in time and memory proportional to the graph. A gradient of exactly 0 is not passed on, so that
 * a value without effect cannot turn 0 · ∞ into NaN.
 */
export function walkBack<T>(a: Arithmetic<T>, output: Step<T>): void {
  const below = gather(output);
  output.grad = 1;
  try {
    walk(a, output);
  } catch (error) {
    for (const value of below) value.uses = 0; // a walk to the end leaves none
    throw error;
  }
}

function gather<T>(output: Step<T>): Step<T>[] {
  const below = [output];
  output.grad = 0;
  const meet = (input: Step<T> | number): void => {
    if (typeof input === 'number') return;
    if (input.uses++ > 0) return;
    input.grad = 0;
    below.push(input);
  };
  for (let i = 0; i < below.length; i++) {
    const { x, y, z } = below[i] as Step<T>;
    meet(x);
    meet(y);
    meet(z);
  }
  return below;
}

function walk<T>(a: Arithmetic<T>, output: Step<T>): void {
  const ready = [output];
  const plain = (a as unknown) === numbers;
  for (let value = ready.pop(); value !== undefined; value = ready.pop()) {
    if (plain && passNumber(value as Step<unknown> as Step<number>, ready as Step<unknown>[] as Step<number>[]))
      continue;
    passOn(a, value, 0, value.x, ready);
    passOn(a, value, 1, value.y, ready);
    passOn(a, value, 2, value.z, ready);
  }
}

function passOn<T>(a: Arithmetic<T>, value: Step<T>, i: number, input: Step<T> | number, ready: Step<T>[]): void {
  if (typeof input === 'number') return;
  const slope = value.rule?.slopes[i];
  if (slope !== undefined && value.grad !== 0) {
    const part = slope(a, value.grad, value.data, inside(value.x), inside(value.y), inside(value.z));
    input.grad = input.grad === 0 ? part : a.add(input.grad, part);
  }
  if (--input.uses === 0) ready.push(input);
}

/** Passes on through a sum or a product of plain numbers, as its rule says; whether the value is one. */
function passNumber(value: Step<number>, ready: Step<number>[]): boolean {
  const { rule, x, y } = value;
  const grad = value.grad;
  if (rule === rules.mul) {
    give(x, grad === 0 ? 0 : grad * inside(y), ready);
    give(y, grad === 0 ? 0 : grad * inside(x), ready);
    return true;
  }
  if (rule !== rules.add) return false;
  give(x, grad, ready);
  give(y, grad, ready);
  return true;
}

function give(input: Step<number> | number, part: number, ready: Step<number>[]): void {
  if (typeof input === 'number') return;
  input.grad = input.grad === 0 ? part : input.grad + part;
  if (--input.uses === 0) ready.push(input);
}

function inside<T>(v: Step<T> | number): T | number {
  return typeof v === 'number' ? v : v.data;
}
