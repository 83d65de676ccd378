import type { Arithmetic } from './arithmetic.ts';
import { Dual } from './dual.ts';

type Input = Dual<number> | number;
type Tangents = readonly number[];

/**
 * The operations that are most of every formula, on duals of plain numbers: what the table of rules says, spelled out.
 *
 * So each is compiled for itself, several times faster than calls by way of the table. Tests hold every one to the table,
 * bit for bit but for the sign of a tangent of 0.
 */
export const dualNumbers: Partial<Arithmetic<Input>> = {
  neg: (x) => (typeof x === 'number' ? -x : new Dual(-x.value, negated(x.tangents))),
  add: (...terms) => {
    if (terms.length === 2) return sum(terms[0]!, terms[1]!);
    return terms.length === 0 ? 0 : terms.reduce((x, y) => sum(x, y));
  },
  sub: difference,
  mul: (...factors) => {
    if (factors.length === 2) return product(factors[0]!, factors[1]!);
    return factors.length === 0 ? 1 : factors.reduce((x, y) => product(x, y));
  },
  div: quotient,
  exp: (x) => {
    if (typeof x === 'number') return Math.exp(x);
    const out = Math.exp(x.value);
    return new Dual(out, scaled(x.tangents, out));
  },
  log: (x) => (typeof x === 'number' ? Math.log(x) : new Dual(Math.log(x.value), divided(x.tangents, x.value))),
  sin: (x) =>
    typeof x === 'number' ? Math.sin(x) : new Dual(Math.sin(x.value), scaled(x.tangents, Math.cos(x.value))),
  cos: (x) => {
    if (typeof x === 'number') return Math.cos(x);
    return new Dual(Math.cos(x.value), scaled(x.tangents, -Math.sin(x.value)));
  },
};

function sum(x: Input, y: Input): Input {
  if (typeof x === 'number') return typeof y === 'number' ? x + y : new Dual(x + y.value, y.tangents);
  if (typeof y === 'number') return new Dual(x.value + y, x.tangents);
  const d = new Array<number>(x.tangents.length);
  for (let k = 0; k < d.length; k++) d[k] = plus(x.tangents[k]!, y.tangents[k]!);
  return new Dual(x.value + y.value, d);
}

function difference(x: Input, y: Input): Input {
  if (typeof y === 'number') return typeof x === 'number' ? x - y : new Dual(x.value - y, x.tangents);
  if (typeof x === 'number') return new Dual(x - y.value, negated(y.tangents));
  const d = negated(y.tangents);
  for (let k = 0; k < d.length; k++) d[k] = plus(x.tangents[k]!, d[k]!);
  return new Dual(x.value - y.value, d);
}

function product(x: Input, y: Input): Input {
  if (typeof x === 'number') return typeof y === 'number' ? x * y : new Dual(x * y.value, scaled(y.tangents, x));
  if (typeof y === 'number') return new Dual(x.value * y, scaled(x.tangents, y));
  const d = scaled(x.tangents, y.value);
  for (let k = 0; k < d.length; k++) if (y.tangents[k] !== 0) d[k] = plus(d[k]!, y.tangents[k]! * x.value);
  return new Dual(x.value * y.value, d);
}

function quotient(x: Input, y: Input): Input {
  if (typeof y === 'number') return typeof x === 'number' ? x / y : new Dual(x.value / y, divided(x.tangents, y));
  const out = (typeof x === 'number' ? x : x.value) / y.value;
  const below = fallen(y.tangents, y.value, -out);
  if (typeof x === 'number') return new Dual(out, below);
  const d = divided(x.tangents, y.value);
  for (let k = 0; k < d.length; k++) if (y.tangents[k] !== 0) d[k] = plus(d[k]!, below[k]!);
  return new Dual(out, d);
}

/** A plain 0 adds nothing. */
function plus(x: number, y: number): number {
  return x === 0 ? y : y === 0 ? x : x + y;
}

// A change of exactly 0 is none: it stays a plain 0, whatever the slope. Two unknowns are so common that they have lines
// of their own: no array is as fast as one written out.

function scaled(d: Tangents, by: number): number[] {
  if (d.length === 2) return [d[0] === 0 ? 0 : d[0]! * by, d[1] === 0 ? 0 : d[1]! * by];
  const result = new Array<number>(d.length);
  for (let k = 0; k < d.length; k++) result[k] = d[k] === 0 ? 0 : d[k]! * by;
  return result;
}

function divided(d: Tangents, by: number): number[] {
  const result = new Array<number>(d.length);
  for (let k = 0; k < d.length; k++) result[k] = d[k] === 0 ? 0 : d[k]! / by;
  return result;
}

function negated(d: Tangents): number[] {
  if (d.length === 2) return [d[0] === 0 ? 0 : -d[0]!, d[1] === 0 ? 0 : -d[1]!];
  const result = new Array<number>(d.length);
  for (let k = 0; k < d.length; k++) result[k] = d[k] === 0 ? 0 : -d[k]!;
  return result;
}

/** (d / y) · by */
function fallen(d: Tangents, y: number, by: number): number[] {
  if (d.length === 2) return [d[0] === 0 ? 0 : (d[0]! / y) * by, d[1] === 0 ? 0 : (d[1]! / y) * by];
  const result = new Array<number>(d.length);
  for (let k = 0; k < d.length; k++) result[k] = d[k] === 0 ? 0 : (d[k]! / y) * by;
  return result;
}
