import { type Arithmetic, derivative, gradient, hessian, jacobian, numbers, record } from '@fishergrad/engine';
import { compile, type Compiled } from '@fishergrad/engine/compile';
import { differences } from '@fishergrad/engine/differences';
import type { Table } from '../weave/output.ts';
import { apart, digits, table } from '../weave/show.ts';
import { exact, type ExactCase, inputsOf, type Known, torch } from './reference.ts';

/** A formula of all its inputs, over any arithmetic. */
export type Formula = <T>(a: Arithmetic<T>, x: readonly T[]) => T;
/** A road to some derivatives at a point, and how far it may lead astray. */
type Road = readonly [
  name: string,
  find: (x: readonly number[], point: number) => readonly number[],
  tolerance: number,
];

const CLOSE = 2e-13;
const BY_DIFFERENCES = 1e-9;
const FIRST = `Exact: by sympy and mpmath to 60 digits, of which 15 are shown, at the first of four points. Other columns: how far each way lies from that, relatively; the largest of all four points.`;
const SECOND = `${FIRST} (Sympy stands in for JAX, which could not be installed where these references were made.)`;

/**
 * The value of a formula and its first derivatives: to 60 digits, and how far each road to them lies from that, the
 * largest relative distance of all points.
 *
 * @param byHand value and slopes worked out by hand
 */
export function firstOrder(
  name: Known,
  f: Formula,
  byHand: (x: readonly number[]) => readonly number[],
  symbol = 'S',
): Table {
  const inputs = inputsOf(name);
  const compiled = compile(record(inputs, (a, x) => valueAndSlopes(gradient(a, (b, y) => f(b, y), x))));
  const roads: Road[] = [
    ['by hand', byHand, CLOSE],
    ['forward', (x) => forward(f, x), CLOSE],
    ['reverse', (x) => valueAndSlopes(gradient(numbers, (a, y) => f(a, y), x)), CLOSE],
    ['compiled', (x) => ofOne(compiled, x), CLOSE],
    ['differences', (x) => [f(numbers, x), ...differences((y) => [f(numbers, y)], x)[0]], BY_DIFFERENCES],
    ['PyTorch', (_, k) => valueAndSlopes(torch(name)[k]), CLOSE],
  ];
  const names = [symbol, ...inputs.map((each) => `∂${symbol}/∂${letter(each)}`)];
  return comparison(name, names, valueAndSlopes, roads, FIRST);
}

/** As `firstOrder`, of the second derivatives. */
export function secondOrder(name: Known, f: Formula, symbol = 'S'): Table {
  const inputs = inputsOf(name);
  const pairs = inputs.flatMap((_, i) => inputs.slice(i).map((__, k) => [i, i + k] as const));
  const upper = (H: readonly (readonly number[])[]): number[] => pairs.map(([i, k]) => H[i][k]);
  const slopes = <T>(a: Arithmetic<T>, x: readonly T[]): readonly T[] => gradient(a, (b, y) => f(b, y), x).gradient;
  const compiled = compile(record(inputs, (a, x) => hessian(a, (b, y) => f(b, y), x).hessian.flat()));
  const square = (flat: readonly number[]): number[][] =>
    inputs.map((_, i) => flat.slice(i * inputs.length, (i + 1) * inputs.length));
  const roads: Road[] = [
    ['hessian', (x) => upper(hessian(numbers, (a, y) => f(a, y), x).hessian), CLOSE],
    ['forward of reverse', (x) => upper(jacobian(numbers, slopes, x).jacobian), CLOSE],
    ['compiled', (x) => upper(square(ofOne(compiled, x))), CLOSE],
    ['differences', (x) => upper(differences((y) => slopes(numbers, y), x)), BY_DIFFERENCES],
    ['PyTorch', (_, k) => upper(torch(name)[k].hessian), CLOSE],
  ];
  const names = pairs.map(([i, k]) => {
    const [first, second] = [letter(inputs[i]), letter(inputs[k])];
    return i === k ? `∂²${symbol}/∂${first}²` : `∂²${symbol}/∂${first}∂${second}`;
  });
  return comparison(name, names, (found) => upper(found.hessian), roads, SECOND);
}

/**
 * Orders 1 to 6 in one input, as `firstOrder`.
 *
 * @param byHand the closed form of order n
 */
export function higherOrders(
  name: Known,
  f: Formula,
  input: string,
  byHand: (x: readonly number[], n: number) => number,
): Table {
  const inputs = inputsOf(name);
  const place = inputs.indexOf(input);
  const along = <T>(a: Arithmetic<T>, x: readonly T[], n: number): T =>
    derivative(
      a,
      (b, y, lift) =>
        f(
          b,
          x.map((each, k) => (k === place ? y : lift(each))),
        ),
      x[place],
      n,
    );
  const orders = [1, 2, 3, 4, 5, 6];
  const compiled = compile(record(inputs, (a, x) => orders.map((n) => along(a, x, n))));
  const roads: Road[] = [
    ['by hand', (x) => orders.map((n) => byHand(x, n)), CLOSE],
    ['derivative', (x) => orders.map((n) => along(numbers, x, n)), CLOSE],
    ['compiled', (x) => ofOne(compiled, x), CLOSE],
  ];
  const names = orders.map((n) => `∂${superscript(n)}S/∂${letter(input)}${superscript(n)}`.replaceAll('¹', ''));
  return comparison(name, names, (found) => found.orders[input].slice(1), roads, FIRST);
}

function comparison(
  name: Known,
  rows: readonly string[],
  wanted: (found: ExactCase) => readonly number[],
  roads: readonly Road[],
  caption: string,
): Table {
  const cases = exact(name);
  const found = roads.map(([, find]) => cases.map(({ at }, k) => find(at, k))); // by road and point
  const body = rows.map((row, i) => {
    const distances = roads.map(([road, , tolerance], r) =>
      cases
        .map((each, k) => apart(found[r][k][i], wanted(each)[i], tolerance, `${row}, ${road}, at point ${k + 1},`))
        .reduce((worst, each) => (each.apart > worst.apart ? each : worst)),
    );
    return [row, digits(wanted(cases[0])[i], 15), ...distances];
  });
  return table(['', 'exact', ...roads.map(([road]) => road)], body, caption);
}

/** What compiled code gives for one point. */
function ofOne(run: Compiled, x: readonly number[]): number[] {
  return run(x.map((each) => Float64Array.of(each))).map(([only]) => only);
}

function valueAndSlopes<T>({ value, gradient: slopes }: { value: T; gradient: readonly T[] }): T[] {
  return [value, ...slopes];
}

const forward = (f: Formula, x: readonly number[]): number[] => {
  const { value, jacobian: slopes } = jacobian(numbers, (a, y) => [f(a, y)], x);
  return [value[0], ...slopes[0]];
};

/** As papers write it. */
export const letter = (input: string): string => ({ tau: 'τ', phi: 'φ', T2star: 'T2*', T1star: 'T1*' })[input] ?? input;

const superscript = (n: number): string => '⁰¹²³⁴⁵⁶⁷⁸⁹'[n];
