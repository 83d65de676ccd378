// What a magnitude sample tells, against integrals in 40 and more digits, closed forms, limits and a peer's defect.
import {
  type Arithmetic,
  gradient,
  jacobian,
  numbers,
  record,
  replay,
  type Rule,
  type Tape,
  taylor,
} from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { checkGradients, checkPrimitive } from '@fishergrad/engine/differences';
import { magnitudeInformation } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { chebyshev, chebyshevCoefficients, chiInformation } from '../support/chi.ts';
import { expectClose } from '../support/close.ts';
import chi from './chi.json' with { type: 'json' };
import rician from './rician.json' with { type: 'json' };

type Curve = <T>(a: Arithmetic<T>, w: T) => T;

const both = (L: number): readonly [Curve, Curve] => [chiInformation(L).perSquare, chiInformation(L).rootBeyond];
/** p and h as numbers. */
const at = (L: number, ν: number) => ({
  p: chiInformation(L).perSquare(numbers, ν * ν),
  h: chiInformation(L).rootBeyond(numbers, ν * ν) ** 2,
});
const coils = [1, 2, 3, 4, 8, 16, 32, 64, 100, 128];
/** Noise-free magnitudes in units of σ, where the curves bend and where they no longer do. */
const grid = Array.from({ length: 141 }, (_, k) => 10 ** (-3 + k / 20));

describe('integrals by other hands', () => {
  it.each(rician.information)('g of $n_coils coils at A/σ = $amplitude_over_sigma', (wanted) => {
    const g = magnitudeInformation(wanted.amplitude_over_sigma, wanted.n_coils);
    expectClose(g, wanted.information_times_sigma2, 1e-14);
  });

  it.each(rician.amplitude_and_sigma)('A and σ both unknown at A/σ = $amplitude_over_sigma', (wanted) => {
    const ν = wanted.amplitude_over_sigma;
    const { p, h } = at(1, ν);
    expectClose(ν * ν * p, wanted.I_AA, 1e-14);
    expectClose(2 * ν * p * (1 - h), wanted.I_Asigma, 1e-13);
    expectClose(4 * (p * (1 - h) ** 2 + h), wanted.I_sigmasigma, 1e-13);
  });
});

describe('integrals in 50 digits', () => {
  it.each(chi.information)('g, its slope and h of $coils coils at A/σ = $at', ({ coils: L, at: ν, ...wanted }) => {
    const [g, slope] = taylor(numbers, (a, x) => ofAmplitude(a, L, x), ν, 1);
    expectClose(g, wanted.g, 1e-14);
    expectClose(slope, wanted.slope, 1e-13, (5e-14 * wanted.g) / ν); // that of w p, a difference where g is nearly 1
    expectClose(at(L, ν).h, wanted.beyond, 1e-13);
  });

  // Rounding of the series grows toward its ends, w = 0 and ∞, by about the square of its length with each order.
  it.each(chi.orders)('orders 0 to 3 in w of $coils coils at w = $w', ({ coils: L, w, perSquare, rootBeyond }) => {
    const [p, root] = both(L);
    for (const by of [bySeries, forward, reverse]) {
      perSquare.forEach((wanted, n) => expectClose(by(p, w, n), wanted, [1e-14, 1e-13, 1e-11, 1e-10][n]!));
      rootBeyond.forEach((wanted, n) => expectClose(by(root, w, n), wanted, [5e-14, 5e-11, 5e-10, 5e-9][n]!));
    }
  });
});

/** g(ν) = w p(w) */
function ofAmplitude<T>(a: Arithmetic<T>, L: number, ν: T): T {
  const w = a.mul(ν, ν);
  return a.mul(w, chiInformation(L).perSquare(a, w));
}

function bySeries(f: Curve, w: number, n: number): number {
  return taylor(numbers, f, w, n)[n]! * [1, 1, 2, 6][n]!;
}

