// Laws of spoiled gradient echoes. With u = tan(α/2) and w = u/u_E, the angle over Ernst's, one signal holds for all TR and T1:
//
//   S = S_E · 2w/(1 + w²) = S_E sin ψ,  w = tan(ψ/2),   and ∂S/∂E1 at S_E held = S_E sin ψ cos ψ/(1 − E1²)
//
// so that all designs for (S_E, E1) are those for sin ψ and sin ψ cos ψ: what is best is so for every TR/T1.
import { gaussian, spgr, vfa } from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfDeterminant, excessOfVariance, expectLeast, steps, unidentifiable } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const degree = Math.PI / 180;
const noise = gaussian(1);
const free = { M0: 'estimate', T1: 'estimate', B1: 'known' } as const;
const cases = [
  [0.025, 0.9],
  [0.005, 1],
  [0.015, 0.3],
  [1, 0.5],
] as const;
const signal = (FA: number, TR: number, T1: number): number => {
  const E1 = Math.exp(-TR / T1);
  return (Math.sin(FA) * (1 - E1)) / (1 - E1 * Math.cos(FA));
};
const ernst = (TR: number, T1: number): number => Math.acos(Math.exp(-TR / T1));
const scaled = (factor: number, TR: number, T1: number): number => 2 * Math.atan(factor * Math.tan(ernst(TR, T1) / 2));
const design = (TR: number, T1: number, angles: readonly number[]) => ({
  ...{ model: vfa, tissue: { M0: 1, T1, B1: 1 }, noise, roles: free },
  ...{ protocol: angles.map((FA) => ({ FA, TR })), averages: angles.map(() => 1 / angles.length) },
});
const everyAngle = (TR: number): { FA: number; TR: number }[] => steps(0, Math.PI, 4000).map((FA) => ({ FA, TR }));

