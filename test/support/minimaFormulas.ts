// The functions of minima.ts, as their papers write them.
import type { Arithmetic } from '@fishergrad/engine';

const square = <T>(a: Arithmetic<T>, x: T): T => a.mul(x, x);
/** Σ of squares. */
const squares = <T>(a: Arithmetic<T>, ...terms: readonly T[]): T => a.add(...terms.map((each) => square(a, each)));

/** 100 (y − x²)² + (1 − x)² of each two numbers. */
export function rosenbrock<T>(a: Arithmetic<T>, x: readonly T[]): T {
  const pairs = Array.from({ length: x.length / 2 }, (_, k) => [x[2 * k]!, x[2 * k + 1]!] as const);
  return a.add(...pairs.map(([u, v]) => a.add(a.mul(100, square(a, a.sub(v, a.mul(u, u)))), square(a, a.sub(1, u)))));
}

export function beale<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  return squares(a, ...[1.5, 2.25, 2.625].map((c, i) => a.sub(c, a.mul(x!, a.sub(1, a.pow(y!, i + 1))))));
}

export function powellSingular<T>(a: Arithmetic<T>, [x, y, z, w]: readonly T[]): T {
  const { add, mul, sub } = a;
  return add(
    square(a, add(x!, mul(10, y!))),
    mul(5, square(a, sub(z!, w!))),
    square(a, square(a, sub(y!, mul(2, z!)))),
    mul(10, square(a, square(a, sub(x!, w!)))),
  );
}

export function wood<T>(a: Arithmetic<T>, [x, y, z, w]: readonly T[]): T {
  const { add, mul, sub } = a;
  return add(
    mul(100, square(a, sub(y!, mul(x!, x!)))),
    square(a, sub(1, x!)),
    mul(90, square(a, sub(w!, mul(z!, z!)))),
    square(a, sub(1, z!)),
    mul(10.1, add(square(a, sub(y!, 1)), square(a, sub(w!, 1)))),
    mul(19.8, sub(y!, 1), sub(w!, 1)),
  );
}

export function brownDennis<T>(a: Arithmetic<T>, [x, y, z, w]: readonly T[]): T {
  const { add, mul, sub } = a;
  const terms = Array.from({ length: 20 }, (_, i) => (i + 1) / 5).map((t) => {
    const first = square(a, sub(add(x!, mul(t, y!)), Math.exp(t)));
    return square(a, add(first, square(a, sub(add(z!, mul(Math.sin(t), w!)), Math.cos(t)))));
  });
  return add(...terms);
}

export function brownBadlyScaled<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  return squares(a, a.sub(x!, 1e6), a.sub(y!, 2e-6), a.sub(a.mul(x!, y!), 2));
}

export function kowalikOsborne<T>(a: Arithmetic<T>, [x, y, z, w]: readonly T[]): T {
  const { add, mul, sub, div } = a;
  const data = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
  const u = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
  const residuals = data.map((each, i) =>
    sub(each, div(mul(x!, add(u[i]! ** 2, mul(u[i]!, y!))), add(u[i]! ** 2, mul(u[i]!, z!), w!))),
  );
  return squares(a, ...residuals);
}

export function trigonometric<T>(a: Arithmetic<T>, x: readonly T[]): T {
  const { add, mul, sub, cos, sin } = a;
  const cosines = add(...x.map((each) => cos(each)));
  return squares(a, ...x.map((each, i) => sub(add(x.length, mul(i + 1, sub(1, cos(each)))), add(cosines, sin(each)))));
}

export function himmelblau<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  const { add, mul, sub } = a;
  return squares(a, sub(add(mul(x!, x!), y!), 11), sub(add(x!, mul(y!, y!)), 7));
}

export function booth<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  const { add, mul, sub } = a;
  return squares(a, sub(add(x!, mul(2, y!)), 7), sub(add(mul(2, x!), y!), 5));
}

export function branin<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  const { add, mul, sub, cos } = a;
  const bowl = sub(add(y!, mul(5 / Math.PI, x!)), add(mul(5.1 / (4 * Math.PI ** 2), x!, x!), 6));
  return add(square(a, bowl), mul(10 * (1 - 1 / (8 * Math.PI)), cos(x!)), 10);
}

/** −Σ cᵢ exp(−Σ Aᵢⱼ (xⱼ − Pᵢⱼ)²) */
const hartmann =
  (A: readonly (readonly number[])[], P: readonly (readonly number[])[]) =>
  <T>(a: Arithmetic<T>, x: readonly T[]): T => {
    const hollow = (i: number): T =>
      a.exp(a.neg(a.add(...x.map((each, j) => a.mul(A[i]![j]!, square(a, a.sub(each, P[i]![j]! / 1e4)))))));
    return a.neg(a.add(...[1, 1.2, 3, 3.2].map((c, i) => a.mul(c, hollow(i)))));
  };

export const hartmann3 = hartmann(
  [
    [3, 10, 30],
    [0.1, 10, 35],
    [3, 10, 30],
    [0.1, 10, 35],
  ],
  [
    [3689, 1170, 2673],
    [4699, 4387, 7470],
    [1091, 8732, 5547],
    [381.5, 5743, 8828],
  ],
);
export const hartmann6 = hartmann(
  [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
  ],
  [
    [1312, 1696, 5569, 124, 8283, 5886],
    [2329, 4135, 8307, 3736, 1004, 9991],
    [2348, 1451, 3522, 2883, 3047, 6650],
    [4047, 8828, 8732, 5743, 1091, 381],
  ],
);

export const hs3 = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T => a.add(y!, a.mul(1e-5, square(a, a.sub(y!, x!))));
export const hs4 = <T>(a: Arithmetic<T>, [x, y]: readonly T[]): T => a.add(a.div(a.pow(a.add(x!, 1), 3), 3), y!);
export function hs5<T>(a: Arithmetic<T>, [x, y]: readonly T[]): T {
  const { add, mul, sub, sin } = a;
  return add(sin(add(x!, y!)), square(a, sub(x!, y!)), mul(-1.5, x!), mul(2.5, y!), 1);
}
export const hs45 = <T>(a: Arithmetic<T>, x: readonly T[]): T => a.sub(2, a.div(a.mul(...x), 120));
export function hs110<T>(a: Arithmetic<T>, x: readonly T[]): T {
  const logs = x.flatMap((each) => [a.log(a.sub(each, 2)), a.log(a.sub(10, each))]);
  return a.sub(squares(a, ...logs), a.pow(a.mul(...x), 0.2));
}