function forward(f: Curve, w: number, n: number): number {
  const nested = <T>(a: Arithmetic<T>, x: T, m: number): T =>
    m === 0 ? f(a, x) : jacobian(a, (b, [t]) => [nested(b, t!, m - 1)], [x]).jacobian[0]![0]!;
  return nested(numbers, w, n);
}

function reverse(f: Curve, w: number, n: number): number {
  const nested = <T>(a: Arithmetic<T>, x: T, m: number): T =>
    m === 0 ? f(a, x) : gradient(a, (b, [t]) => nested(b, t!, m - 1), [x]).gradient[0]!;
  return nested(numbers, w, n);
}

describe('closed forms and limits', () => {
  // At ν = 0, x²/2 is gamma distributed and the scores are Laguerre polynomials of it: h/w² = 1/(2L(L + 1)), 1/p = L + w − h.
  it.each(coils)('at the null of the signal, %d coils', (L) => {
    const [p, root] = both(L).map((f) => taylor(numbers, f, 0, 2));
    expectClose(p![0], 1 / L, 0);
    expectClose(p![1], -1 / L ** 2, 1e-15);
    expectClose(p![2], 1 / L ** 3 + 1 / (2 * L ** 3 * (L + 1)), 1e-13);
    expect(root![0]).toBe(0);
    expectClose(root![1], 1 / Math.sqrt(2 * L * (L + 1)), 2e-14);
  });

  it.each(coils)('of a strong signal, %d coils: as one real sample of Gaussian noise tells', (L) => {
    for (const ν of [1e3, 1e4, 1e5, 1e8]) {
      const { p, h } = at(L, ν);
      const w = ν * ν;
      expectClose(h, 0.5, 1e-13, L ** 2 / w);
      expectClose(w * p * (L - h), L - 0.5, 1e-13, (2 * L ** 2) / w); // w (1 − g)
    }
    const { p, h } = at(L, 1e150);
    expectClose(1e300 * p, 1, 1e-15);
    expectClose(h, 0.5, 1e-13);
  });

  it('Rician, large ν: 1 − 1/(2ν²)', () => {
    for (const ν of [20, 100, 1e3, 1e4]) expectClose(magnitudeInformation(ν), 1 - 1 / (2 * ν ** 2), 1 / ν ** 4, 2e-16);
  });

  it('small ν: ν²/L', () => {
    for (const L of coils) expectClose(magnitudeInformation(1e-9, L), 1e-18 / L, 1e-15);
  });

  it.each(coils)('%d coils: g grows with the signal, and stays below 1', (L) => {
    const curve = grid.map((ν) => magnitudeInformation(ν, L));
    curve.slice(1).forEach((g, k) => expect(g).toBeGreaterThan(curve[k]!));
    expect(curve.at(-1)).toBeLessThan(1);
  });

  it('many coils: nearly p = 1/(L + w) and h = ½ (w/(L + w))², which a normal approximation of x² gives', () => {
    for (const ν of [3, 11, 40]) {
      const { p, h } = at(128, ν);
      const w = ν * ν;
      expectClose(p, 1 / (128 + w), 4e-3);
      expectClose(h, 0.5 * (w / (128 + w)) ** 2, 1e-2);
    }
  });
});

describe('a number', () => {
  it('is even, and ends at 0 and 1', () => {
    expect(magnitudeInformation(-2, 4)).toBe(magnitudeInformation(2, 4));
    expect([0, 1e-200, 1e200, Infinity, NaN].map((ν) => magnitudeInformation(ν))).toEqual([0, 0, 1, 1, NaN]);
  });

  // MICROtool's fisher_information_rice gives 0.333, −1.6, −19.5 and −89.5, where information cannot be below 0.
  it('is none below 0, as a peer’s was', () => {
    const found = [1, 2, 5, 10].map((ν) => magnitudeInformation(ν).toFixed(3));
    expect(found).toEqual(['0.521', '0.853', '0.980', '0.995']);
  });

  it.each([0, -1, 1.5, 129, NaN, Infinity])('%d coils are refused', (L) => {
    expect(() => magnitudeInformation(1, L)).toThrow(
      new RangeError(`the number of coils must be a whole number from 1 to 128, not ${L}`),
    );
  });
});

