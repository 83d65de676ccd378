// Laws of balanced steady-state free precession. On resonance and at one TR its signal is a sin α/(1 − b cos α), with
//
//   a = M0 √E2 (1 − E1)/(1 − E1 E2)  and  b = (E1 − E2)/(1 − E1 E2),
//
// as that of spoiled echoes with b for E1: two numbers, whatever the angles.
import { bssfp, bssfpComplex, complexGaussian, gaussian } from '@fishergrad/models';
import { formulaModel } from '@fishergrad/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfDeterminant, excessOfVariance, steps, unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const noise = gaussian(1);
const three = { M0: 'estimate', T1: 'estimate', T2: 'estimate', B1: 'known' } as const;
const two = { ...three, T1: 'known' } as const;
const degree = Math.PI / 180;
const of = (TR: number, T1: number, T2: number) => {
  const [E1, E2] = [Math.exp(-TR / T1), Math.exp(-TR / T2)];
  return { E1, E2, a: (Math.sqrt(E2) * (1 - E1)) / (1 - E1 * E2), b: (E1 - E2) / (1 - E1 * E2) };
};
const cases = [
  [0.005, 1, 0.08],
  [0.004, 0.9, 0.2],
  [0.02, 0.4, 0.05],
] as const;

describe('M0, T1 and T2 at one TR', () => {
  const angle = fc.double({ min: 1, max: 179, noNaN: true });
  it('have rank 2 exactly, whatever the angles', () => {
    fc.assert(
      fc.property(
        fc.array(angle, { minLength: 2, maxLength: 20 }),
        fc.double({ min: 2e-3, max: 0.02, noNaN: true }),
        (drawn, TR) => {
          fc.pre(Math.max(...drawn) - Math.min(...drawn) > 5);
          const protocol = drawn.map((each) => ({ FA: each * degree, TR }));
          const found = unidentifiable(() =>
            boundOf(bssfp, { tissue: { M0: 1, T1: 1, T2: 0.08, B1: 1 }, protocol, noise, roles: three }),
          );
          expect([found.rank, found.estimable]).toEqual([2, []]);
        },
      ),
      { numRuns: 60, seed: 8 },
    );
  });

  it.each(cases)('can change, unseen, where b stays: TR %d s, T1 %d s, T2 %d s', (TR, T1, T2) => {
    const protocol = [10, 30, 50, 70].map((each) => ({ FA: each * degree, TR }));
    const found = unidentifiable(() =>
      boundOf(bssfp, { tissue: { M0: 1, T1, T2, B1: 1 }, protocol, noise, roles: three }),
    );
    const by = Object.fromEntries(found.directions[0]!.map((change) => [change.name, change.relative!]));
    const { E1, E2 } = of(TR, T1, T2);
    // db = 0:  (1 − E2²) dE1 = (1 − E1²) dE2,  dE1 = E1 (TR/T1) d ln T1
    const ratio = ((1 - E2 ** 2) * E1 * (TR / T1)) / ((1 - E1 ** 2) * E2 * (TR / T2));
    expectClose(by['T2']! / by['T1']!, ratio, 1e-8);
  });

  it('have rank 3 at two', () => {
    const protocol = [5e-3, 20e-3].flatMap((TR) => [15, 60].map((each) => ({ FA: each * degree, TR })));
    const tissue = { M0: 1, T1: 1, T2: 0.08, B1: 1 };
    const { parameters } = boundOf(bssfp, { tissue, protocol, noise: gaussian(1e-4), roles: three });
    // 50-digit arithmetic
    const wanted = { M0: 0.00113185966490864, T1: 0.0890065918262579, T2: 0.0894807723602756 };
    for (const name of ['M0', 'T1', 'T2'] as const) expectClose(parameters[name].relativeSd, wanted[name], 1e-8);
  });
});

// DESPOT2: Deoni et al. 2003, Magn Reson Med 49:515. With M0 unknown, √E2 is part of a.
describe.each(cases)('T2 by two angles, T1 known, at TR %d s, T1 %d s and T2 %d s', (TR, T1, T2) => {
  const { E1, E2, a, b } = of(TR, T1, T2);
  const tissue = { M0: 1, T1, T2, B1: 1 };
  const peak = a / Math.sqrt(1 - b * b);
  const scaled = (factor: number): number => 2 * Math.atan(factor * Math.tan(Math.acos(b) / 2));
  const signal = (FA: number): number => (a * Math.sin(FA)) / (1 - b * Math.cos(FA));
  const design = (angles: readonly number[]) => ({
    ...{ model: bssfp, tissue, noise, roles: two, averages: angles.map(() => 1 / angles.length) },
    protocol: angles.map((FA) => ({ FA, TR })),
  });
  const candidates = steps(0, Math.PI, 2000).map((FA) => ({ FA, TR }));
  const pair = [Math.SQRT2 - 1, Math.SQRT2 + 1].map(scaled);

  it('is best at √2 ∓ 1 times the tan(α/2) of the greatest signal, both signals 1/√2 of it', () => {
    for (const FA of pair) expectClose(signal(FA) / peak, Math.SQRT1_2, 1e-13);
    expectClose(excessOfVariance(design(pair), 'T2', candidates), 1, 1e-11);
    const slope = (((1 - E1 ** 2) / (1 - E1 * E2) ** 2) * E2 * TR) / T2 ** 2; // −db/dT2
    expectClose(boundOf(bssfp, design(pair)).parameters.T2.sd, (2 * (1 - b * b)) / (peak * slope), 1e-11);
  });

  it('is D-optimal at (√3 ∓ 1)/√2 times, both signals √(2/3) of it', () => {
    const angles = [-1, 1].map((side) => scaled((Math.sqrt(3) + side) / Math.SQRT2));
    for (const FA of angles) expectClose(signal(FA) / peak, Math.sqrt(2 / 3), 1e-13);
    expectClose(excessOfDeterminant(design(angles), candidates), 1, 1e-11);
  });

  it('has the same bound without √E2, but for the size of the signal', () => {
    const { M0, T1: time, T2: other } = bssfp.parameters;
    const plain = formulaModel({
      formula: 'M0 * sin(FA) * (1 - E1) / (1 - E1*E2 - (E1 - E2)*cos(FA))',
      let: { E1: 'exp(-TR/T1)', E2: 'exp(-TR/T2)' },
      parameters: { M0, T1: time, T2: other },
      settings: { FA: bssfp.settings.FA, TR: bssfp.settings.TR },
    });
    const { protocol, averages } = design(pair);
    const roles = { M0: 'estimate', T1: 'known', T2: 'estimate' } as const;
    const found = boundOf(plain, { tissue: { M0: Math.sqrt(E2), T1, T2 }, protocol, averages, noise, roles });
    expectClose(found.parameters.T2.sd, boundOf(bssfp, design(pair)).parameters.T2.sd, 1e-11);
  });
});

