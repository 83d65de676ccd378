import type { Rule } from '../arithmetic.ts';
import { rules } from '../rules.ts';
import type { Schedule } from './schedule.ts';

/**
 * Steps `from` … `to` of one primitive on a block of rows: cell `first + k` becomes the primitive of cells x[k], y[k], z[k].
 * Cell c holds its rows at c · width … c · width + width − 1 of `v`.
 */
export type Loop = (v: Float64Array, schedule: Schedule, from: number, to: number, width: number) => void;

const add: Loop = (v, { x, y, first }, from, to, width) => {
  if (width === 1) for (let k = from; k < to; k++) v[first + k] = v[x[k]!]! + v[y[k]!]!;
  else
    for (let k = from; k < to; k++) {
      const out = (first + k) * width;
      const a = x[k]! * width;
      const b = y[k]! * width;
      for (let i = 0; i < width; i++) v[out + i] = v[a + i]! + v[b + i]!;
    }
};

const sub: Loop = (v, { x, y, first }, from, to, width) => {
  if (width === 1) for (let k = from; k < to; k++) v[first + k] = v[x[k]!]! - v[y[k]!]!;
  else
    for (let k = from; k < to; k++) {
      const out = (first + k) * width;
      const a = x[k]! * width;
      const b = y[k]! * width;
      for (let i = 0; i < width; i++) v[out + i] = v[a + i]! - v[b + i]!;
    }
};

const mul: Loop = (v, { x, y, first }, from, to, width) => {
  if (width === 1) for (let k = from; k < to; k++) v[first + k] = v[x[k]!]! * v[y[k]!]!;
  else
    for (let k = from; k < to; k++) {
      const out = (first + k) * width;
      const a = x[k]! * width;
      const b = y[k]! * width;
      for (let i = 0; i < width; i++) v[out + i] = v[a + i]! * v[b + i]!;
    }
};

const div: Loop = (v, { x, y, first }, from, to, width) => {
  if (width === 1) for (let k = from; k < to; k++) v[first + k] = v[x[k]!]! / v[y[k]!]!;
  else
    for (let k = from; k < to; k++) {
      const out = (first + k) * width;
      const a = x[k]! * width;
      const b = y[k]! * width;
      for (let i = 0; i < width; i++) v[out + i] = v[a + i]! / v[b + i]!;
    }
};

const neg: Loop = (v, { x, first }, from, to, width) => {
  if (width === 1) for (let k = from; k < to; k++) v[first + k] = -v[x[k]!]!;
  else
    for (let k = from; k < to; k++) {
      const out = (first + k) * width;
      const a = x[k]! * width;
      for (let i = 0; i < width; i++) v[out + i] = -v[a + i]!;
    }
};

// The five that are most of every tape are spelled out, so that each is compiled for itself; a call would double their cost.
const own: ReadonlyMap<Rule, Loop> = new Map([
  [rules.add, add],
  [rules.sub, sub],
  [rules.mul, mul],
  [rules.div, div],
  [rules.neg, neg],
]);

/** The loop of a primitive, of whoever's making. */
export function loopOf(rule: Rule): Loop {
  const { value } = rule;
  return (
    own.get(rule) ??
    ((v, { x, y, z, first }, from, to, width) => {
      for (let k = from; k < to; k++) {
        const out = (first + k) * width;
        const a = x[k]! * width;
        const b = y[k]! * width;
        const c = z[k]! * width;
        for (let i = 0; i < width; i++) v[out + i] = value(v[a + i]!, v[b + i]!, v[c + i]!);
      }
    })
  );
}
