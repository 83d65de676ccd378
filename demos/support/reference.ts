import exactCases from '../reference/exact.json' with { type: 'json' };
import points from '../reference/points.json' with { type: 'json' };
import torchCases from '../reference/pytorch.json' with { type: 'json' };

/** Value and derivatives of a formula at one point, by another program. */
export interface Case {
  readonly at: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
}

/** As `Case`, rounded from 60 digits, and the orders 0 to 6 in each input. */
export interface ExactCase extends Case {
  readonly orders: Readonly<Record<string, readonly number[]>>;
}

/** The formulas there are references for. */
export type Known = keyof typeof points;

/** The names of a formula's inputs. */
export const inputsOf = (name: Known): readonly string[] => points[name].inputs;

/** What PyTorch (float64, double backward) finds at every point: `reference/pytorch.py` makes it. */
export const torch = (name: Known): readonly Case[] => torchCases[name];

/** What 60-digit arithmetic (sympy and mpmath) finds at every point: `reference/exact.py` makes it. */
export function exact(name: Known): ExactCase[] {
  return exactCases[name].map(({ at, value, gradient, hessian, orders }) => ({
    at,
    value: Number(value),
    gradient: gradient.map(Number),
    hessian: hessian.map((row) => row.map(Number)),
    orders: Object.fromEntries(Object.entries(orders).map(([input, texts]) => [input, texts.map(Number)])),
  }));
}