// Björk et al. 2014, Magn Reson Med 72:880: phase-cycled images of one angle.
describe('phase cycles of one angle', () => {
  const [TR, TE] = [5e-3, 2.5e-3];
  const tissue = { M0: 1, T1: 0.675, T2: 0.075, df: 30, phi: 0.4, B1: 1 };
  const roles = {
    M0: 'estimate',
    T1: 'estimate',
    T2: 'estimate',
    df: 'estimate',
    phi: 'estimate',
    B1: 'known',
  } as const;
  const cycles = (count: number, from = 0) =>
    Array.from({ length: count }, (_, k) => ({ FA: 30 * degree, TR, TE, dphi: from + (2 * Math.PI * k) / count }));
  const at = (count: number, changes: Partial<typeof tissue> = {}, from = 0) =>
    boundOf(bssfpComplex, { tissue: { ...tissue, ...changes }, protocol: cycles(count, from), roles }).parameters;

  it('tell M0, its phase, T1, T2 and the off-resonance from three on; two tell four combinations', () => {
    for (const count of [3, 4, 8]) expect(at(count).T2.sd).toBeLessThan(1);
    const found = unidentifiable(() => at(2));
    expect(found.rank).toBe(4);
  });

  it('do not care how far off resonance they are, if the cycles follow: only θ + Δθ counts', () => {
    const [here, there] = [at(4), at(4, { df: tissue.df + 17 }, -2 * Math.PI * 17 * TR)];
    for (const name of ['M0', 'T1', 'T2', 'df', 'phi'] as const) expectClose(there[name].sd, here[name].sd, 1e-9);
  });

  it('of one turn of 1/TR more are the same images, but for their phase', () => {
    const [here, there] = [at(4), at(4, { df: tissue.df + 1 / TR })];
    for (const name of ['M0', 'T1', 'T2', 'df'] as const) expectClose(there[name].sd, here[name].sd, 1e-9);
  });

  it('many of them care for no off-resonance at all', () => {
    const [here, there] = [at(32), at(32, { df: 61 })];
    for (const name of ['M0', 'T1', 'T2', 'df'] as const) expectClose(there[name].sd, here[name].sd, 1e-6);
  });

  // SDs of T1 and T2 (ms), K M0 (√ of the sum of both channels' variances) and θ (rad) over the total SD of the noise, by the function
  // CRBT1T2.m of its authors (AAAArcus/LORE-GN, 1b84c88, derivatives by its own formulas), in 40-digit arithmetic; 30° as in their figure 3.
  it.each([
    [675, 75, 0, 30, 4, [32906.10568267805, 3472.451722792393, 15.97383430427284, 3.418350662771186]],
    [1000, 45, 0, 30, 4, [77402.79360941637, 2791.528174093072, 42.51259237530168, 7.89206171613618]],
    [1550, 200, 0.8, 30, 4, [173155.9847928259, 22261.91689035074, 6.980444967788331, 4.857315421404416]],
    [400, 45, -2.1, 50, 6, [16471.16486724225, 1546.686107555386, 20.70296953448608, 4.467730408607787]],
  ])('T1 %d ms, T2 %d ms, θ %d, %d°, %d cycles: the bounds of their authors', (T1, T2, θ, FA, count, wanted) => {
    const [total, perTurn] = [1e-6, 2 * Math.PI * TR];
    const { M0, phi, df, ...times } = boundOf(bssfpComplex, {
      tissue: { M0: 1, T1: T1 / 1e3, T2: T2 / 1e3, df: θ / perTurn, phi: 0.9, B1: 1 },
      protocol: cycles(count).map((each) => ({ ...each, FA: FA * degree })),
      ...{ noise: complexGaussian(total / Math.SQRT2), roles },
    }).parameters;
    const found = [1e3 * times.T1.sd, 1e3 * times.T2.sd, Math.hypot(M0.sd, phi.sd), perTurn * df.sd];
    found.forEach((sd, k) => expectClose(sd / total, wanted[k]!, 1e-11));
  });
});
