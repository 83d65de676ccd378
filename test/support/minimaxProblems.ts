// Published minimax problems, from their formulas in Lukšan & Vlček, Test problems for nonsmooth unconstrained and linearly
// constrained optimization, report V-798, Institute of Computer Science, Prague 2000, section 2 (CB3: section 3), with the
// minima printed there, to eight digits.
import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import type { Objectives } from '@fishergrad/optimize';

/** A published problem. */
export interface MinimaxProblem {
  readonly name: string;
  readonly start: readonly number[];
  /** The printed minimum. */
  readonly least: number;
  /** Whether the largest of ± the functions is meant. */
  readonly absolute?: true;
  /** The functions; x(1) is the first number. */
  readonly of: <T>(a: Arithmetic<T>, x: (k: number) => T) => readonly (T | number)[];
}

const range = (count: number): number[] => Array.from({ length: count }, (_, k) => k);
const { exp, sin, cos, sqrt, atan, abs, min, PI } = Math;

/** (u − c)² */
const squared = <T>(a: Arithmetic<T>, u: T | number, c: number = 0): T => a.mul(a.sub(u, c), a.sub(u, c));

/** Functions with their slopes by forward mode. */
export function objectivesOf({ of, absolute }: Pick<MinimaxProblem, 'of' | 'absolute'>): Objectives {
  return (x) => {
    const { value: values, jacobian: gradients } = jacobian(
      numbers,
      (a, at) => of(a, (k) => at[k - 1]!).map((each) => a.add(each)),
      [...x],
    );
    if (!absolute) return { values, gradients };
    return {
      values: [...values, ...values.map((each) => -each)],
      gradients: [...gradients, ...gradients.map((row) => row.map((each) => -each))],
    };
  };
}

/** An objective with penalties: F, F + 10 c₁, F + 10 c₂, … */
const penalized = <T>(a: Arithmetic<T>, F: T, constraints: readonly T[]): T[] => [
  F,
  ...constraints.map((c) => a.add(F, a.mul(10, c))),
];

function rosenSuzuki<T>(a: Arithmetic<T>, [p, q, r, s]: readonly [T, T, T, T]): T[] {
  const { add, mul, neg } = a;
  const [P, Q, R, S] = [squared(a, p), squared(a, q), squared(a, r), squared(a, s)];
  const F = add(P, Q, mul(2, R), S, mul(-5, p), mul(-5, q), mul(-21, r), mul(7, s));
  return penalized(a, F, [
    add(P, Q, R, S, p, neg(q), r, neg(s), -8),
    add(P, mul(2, Q), R, mul(2, S), neg(p), neg(s), -10),
    add(P, Q, R, mul(2, p), neg(q), neg(s), -5),
  ]);
}

function wong2<T>(a: Arithmetic<T>, x: (k: number) => T, constant: number): { F: T; constraints: T[] } {
  const { add, mul, neg } = a;
  const d = (k: number, c: number = 0): T => squared(a, x(k), c);
  const t = (c: number, k: number): T => mul(c, x(k));
  const first = [d(1), d(2), mul(x(1), x(2)), t(-14, 1), t(-16, 2), d(3, 10), mul(4, d(4, 5)), d(5, 3)];
  const F = add(...first, mul(2, d(6, 1)), mul(5, d(7)), mul(7, d(8, 11)), mul(2, d(9, 10)), d(10, 7), constant);
  const constraints = [
    add(mul(3, d(1, 2)), mul(4, d(2, 3)), mul(2, d(3)), t(-7, 4), -120),
    add(mul(5, d(1)), t(8, 2), d(3, 6), t(-2, 4), -40),
    add(mul(0.5, d(1, 8)), mul(2, d(2, 4)), mul(3, d(5)), neg(x(6)), -30),
    add(d(1), mul(2, d(2, 2)), mul(-2, x(1), x(2)), t(14, 5), t(-6, 6)),
    add(t(4, 1), t(5, 2), t(-3, 7), t(9, 8), -105),
    add(t(10, 1), t(-8, 2), t(-17, 7), t(2, 8)),
    add(t(-3, 1), t(6, 2), mul(12, d(9, 8)), t(-7, 10)),
    add(t(-8, 1), t(2, 2), t(5, 9), t(-2, 10), -12),
  ];
  return { F, constraints };
}

