// Laws of complex echoes S0 e^(−TE/T2*) e^(i(φ + 2π Δf TE)) and of sinusoids, from their closed forms; σ per channel.
import { complexGaussian, complexMultiEcho, cosine, dampedCosine, gaussian, t2star } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectLeast, unidentifiable } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const tissue = { S0: 1, T2star: 10e-3, phi: 0.7, df: 40 };
const preset = t2star.typical.protocol;

describe('the phase of echoes', () => {
  const bound = boundOf(complexMultiEcho, { tissue, protocol: preset, roles: all(complexMultiEcho) });

  it('costs T2* nothing: the preset has SD 0.350778 ms at 10 ms again, and F is block-diagonal', () => {
    expect((1e3 * bound.parameters.T2star.sd).toFixed(6)).toBe('0.350778');
    expectClose(bound.parameters.T2star.sd, boundOf(t2star).parameters.T2star.sd, 1e-12);
    const F = (a: 'S0' | 'T2star' | 'phi' | 'df', b: typeof a): number => {
      const [i, k] = [bound.names.indexOf(a), bound.names.indexOf(b)];
      return bound.fisher[i]![k]! / Math.sqrt(bound.fisher[i]![i]! * bound.fisher[k]![k]!);
    };
    for (const size of ['S0', 'T2star'] as const)
      for (const turn of ['phi', 'df'] as const) expect(Math.abs(F(size, turn))).toBeLessThan(1e-13);
  });

  // Each phase has variance (σ/|S|)², and they lie on a straight line in TE.
  it('is a weighted straight line: var(Δf) = σ²/(4π² Σ w (TE − mean)²) with weights |S|²', () => {
    const w = preset.map(({ TE }) => Math.exp((-2 * TE) / tissue.T2star));
    const sum = (f: (TE: number) => number): number => preset.reduce((s, { TE }, k) => s + w[k]! * f(TE), 0);
    const mean = sum((TE) => TE) / sum(() => 1);
    const spread = sum((TE) => (TE - mean) ** 2);
    expectClose(bound.parameters.df.sd, 0.02 / (2 * Math.PI * Math.sqrt(spread)), 1e-12);
    expectClose(bound.parameters.phi.sd, 0.02 * Math.sqrt(1 / sum(() => 1) + mean ** 2 / spread), 1e-12);
  });

  it('does not care what it is: neither φ nor Δf changes any bound', () => {
    for (const changes of [{ phi: -2.9 }, { df: -312 }, { phi: 3, df: 0 }]) {
      const other = boundOf(complexMultiEcho, { tissue: { ...tissue, ...changes }, protocol: preset });
      for (const name of bound.names) expectClose(other.parameters[name].sd, bound.parameters[name].sd, 1e-11);
    }
  });
});

describe('how many complex echoes', () => {
  it('one: rank 2, S0 against T2* and φ against Δf', () => {
    const found = unidentifiable(() => boundOf(complexMultiEcho, { tissue, protocol: [{ TE: 4e-3 }] }));
    expect([found.rank, found.estimable]).toEqual([2, []]);
    const pairs = found.directions.map((each) => each.map(({ name }) => name).join(' ')).toSorted();
    expect(pairs).toEqual(['S0 T2star', 'phi df']);
  });

  const two = (first: number, apart: number) =>
    boundOf(complexMultiEcho, {
      tissue,
      protocol: [{ TE: first }, { TE: first + apart }],
      noise: complexGaussian(0.02),
    }).parameters;

  it('two determine all four, by their closed forms', () => {
    for (const [x, y] of [
      [0, 0.5],
      [0.2, 1.1],
      [0.7, 2],
    ] as const) {
      const [early, late] = [0.02 * Math.exp(x), 0.02 * Math.exp(x + y)];
      const found = two(x * tissue.T2star, y * tissue.T2star);
      expectClose(found.df.sd, Math.hypot(early, late) / (2 * Math.PI * y * tissue.T2star), 1e-12);
      expectClose(found.phi.sd, Math.hypot((x + y) * early, x * late) / y, 1e-12);
      expectClose(found.T2star.relativeSd, Math.hypot(early, late) / y, 1e-12);
      expectClose(found.S0.relativeSd, Math.hypot((x + y) * early, x * late) / y, 1e-12);
    }
  });

  it('two tell Δf best 1.1088 T2* apart', () => {
    expectLeast((x) => two(0.14e-3, x * tissue.T2star).df.sd, 1.108857552878545, 1e-3, 2e-6);
  });
});

// Rife & Boorstyn 1974, IEEE Trans Inf Theory 20:591, unit-spaced samples from 0.
describe('a complex sinusoid that does not decay', () => {
  const endless = { S0: 3, T2star: 1e18, phi: 0.4, df: 0.1 };
  const roles = { ...all(complexMultiEcho), T2star: 'known' } as const;

  it.each([2, 8, 128])('of %d echoes has the exact bounds of Rife and Boorstyn', (N) => {
    const protocol = Array.from({ length: N }, (_, TE) => ({ TE }));
    const [σ, A] = [0.3, endless.S0];
    const found = boundOf(complexMultiEcho, { tissue: endless, protocol, noise: complexGaussian(σ), roles }).parameters;
    expectClose(found.S0.sd ** 2, σ ** 2 / N, 1e-11);
    expectClose(found.df.sd ** 2, (12 * σ ** 2) / (4 * Math.PI ** 2 * A ** 2 * N * (N ** 2 - 1)), 1e-11);
    expectClose(found.phi.sd ** 2, (2 * σ ** 2 * (2 * N - 1)) / (A ** 2 * N * (N + 1)), 1e-11);
  });

  // The rest of the real one, which turns the other way, is left out: its part is O(1/N).
  it.each([
    [0.1, 0.3],
    [0.237, 1.2],
    [0.31, -2],
  ])('a real one, f = %d, φ = %d, has twice their variances but for 2 % at 128 samples and 0.2 % at 1280', (f, phi) => {
    const off = (N: number): number => {
      const protocol = Array.from({ length: N }, (_, k) => ({ t: k, TE: k }));
      const real = boundOf(cosine, { tissue: { A: 3, f, phi }, protocol, noise: gaussian(0.3) }).parameters;
      const turning = boundOf(complexMultiEcho, {
        tissue: endless,
        protocol,
        noise: complexGaussian(0.3),
        roles,
      }).parameters;
      const pairs = [
        [real.A, turning.S0],
        [real.f, turning.df],
        [real.phi, turning.phi],
      ] as const;
      return Math.max(...pairs.map(([one, other]) => Math.abs((one.sd / other.sd) ** 2 / 2 - 1)));
    };
    expect(off(128)).toBeLessThan(0.02);
    expect(off(128)).toBeGreaterThan(0.003);
    expect(off(1280)).toBeLessThan(0.002);
  });
});

it('a decay far longer than the record is only a matter of units: raw condition up to 1e30, scaled about 10', () => {
  const protocol = Array.from({ length: 200 }, (_, k) => ({ t: k * 0.01 }));
  const bound = boundOf(dampedCosine, { tissue: { A: 1, tau: 1e6, f: 5, phi: 0.3 }, protocol });
  const diagonal = bound.fisher.map((row, i) => row[i]!);
  expect(Math.max(...diagonal) / Math.min(...diagonal)).toBeGreaterThan(1e20);
  expect(bound.conditionNumber).toBeGreaterThan(5);
  expect(bound.conditionNumber).toBeLessThan(20);
});
