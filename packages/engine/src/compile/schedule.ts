import type { Rule } from '../arithmetic.ts';
import type { Tape } from '../tape/tape.ts';

/** A tape in an order in which the same primitive comes many times in a row. */
export interface Schedule {
  /** Where each run of one primitive ends, in steps. */
  readonly runs: readonly { readonly rule: Rule; readonly from: number; readonly to: number }[];
  /** One per step: the cells of its inputs. Cells are inputs, constants, then steps in the new order. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  readonly outputs: Int32Array;
  /** The cell of the first step. */
  readonly first: number;
  readonly cells: number;
}

/** Steps sorted by how deep they lie, then by primitive: those of one depth do not need each other. */
export function schedule({ inputs, rules, rule, x, y, z, constants, outputs }: Tape): Schedule {
  const n = inputs.length;
  const depth = new Int32Array(n + rule.length);
  const below = (place: number): number => (place < 0 ? 0 : depth[place]!);
  for (let k = 0; k < rule.length; k++) depth[n + k] = 1 + Math.max(below(x[k]!), below(y[k]!), below(z[k]!));
  const key = (k: number): number => depth[n + k]! * rules.length + rule[k]!;
  const order = Int32Array.from(rule, (_, k) => k).toSorted((a, b) => key(a) - key(b) || a - b);
  const first = n + constants.length;
  const cellOf = new Int32Array(n + rule.length);
  for (let k = 0; k < n; k++) cellOf[k] = k;
  order.forEach((k, i) => (cellOf[n + k] = first + i));
  const cell = (place: number): number => (place < 0 ? n - 1 - place : cellOf[place]!);
  const moved = (from: Int32Array): Int32Array => Int32Array.from(order, (k) => cell(from[k]!));
  const ends = Array.from(order.keys()).filter((i) => i + 1 === order.length || key(order[i]!) !== key(order[i + 1]!));
  return {
    runs: ends.map((i, r) => ({ rule: rules[rule[order[i]!]!]!, from: r === 0 ? 0 : ends[r - 1]! + 1, to: i + 1 })),
    x: moved(x),
    y: moved(y),
    z: moved(z),
    outputs: Int32Array.from(outputs, cell),
    first,
    cells: first + rule.length,
  };
}