const BARD = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39];
const KOWALIK = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
const OSBORNE = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
const FILTER = [
  ...range(6).map((k) => 0.01 * k),
  ...range(14).map((k) => 0.07 + 0.03 * k),
  0.5,
  ...range(14).map((k) => 0.54 + 0.03 * k),
  ...range(6).map((k) => 0.95 + 0.01 * k),
];

/** The problems. */
export const minimaxProblems: readonly MinimaxProblem[] = [
  {
    name: 'CB2',
    start: [2, 2],
    least: 1.9522245,
    of: (a, x) => [
      a.add(squared(a, x(1)), a.pow(x(2), 4)),
      a.add(squared(a, x(1), 2), squared(a, x(2), 2)),
      a.mul(2, a.exp(a.sub(x(2), x(1)))),
    ],
  },
  {
    name: 'CB3',
    start: [2, 2],
    least: 2,
    of: (a, x) => [
      a.add(a.pow(x(1), 4), squared(a, x(2))),
      a.add(squared(a, x(1), 2), squared(a, x(2), 2)),
      a.mul(2, a.exp(a.sub(x(2), x(1)))),
    ],
  },
  {
    name: 'WF',
    start: [3, 1],
    least: 0,
    of: ({ add, mul, div, neg }, x) => {
      const [u, v] = [div(mul(10, x(1)), add(x(1), 0.1)), mul(2, x(2), x(2))];
      return [add(x(1), u, v), add(neg(x(1)), u, v), add(x(1), neg(u), v)].map((each) => mul(0.5, each));
    },
  },
  {
    name: 'EVD52',
    start: [1, 1, 1],
    least: 3.5997193,
    of: (a, x) => [
      a.add(squared(a, x(1)), squared(a, x(2)), squared(a, x(3)), -1),
      a.add(squared(a, x(1)), squared(a, x(2)), squared(a, x(3), 2)),
      a.add(x(1), x(2), x(3), -1),
      a.add(x(1), x(2), a.neg(x(3)), 1),
      a.mul(2, a.add(a.pow(x(1), 3), a.mul(3, x(2), x(2)), squared(a, a.sub(a.mul(5, x(3)), x(1)), -1))),
      a.sub(squared(a, x(1)), a.mul(9, x(3))),
    ],
  },
  {
    name: 'Rosen–Suzuki',
    start: [0, 0, 0, 0],
    least: -44,
    of: (a, x) => rosenSuzuki(a, [x(1), x(2), x(3), x(4)]),
  },
  {
    name: 'Polak 6',
    start: [0, 0, 0, 0],
    least: -44,
    of: (a, x) => {
      const u = a.sub(x(1), a.pow(a.add(x(4), 1), 4));
      return rosenSuzuki(a, [u, a.sub(x(2), a.pow(u, 4)), x(3), x(4)]);
    },
  },
  {
    name: 'PBC3',
    absolute: true,
    start: [1, 1, 1],
    least: 0.0042021427,
    of: ({ sub, mul, div, exp: e, sin: s }, x) =>
      range(21).map((k) => {
        const t = k / 2;
        const wanted = (3 / 20) * exp(-t) + exp(-5 * t) / 52 - (exp(-2 * t) / 65) * (3 * sin(2 * t) + 11 * cos(2 * t));
        return sub(mul(div(x(3), x(2)), e(mul(-t, x(1))), s(mul(t, x(2)))), wanted);
      }),
  },
  {
    name: 'Bard',
    absolute: true,
    start: [1, 1, 1],
    least: 0.050816327,
    of: ({ sub, add, div, mul }, x) =>
      BARD.map((y, k) => sub(y, add(x(1), div(k + 1, add(mul(15 - k, x(2)), mul(min(k + 1, 15 - k), x(3))))))),
  },
  {
    name: 'Kowalik–Osborne',
    absolute: true,
    start: [0.25, 0.39, 0.415, 0.39],
    least: 0.0080843684,
    of: ({ sub, add, div, mul }, x) =>
      OSBORNE.map((t, k) => sub(KOWALIK[k]!, div(mul(x(1), t, add(t, x(2))), add(mul(t, add(t, x(3))), x(4))))),
  },
  {
    name: 'Davidon 2',
    absolute: true,
    start: [25, 5, -5, -1],
    least: 115.70644,
    of: (a, x) =>
      range(20).map((k) => {
        const t = (k + 1) / 5;
        return a.add(
          squared(a, a.add(x(1), a.mul(t, x(2))), exp(t)),
          squared(a, a.add(x(3), a.mul(sin(t), x(4))), cos(t)),
        );
      }),
  },
  {
    name: 'OET5',
    absolute: true,
    start: [1, 1, 1, 1],
    least: 0.0026359735,
    of: (a, x) =>
      range(21).map((k) => {
        const t = 0.25 + (0.75 * k) / 20;
        const root = a.add(a.mul(t * t, x(1)), a.mul(t, x(2)), x(3));
        return a.sub(a.sub(x(4), squared(a, root)), sqrt(t));
      }),
  },
  {
    name: 'OET6',
    absolute: true,
    start: [1, 1, -3, -1],
    least: 0.0020160753,
    of: ({ add, mul, exp: e }, x) =>
      range(21).map((k) => {
        const t = k / 20 - 0.5;
        return add(mul(x(1), e(mul(t, x(3)))), mul(x(2), e(mul(t, x(4)))), -1 / (1 + t));
      }),
  },
  {
    name: 'EXP',
    absolute: true,
    start: [0.5, 0, 0, 0, 0],
    least: 0.00012237125,
    of: ({ add, mul, div, sub }, x) =>
      range(21).map((k) => {
        const t = k / 10 - 1;
        const below = add(1, mul(t, x(3)), mul(t ** 2, x(4)), mul(t ** 3, x(5)));
        return sub(div(add(x(1), mul(t, x(2))), below), exp(t));
      }),
  },
  {
    name: 'PBC1',
    absolute: true,
    start: [0, -1, 10, 1, 10],
    least: 0.022340496,
    of: ({ add, mul, div, sub }, x) =>
      range(30).map((k) => {
        const t = (2 * k) / 29 - 1;
        const wanted = (sqrt((8 * t - 1) ** 2 + 1) * atan(8 * t)) / (8 * t);
        return sub(div(add(x(1), mul(t, x(2)), mul(t * t, x(3))), add(1, mul(t, x(4)), mul(t * t, x(5)))), wanted);
      }),
  },
  {
    name: 'EVD61',
    absolute: true,
    start: [2, 2, 7, 0, -2, 1],
    least: 0.034904926,
    of: ({ add, mul, sub, exp: e, cos: c }, x) =>
      range(51).map((k) => {
        const t = k / 10;
        const slow = exp(-t) / 2 - exp(-2 * t) + exp(-3 * t) / 2;
        const wanted = slow + 1.5 * exp(-1.5 * t) * sin(7 * t) + exp(-2.5 * t) * sin(5 * t);
        const wave = mul(x(1), e(mul(-t, x(2))), c(add(mul(t, x(3)), x(4))));
        return sub(add(wave, mul(x(5), e(mul(-t, x(6))))), wanted);
      }),
  },
  {
    name: 'Filter',
    absolute: true,
    start: [0, 1, 0, -0.15, 0, -0.68, 0, -0.72, 0.37],
    least: 0.0061852848,
    of: (a, x) =>
      FILTER.map((y) => {
        const [c, s] = [cos(PI * y), sin(PI * y)];
        const part = <T>(k: T, l: T, b: Arithmetic<T>): T =>
          b.add(squared(b, b.add(k, b.mul(c, b.add(1, l)))), squared(b, b.mul(s, b.sub(1, l))));
        const [X1, X2, X3, X4] = [part(x(1), x(2), a), part(x(3), x(4), a), part(x(5), x(6), a), part(x(7), x(8), a)];
        return a.sub(a.mul(x(9), a.sqrt(a.div(X1, X2)), a.sqrt(a.div(X3, X4))), abs(1 - 2 * y));
      }),
  },
  {
    name: 'Wong 1',
    start: [1, 2, 0, 4, 0, 1, 1],
    least: 680.63006,
    of: (a, x) => {
      const { add, mul, pow } = a;
      const d = (k: number, c: number = 0): ReturnType<typeof x> => squared(a, x(k), c);
      const t = (c: number, k: number): ReturnType<typeof x> => mul(c, x(k));
      const first = [d(1, 10), mul(5, d(2, 12)), pow(x(3), 4), mul(3, d(4, 11)), mul(10, pow(x(5), 6)), mul(7, d(6))];
      const F = add(...first, pow(x(7), 4), mul(-4, x(6), x(7)), t(-10, 6), t(-8, 7));
      return penalized(a, F, [
        add(mul(2, d(1)), mul(3, pow(x(2), 4)), x(3), mul(4, d(4)), t(5, 5), -127),
        add(t(7, 1), t(3, 2), mul(10, d(3)), x(4), t(-1, 5), -282),
        add(t(23, 1), d(2), mul(6, d(6)), t(-8, 7), -196),
        add(mul(4, d(1)), d(2), mul(-3, x(1), x(2)), mul(2, d(3)), t(5, 6), t(-11, 7)),
      ]);
    },
  },
  {
    name: 'Wong 2',
    start: [2, 3, 5, 5, 1, 2, 7, 3, 6, 10],
    least: 24.306209,
    of: (a, x) => {
      const { F, constraints } = wong2(a, x, 45);
      return penalized(a, F, constraints);
    },
  },
  {
    name: 'Wong 3',
    start: [2, 3, 5, 5, 1, 2, 7, 3, 6, 10, 2, 2, 6, 15, 1, 2, 1, 2, 1, 3],
    least: 133.72828,
    of: (a, x) => {
      const { add, mul, pow } = a;
      const d = (k: number, c: number = 0): ReturnType<typeof x> => squared(a, x(k), c);
      const t = (c: number, k: number): ReturnType<typeof x> => mul(c, x(k));
      const { F: half, constraints } = wong2(a, x, 95);
      const more = [d(11, 9), mul(10, d(12, 1)), mul(5, d(13, 7)), mul(4, d(14, 14)), mul(27, d(15, 1)), pow(x(16), 4)];
      const F = add(half, ...more, d(17, 2), mul(13, d(18, 2)), d(19, 3), d(20));
      return penalized(a, F, [
        ...constraints,
        add(x(1), x(2), t(4, 11), t(-21, 12)),
        add(d(1), t(15, 11), t(-8, 12), -28),
        add(t(4, 1), t(9, 2), mul(5, d(13)), t(-9, 14), -87),
        add(t(3, 1), t(4, 2), mul(3, d(13, 6)), t(-14, 14), -10),
        add(mul(14, d(1)), t(35, 15), t(-79, 16), -92),
        add(mul(15, d(2)), t(11, 15), t(-61, 16), -54),
        add(mul(5, d(1)), t(2, 2), mul(9, pow(x(17), 4)), t(-1, 18), -68),
        add(d(1), t(-1, 2), t(19, 19), t(-20, 20), 19),
        add(mul(7, d(1)), mul(5, d(2)), d(19), t(-30, 20)),
      ]);
    },
  },
  {
    name: 'Polak 2',
    start: [100, ...range(9).map(() => 0.1)],
    least: 54.59815, // e⁴
    of: (a, x) =>
      [2, -2].map((shift) => {
        const rest = range(6).map((k) => squared(a, x(k + 5)));
        const second = squared(a, x(2), -shift);
        return a.exp(
          a.add(a.mul(1e-8, squared(a, x(1))), second, squared(a, x(3)), a.mul(4, squared(a, x(4))), ...rest),
        );
      }),
  },
  {
    name: 'Polak 3',
    start: range(11).map(() => 1),
    least: 261.08258,
    of: (a, x) =>
      range(10).map((j) =>
        a.add(...range(11).map((i) => a.mul(i + j + 1, a.exp(squared(a, x(i + 1), sin(2 * i + j)))))),
      ),
  },
];