describe.each(cases)('two angles at TR %d s, T1 %d s', (TR, T1) => {
  const E1 = Math.exp(-TR / T1);
  const peak = signal(ernst(TR, T1), TR, T1);

  it('are best for T1 where tan(α/2) is √2 ∓ 1 times that of Ernst’s angle, and the signal 1/√2 of his', () => {
    const angles = [Math.SQRT2 - 1, Math.SQRT2 + 1].map((factor) => scaled(factor, TR, T1));
    for (const FA of angles) expectClose(signal(FA, TR, T1) / peak, Math.SQRT1_2, 1e-13);
    expectClose(excessOfVariance(design(TR, T1, angles), 'T1', everyAngle(TR)), 1, 1e-11);
    const { sd } = boundOf(vfa, design(TR, T1, angles)).parameters.T1;
    expectClose(sd, (2 * (1 - E1 ** 2) * T1 ** 2) / (peak * E1 * TR), 1e-11);
    expectLeast(
      (FA) => boundOf(vfa, design(TR, T1, [FA, angles[1]!])).parameters.T1.sd,
      angles[0]!,
      1e-3 * angles[0]!,
      1e-6,
    );
  });

  it('are D-optimal at (√3 ∓ 1)/√2 times, with signals √(2/3) of his', () => {
    const angles = [-1, 1].map((side) => scaled((Math.sqrt(3) + side) / Math.SQRT2, TR, T1));
    for (const FA of angles) expectClose(signal(FA, TR, T1) / peak, Math.sqrt(2 / 3), 1e-13);
    expectClose(excessOfDeterminant(design(TR, T1, angles), everyAngle(TR)), 1, 1e-11);
  });

  it('never bound T1 lower than that, nor do more of them', () => {
    const best = (2 * (1 - E1 ** 2) * T1 ** 2) / (peak * E1 * TR);
    const angle = fc.double({ min: 0.02, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(angle, { minLength: 2, maxLength: 8 }), (angles) => {
        fc.pre(Math.max(...angles) - Math.min(...angles) > 0.01);
        expect(boundOf(vfa, design(TR, T1, angles)).parameters.T1.sd).toBeGreaterThan(best * (1 - 1e-9));
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  // PMID 24639175
  it('M0 known: T1 is best at cos α = (2 E1 − 1)/(2 − E1)', () => {
    const roles = { ...free, M0: 'known' } as const;
    const sd = (FA: number): number => boundOf(vfa, { ...design(TR, T1, [FA]), roles }).parameters.T1.sd;
    const FA = Math.acos((2 * E1 - 1) / (2 - E1));
    expectLeast(sd, FA, 1e-3 * FA, 2e-6);
    expect(Math.min(...steps(0.01, 3.1, 500).map(sd))).toBeGreaterThanOrEqual(sd(FA) * (1 - 1e-12));
  });
});

it('TR 25 ms, T1 900 ms: 5.589232° and 31.763022°; the 71 % of Deoni et al. 2003 (Magn Reson Med 49:515) gives 5.62° and 31.59°', () => {
  const found = [Math.SQRT2 - 1, Math.SQRT2 + 1].map((factor) => scaled(factor, 0.025, 0.9) / degree);
  expect(found.map((x) => x.toFixed(6))).toEqual(['5.589232', '31.763022']);
  const rounded = [-1, 1].map((side) => scaled((1 + side * Math.sqrt(1 - 0.71 ** 2)) / 0.71, 0.025, 0.9)); // 2w/(1 + w²) = 0.71
  for (const FA of rounded) expectClose(signal(FA, 0.025, 0.9) / signal(ernst(0.025, 0.9), 0.025, 0.9), 0.71, 1e-13);
  expect(rounded.map((x) => (x / degree).toFixed(2))).toEqual(['5.62', '31.59']);
  const sd = (angles: readonly number[]): number => boundOf(vfa, design(0.025, 0.9, angles)).parameters.T1.sd;
  expectClose(sd(found.map((x) => x * degree)), sd(rounded), 1e-3);
  expect(sd(found.map((x) => x * degree))).toBeLessThan(sd(rounded));
});

describe('B1', () => {
  const [TR, T1, M0, B1] = [0.015, 0.9, 1000, 0.9];
  const at = (degrees: readonly number[]) => degrees.map((each) => ({ FA: each * degree, TR }));
  const measured = { tissue: { M0, T1, B1 }, noise };

  /** T1 of two exact signals, by DESPOT1's straight line S/sin α = E1 S/tan α + …, under another B1. */
  const despot = (angles: readonly [number, number], wrong: number): number => {
    const [x, y] = angles.map((each) => {
      const [S, α] = [M0 * signal(B1 * each * degree, TR, T1), wrong * each * degree];
      return [S / Math.tan(α), S / Math.sin(α)] as const;
    }) as [readonly [number, number], readonly [number, number]];
    return -TR / Math.log((y[1] - x[1]) / (y[0] - x[0]));
  };
  /** How its T1 moves with that B1. */
  const slope = (angles: readonly [number, number]): number => {
    const by = (h: number): number => (despot(angles, B1 + h) - despot(angles, B1 - h)) / (2 * h);
    return (4 * by(5e-4) - by(1e-3)) / 3;
  };

  it('two angles cannot tell it: exactly singular, along the slope of T1 in B1', () => {
    const found = unidentifiable(() => boundOf(vfa, { ...measured, protocol: at([3, 17]), roles: all(vfa) }));
    expect([found.rank, found.estimable]).toEqual([2, []]);
    const by = Object.fromEntries(found.directions[0]!.map((change) => [change.name, change.by]));
    expectClose(by['T1']! / by['B1']!, slope([3, 17]), 1e-9);
  });

  it.each([0.01, 0.05, 0.2])('known to %d, it adds (slope · that)² to the variance of T1 from two angles', (τ) => {
    const sd = (role: 'known' | { prior: { sd: number } }): number =>
      boundOf(vfa, { ...measured, protocol: at([3, 17]), roles: { ...free, B1: role } }).parameters.T1.sd;
    expectClose(sd({ prior: { sd: τ } }), Math.hypot(sd('known'), slope([3, 17]) * τ), 1e-9);
  });

  it('known, known to a tenth, and free: each bounds T1 less than the one before', () => {
    const protocol = at([2, 5, 10, 15, 25, 60, 120]);
    const [known, prior, unknown] = (['known', { prior: { sd: 0.1 } }, 'estimate'] as const).map(
      (role) => boundOf(vfa, { ...measured, protocol, roles: { ...free, B1: role } }).parameters.T1.sd,
    );
    expect(known).toBeLessThan(prior! * 0.9);
    expect(prior).toBeLessThan(unknown! * 0.99);
  });

  // S = M0 α (1 − α²/2 · (1/3 + 1/(e^x − 1)) …), x = TR/T1; the bracket is 1/x to x/6 of it.
  it('at small angles moves nothing if M0 B1 and B1² (1/3 + 1/(e^x − 1)), nearly T1 B1²/TR, stay', () => {
    const x = TR / T1;
    const perT1 = -2 * (1 / 3 + 1 / Math.expm1(x)) * (Math.expm1(x) ** 2 / (x * Math.exp(x)));
    expectClose(perT1, -2, 0, x / 2);
    const [far, near] = [4, 1].map((largest) => {
      const protocol = at([0.2, 0.4, 0.6, 0.8, 1].map((part) => part * largest));
      const bound = boundOf(vfa, { ...measured, protocol, noise: gaussian(1e-9), roles: all(vfa) });
      const relative = Object.fromEntries(bound.weakest.changes.map((change) => [change.name, change.relative!]));
      return [relative['M0']! / relative['B1']! + 1, relative['T1']! / relative['B1']! - perT1];
    }) as [[number, number], [number, number]];
    expect(Math.abs(near[0])).toBeLessThan(Math.abs(far[0]) / 100); // as α⁴
    expect(Math.abs(near[1])).toBeLessThan(Math.abs(far[1]) / 10); // as α²
    expect(Math.abs(near[1])).toBeLessThan(1e-4);
  });
});

describe('one echo time', () => {
  const at = { tissue: { M0: 800, T1: 0.9, B1: 1, T2star: 0.03 }, noise };
  const angles = [3, 10, 25].map((each) => ({ FA: each * degree, TR: 0.015, TE: 0.005 }));
  const roles = { M0: 'estimate', T1: 'estimate', B1: 'known', T2star: 'estimate' } as const;

  it('cannot tell M0 from T2*: T1 alone remains, with the SD it has when T2* is known', () => {
    const found = unidentifiable(() => boundOf(spgr, { ...at, protocol: angles, roles }));
    expect(found.estimable).toEqual(['T1']);
    expect(found.directions.map((each) => each.map(({ name }) => name))).toEqual([['M0', 'T2star']]);
    const [M0, T2star] = found.directions[0]!;
    expectClose(M0!.relative! / T2star!.relative!, -0.005 / 0.03, 1e-9);
    const known = boundOf(spgr, { ...at, protocol: angles, roles: { ...roles, T2star: 'known' } });
    expectClose(found.remaining['T1'], known.parameters.T1.sd, 1e-12);
    const weaker = { ...at.tissue, M0: 800 * Math.exp(-0.005 / 0.03) };
    expectClose(
      known.parameters.T1.sd,
      boundOf(vfa, { tissue: weaker, protocol: angles, noise, roles: free }).parameters.T1.sd,
      1e-12,
    );
  });

  it('of 0 does not depend on T2*, and a second one tells it', () => {
    const zero = angles.map((each) => ({ ...each, TE: 0 }));
    expect(unidentifiable(() => boundOf(spgr, { ...at, protocol: zero, roles })).estimable).toEqual(['M0', 'T1']);
    const two = [...zero, ...angles];
    expect(boundOf(spgr, { ...at, protocol: two, roles }).parameters.T2star.sd).toBeLessThan(1);
  });
});
