import type { Arithmetic, Rule } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { Dual } from './dual.ts';
import { dualNumbers } from './dualNumbers.ts';
import { madeOnce } from './madeOnce.ts';
import { numbers } from './numbers.ts';
import { evaluate } from './primitive.ts';

const over = madeOnce((a: Arithmetic<unknown>) => {
  const general = arithmeticFrom<Input<unknown>>(
    (c) => c,
    (rule, x, y, z) =>
      typeof x === 'number' && typeof y === 'number' && typeof z === 'number'
        ? evaluate(rule, x, y, z)
        : dualOf(a, rule, x, y, z),
  );
  return (a as unknown) === numbers ? { ...general, ...(dualNumbers as Partial<typeof general>) } : general;
});

/** Forward mode over any arithmetic, in as many directions as the inputs have tangents. Plain numbers are constants. */
export function dualsOver<T>(a: Arithmetic<T>): Arithmetic<Dual<T> | number> {
  return over(a as Arithmetic<unknown>) as Arithmetic<Dual<T> | number>;
}

type Input<T> = Dual<T> | number;

// Written out by arity, without loops over inputs: eager derivatives spend most of their time here.
function dualOf<T>(a: Arithmetic<T>, rule: Rule, x: Input<T>, y: Input<T>, z: Input<T>): Dual<T> {
  const u = inside(x);
  if (rule.arity === 1) return unary(a, rule, u, (x as Dual<T>).tangents);
  const v = inside(y);
  const w = inside(z);
  const out = a.apply(rule, u, v, w);
  const slopes = rule.slopes;
  const directions = (typeof x === 'object' ? x : typeof y === 'object' ? y : (z as Dual<T>)).tangents.length;
  const tangents = new Array<T | number>(directions);
  for (let k = 0; k < directions; k++) {
    const dx = along(x, k);
    const dy = along(y, k);
    const dz = along(z, k);
    let d: T | number = dx === 0 ? 0 : slopes[0]!(a, dx, out, u, v, w);
    if (dy !== 0) d = sum(a, d, slopes[1]!(a, dy, out, u, v, w));
    if (dz !== 0) d = sum(a, d, slopes[2]!(a, dz, out, u, v, w));
    tangents[k] = d;
  }
  return new Dual(out, tangents);
}

function unary<T>(a: Arithmetic<T>, rule: Rule, u: T | number, changes: readonly (T | number)[]): Dual<T> {
  const out = a.apply(rule, u, 0, 0);
  const slope = rule.slopes[0]!;
  const tangents = new Array<T | number>(changes.length);
  for (let k = 0; k < changes.length; k++) {
    const d = changes[k]!;
    tangents[k] = d === 0 ? 0 : slope(a, d, out, u, 0, 0);
  }
  return new Dual(out, tangents);
}

function inside<T>(x: Input<T>): T | number {
  return typeof x === 'number' ? x : x.value;
}

function along<T>(x: Input<T>, k: number): T | number {
  return typeof x === 'number' ? 0 : x.tangents[k]!;
}

/** x + y; a plain 0 adds nothing. */
export function sum<T>(a: Arithmetic<T>, x: T | number, y: T | number): T | number {
  return x === 0 ? y : y === 0 ? x : a.add(x, y);
}
