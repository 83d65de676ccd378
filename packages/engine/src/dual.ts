import type { Arithmetic, Rule } from './arithmetic.ts';
import { arithmeticFrom } from './arithmeticFrom.ts';
import { evaluate } from './primitive.ts';

/** A number that carries its derivatives in several directions along: forward mode. */
export class Dual<T> {
  readonly value: T;
  /** One per direction; a plain 0 where nothing changes. */
  readonly tangents: readonly (T | number)[];

  constructor(value: T, tangents: readonly (T | number)[]) {
    this.value = value;
    this.tangents = tangents;
  }
}

/** Forward mode over any arithmetic, in `directions` directions at once. Plain numbers are constants. */
export function dualsOver<T>(a: Arithmetic<T>, directions: number): Arithmetic<Dual<T> | number> {
  return arithmeticFrom<Dual<T> | number>(
    (c) => c,
    (rule, x, y, z) =>
      typeof x === 'number' && typeof y === 'number' && typeof z === 'number'
        ? evaluate(rule, x, y, z)
        : dualOf(a, directions, rule, [x, y, z]),
  );
}

function dualOf<T>(a: Arithmetic<T>, directions: number, rule: Rule, inputs: readonly (Dual<T> | number)[]): Dual<T> {
  const [x, y, z] = inputs.map((input) => (typeof input === 'number' ? input : input.value)) as [T, T, T];
  const out = a.apply(rule, x, y, z);
  const tangents = new Array<T | number>(directions).fill(0);
  rule.slopes.forEach((slope, i) => {
    const input = inputs[i] as Dual<T> | number;
    if (typeof input === 'number') return;
    for (let k = 0; k < directions; k++) {
      const d = input.tangents[k]!;
      if (d !== 0) tangents[k] = sum(a, tangents[k]!, slope(a, d, out, x, y, z));
    }
  });
  return new Dual(out, tangents);
}

/** x + y; a plain 0 adds nothing. */
export function sum<T>(a: Arithmetic<T>, x: T | number, y: T | number): T | number {
  return x === 0 ? y : y === 0 ? x : a.add(x, y);
}