describe('in every arithmetic', () => {
  const points = [0, 1e-6, 0.03, 0.7, 1, 3.9, 4.1, 20, 300, 1e5, 1e16];

  /** p and √h, their slopes by reverse mode and orders 2 and 3 by series. */
  const tapeOf = (L: number): Tape =>
    record(['w'], (a, [w]) =>
      both(L).flatMap((f) => [
        f(a, w!),
        ...gradient(a, (b, [t]) => f(b, t!), [w!]).gradient,
        ...taylor(a, f, w!, 3).slice(2),
      ]),
    );

  it.each([1, 4, 128])('%d coils: compiled = eager', (L) => {
    const tape = tapeOf(L);
    const names = tape.rules.map(({ name }) => name);
    expect(new Set(names).size, 'one rule of a name, that steps are shared').toBe(names.length);
    const wanted = points.map((w) => replay(tape, numbers, [w]));
    wanted.flat().forEach((each) => expect(each).toSatisfy(Number.isFinite));
    for (const backEnd of ['javascript', 'interpreter', 'wasm'] as const) {
      const columns = compile(tape, { backEnd, batch: true })([Float64Array.from(points)]);
      points.forEach((_, row) =>
        wanted[row]!.forEach((each, k) => {
          if (backEnd === 'wasm') expectClose(columns[k]![row], each, [1e-14, 1e-12, 1e-10, 1e-7][k % 4]!, 1e-290);
          else expect(columns[k]![row]).toBe(each);
        }),
      );
    }
  });

  it.each([1, 2, 8, 128])('%d coils: slopes = finite differences, value = formula', (L) => {
    const rules = tapeOf(L).rules.filter(({ formula }) => formula !== undefined);
    expect(rules.map(({ name }) => name)).toEqual(expect.arrayContaining([`beyond${L}`, `beyond${L}′`]));
    const inside = [0.1, 0.3, 0.5, 0.6, 0.9].map((t) => [t]);
    for (const rule of rules.slice(0, 2)) {
      const met = checkPrimitive(rule, inside, { order: 3, tolerance: 1e-6 });
      expect(met.formula).toBeLessThan(1e-13);
      expect(met.reverse).toBeLessThan(1e-12);
    }
    for (const w of [0.5, 3, 4.5, 30]) checkGradients((a, [x]) => both(L).map((f) => f(a, x!)), [w], { order: 3 });
  });
});

describe('Chebyshev’s series', () => {
  // T₃(s) = 4s³ − 3s, s = 2t − 1
  const cubic: Rule = chebyshev('cubic', [2, 0, 0, 1]);
  const exact = (s: number): readonly number[] => [
    2 + 4 * s ** 3 - 3 * s,
    2 * (12 * s ** 2 - 3),
    4 * 24 * s,
    8 * 24,
    0,
    0,
  ];

  it('a polynomial has its value and every slope, those beyond its degree too', () => {
    for (const t of [0, 0.25, 0.4, 1]) {
      const series = taylor(numbers, (a, x) => a.apply(cubic, x), t, 5);
      exact(2 * t - 1).forEach((wanted, n) =>
        expectClose(series[n]! * [1, 1, 2, 6, 24, 120][n]!, wanted, 1e-14, 1e-14),
      );
    }
  });

  it('finds the coefficients of one, and leaves out those that are rounding', () => {
    const found = chebyshevCoefficients((t) => exact(2 * t - 1)[0]!, 12, 1e-14);
    [2, 0, 0, 1].forEach((wanted, k) => expectClose(found[k], wanted, 1e-15, 1e-15));
    expect(found).toHaveLength(4);
  });

  it('of e^t: 12 terms are all digits', () => {
    const found = chebyshevCoefficients(Math.exp, 24, 1e-15);
    const rule = chebyshev('exp', found);
    for (const t of [0, 0.1, 0.5, 0.99, 1]) expectClose(rule.value(t, 0, 0), Math.exp(t), 3e-15);
    expect(found).toHaveLength(12);
  });
});
