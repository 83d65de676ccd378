// Water and fat from complex echoes with an unknown field map: what sets of three echo times can do. NSA, the effective number of
// averages, is σ² over the variance of an amplitude; θ is the phase of fat against water at an echo.
import { complexGaussian, complexMultiEcho, waterFat, waterFatSinglePeak } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const shift = -217; // Hz, 1.5 T
const known = { df: 'known', R2star: 'known', shift: 'known' } as const;
const species = { Wr: 'estimate', Wi: 'estimate', Fr: 'estimate', Fi: 'estimate' } as const;
/** Echo times whose fat has turned by these phases, and by as many whole turns as make them positive. */
const echoes = (phases: readonly number[], turns = 2) =>
  phases.map((θ) => ({ TE: (θ / (2 * Math.PI) - turns) / shift })).toSorted((a, b) => a.TE - b.TE);
const at = (W: number, F: number, phase = 0) => ({
  ...{ Wr: W * Math.cos(phase), Wi: W * Math.sin(phase), Fr: F * Math.cos(phase), Fi: F * Math.sin(phase) },
  ...{ df: 30, R2star: 0, shift },
});
const nsa = (W: number, F: number, phases: readonly number[], field: 'estimate' | 'known', phase = 0, turns = 2) => {
  const roles = { ...species, ...known, df: field };
  const noise = complexGaussian(1);
  const { derived } = boundOf(waterFatSinglePeak, {
    tissue: at(W, F, phase),
    protocol: echoes(phases, turns),
    noise,
    roles,
  });
  return [derived['absW']!, derived['absF']!].map(({ sd }) => sd ** -2) as [number, number];
};
const third = (2 * Math.PI) / 3;
const symmetric = [-third, 0, third];
const quadrature = [-1 / 6, 1 / 2, 7 / 6].map((part) => part * Math.PI);
const ratios = [0.05, 0.4, 0.99, 1, 1.01, 2.5, 20];

describe('three echoes a third of a turn apart', () => {
  it.each([symmetric, quadrature])(
    'have NSA 3, the most there is, where the field is known (%d, %d, %d)',
    (...phases) => {
      for (const F of ratios) for (const each of nsa(1, F, phases, 'known')) expectClose(each, 3, 1e-12);
    },
  );

  // Pineda et al. 2005, Magn Reson Med 54:625; Reeder et al. 2005, Magn Reson Med 54:636.
  it('with the middle one in quadrature, −π/6, π/2, 7π/6, keep NSA 3 at an unknown field, whatever W : F', () => {
    for (const F of ratios) for (const each of nsa(1, F, quadrature, 'estimate', 0.8)) expectClose(each, 3, 1e-9);
    for (const turns of [2, 3, 7]) expectClose(nsa(1, 0.7, quadrature, 'estimate', 0, turns)[0], 3, 1e-9);
  });

  // 1, e^(iδ) and e^(−iδ) are orthogonal at δ = θ − m = −2π/3, 0, 2π/3. Of ∂S/∂Δf ∝ iδ (W + F e^(im) e^(iδ)) only the part along
  // e^(−iδ), as large as |W − F e^(im)|, is not taken for water or fat; that along 1 is as large as F e^(im), that along e^(iδ) as W.
  it.each([0, 0.3, 1.2, Math.PI / 2, 2.5, Math.PI])(
    'with the middle one at m = %d: NSA of water is 3/(1 + F² cos² m/(W² + F² − 2 W F cos m)), and of fat with W² for F²',
    (m) => {
      for (const F of [0.05, 0.4, 0.9, 1.2, 2.5, 20]) {
        const [water, fat] = nsa(
          1,
          F,
          symmetric.map((δ) => δ + m),
          'estimate',
          -1.3,
        );
        const apart = 1 + F * F - 2 * F * Math.cos(m);
        expectClose(water, 3 / (1 + (F * Math.cos(m)) ** 2 / apart), 1e-9);
        expectClose(fat, 3 / (1 + Math.cos(m) ** 2 / apart), 1e-9);
      }
    },
  );

  it('symmetric ones, m = 0, have nothing left at W = F', () => {
    for (const each of nsa(1, 1.001, symmetric, 'estimate')) expect(each).toBeLessThan(4e-6);
    const found = unidentifiable(() => nsa(1, 1, symmetric, 'estimate'));
    expect(found.rank).toBe(4);
    expect(found.directions[0]!.map(({ name }) => name)).toContain('df');
  });
});

describe('what cannot be told', () => {
  it('five unknowns from two echoes, by one peak or by six', () => {
    const protocol = echoes([-Math.PI / 6, Math.PI / 2]);
    const roles = { ...species, ...known, df: 'estimate' } as const;
    expect(unidentifiable(() => boundOf(waterFatSinglePeak, { tissue: at(1, 0.4), protocol, roles })).rank).toBe(4);
    const { shift: _, ...six } = { tissue: at(1, 0.4), roles }.roles;
    const { shift: __, ...tissue } = at(1, 0.4);
    const found = unidentifiable(() =>
      boundOf(waterFat, { tissue, protocol: protocol.map((each) => ({ ...each, B0: 1.5 })), roles: six }),
    );
    expect(found.rank).toBe(4);
  });

  it('fat from water when all echoes are a whole turn apart', () => {
    const protocol = [1, 2, 3, 4].map((turn) => ({ TE: turn / 217 }));
    const roles = { ...species, ...known };
    const found = unidentifiable(() => boundOf(waterFatSinglePeak, { tissue: at(1, 0.4, 0.3), protocol, roles }));
    expect(found.rank).toBe(2);
  });
});

describe('R2*', () => {
  const protocol = Array.from({ length: 6 }, (_, k) => ({ TE: 1.2e-3 + 1.6e-3 * k }));
  const roles = { ...species, df: 'estimate', R2star: 'estimate', shift: 'known' } as const;
  const tissue = { ...at(1, 0.4, 0.3), R2star: 40 };

  it('does not decouple from fat, as it does from the phase of water alone', () => {
    const bound = boundOf(waterFatSinglePeak, { tissue, protocol, roles });
    const of = bound.names.indexOf('R2star');
    expect(
      Math.max(
        ...['Fr', 'Fi', 'df'].map((name) => Math.abs(bound.correlation[of]![bound.names.indexOf(name as 'Fr')]!)),
      ),
    ).toBeGreaterThan(0.05);
    const noFat = { ...roles, Fr: 'known', Fi: 'known' } as const;
    const sd = boundOf(waterFatSinglePeak, { tissue, protocol, roles: noFat }).parameters.R2star.sd;
    expect(bound.parameters.R2star.sd).toBeGreaterThan(1.02 * sd);
  });

  it('without fat is that of one species', () => {
    const water = { ...at(1, 0, 0.3), R2star: 40 };
    const noFat = { ...roles, Fr: 'known', Fi: 'known' } as const;
    const { derived, parameters } = boundOf(waterFatSinglePeak, { tissue: water, protocol, roles: noFat });
    const one = boundOf(complexMultiEcho, { tissue: { S0: 1, T2star: 1 / 40, phi: 0.3, df: 30 }, protocol }).parameters;
    expectClose(parameters.R2star.relativeSd, one.T2star.relativeSd, 1e-12);
    expectClose(parameters.df.sd, one.df.sd, 1e-12);
    expectClose(derived['absW']!.sd, one.S0.sd, 1e-12);
  });
});
