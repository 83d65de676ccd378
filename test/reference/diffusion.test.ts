// Laws of diffusion weighting, from their closed forms; x = b D, SNR = S0/σ.
import { diffusion, diffusionKurtosis, diffusionTensor, gaussian, ivim } from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { excessOfDeterminant, excessOfVariance, expectLeast, steps, unidentifiable } from '../support/designs.ts';
import { all, boundOf } from '../support/experiment.ts';

const noise = gaussian(1);

describe('the apparent diffusion coefficient', () => {
  const D = 0.8e-9; // m²/s, brain
  const at = (x: readonly number[]) => x.map((each) => ({ b: each / D }));
  const cov = (x: readonly number[], averages?: readonly number[]): number =>
    boundOf(diffusion, { tissue: { S0: 1, D }, protocol: at(x), noise, ...(averages && { averages }) }).parameters.D
      .relativeSd;

  it('follows the laws of decays: √(1 + e^(2x))/x from 0 and x, best at b D = 1.1089 for equal averages', () => {
    for (const x of [0.3, 0.8, 2.2]) expectClose(cov([0, x]), Math.sqrt(1 + Math.exp(2 * x)) / x, 1e-13);
    expectLeast((x) => cov([0, x]), 1.108857552878545, 1e-3, 2e-6);
  });

  it('has CoV 3.5911/(SNR √N) at best, with b D = 1.2785 3.59 times as often as b = 0; D-optimal is b D = 1', () => {
    const [best, least] = [1.278464542761074, 3.591121476668622];
    const design = { model: diffusion, tissue: { S0: 1, D }, noise, roles: all(diffusion) };
    const averages = [1 / (1 + least), least / (1 + least)];
    const candidates = at(steps(0, 10, 2000));
    expectClose(cov([0, best], averages), least, 1e-13);
    expectClose(excessOfVariance({ ...design, protocol: at([0, best]), averages }, 'D', candidates), 1, 1e-11);
    expectClose(excessOfDeterminant({ ...design, protocol: at([0, 1]), averages: [0.5, 0.5] }, candidates), 1, 1e-12);
  });
});

// ln S = ln S0 − b D + b² D² K/6. Two b-values with b₁ + b₂ = 3/(D K) tell K alone: multiples aᵢ of their slopes of which those
// in S0 and D cancel have |aᵢ| Sᵢ = 6/(D² (b₂² − b₁²)).
describe('kurtosis at D = 1 µm²/ms, K = 1, within b ≤ 2.5 ms/µm²', () => {
  const tissue = { S0: 1, D: 1e-9, K: 1 };
  const at = (b: readonly number[]) => b.map((each) => ({ b: each * 1e9 }));
  const signal = (b: number): number => Math.exp(-b + (b * b) / 6);
  const best = 1 / signal(0.5) + 1 / signal(2.5);

  it('is told by b = 0.5 and 2.5 though F is singular, best in the shares 1/(1 + e) and e/(1 + e)', () => {
    expectClose(signal(0.5) / signal(2.5), Math.E, 1e-14);
    const sd = (share: number): number => {
      const found = unidentifiable(() =>
        boundOf(diffusionKurtosis, { tissue, protocol: at([0.5, 2.5]), averages: [1 - share, share], noise }),
      );
      expect([found.rank, found.estimable]).toEqual([2, ['K']]);
      return found.remaining['K']!;
    };
    expectClose(sd(Math.E / (1 + Math.E)), best, 1e-11);
    expectLeast(sd, Math.E / (1 + Math.E), 3e-4, 1e-6);
  });

  it('which is never beaten, and to which a trace of a third adds nothing', () => {
    const image = fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true }));
    const sd = (protocol: readonly number[], averages: readonly number[]): number =>
      boundOf(diffusionKurtosis, { tissue, protocol: at(protocol), averages, noise }).parameters.K.sd;
    fc.assert(
      fc.property(fc.array(image, { minLength: 3, maxLength: 9 }), (drawn) => {
        let last = -0.1; // the first may be 0
        const found = drawn.map(([gap]) => (last += gap));
        const values = found.map((each) => each * Math.min(1, 2.5 / last));
        const averages = drawn.map(([, w]) => w);
        const N = averages.reduce((sum, w) => sum + w, 0);
        expect(sd(values, averages) * Math.sqrt(N)).toBeGreaterThan(best);
      }),
      { numRuns: 300, seed: 12 },
    );
    const share = Math.E / (1 + Math.E);
    expectClose(sd([0.5, 2.5, 1.2], [1 - share, share, 1e-3]), best, 1e-9);
  });

  it('is not told by two others, nor is anything else', () => {
    const found = unidentifiable(() => boundOf(diffusionKurtosis, { tissue, protocol: at([0.5, 2]), noise }));
    expect([found.rank, found.estimable]).toEqual([2, []]);
    const three = unidentifiable(() =>
      boundOf(diffusionKurtosis, { tissue, protocol: at([0.4, 2, 0.4, 2, 2]), noise }),
    );
    expect([three.rank, three.estimable]).toEqual([2, []]);
  });

  it('with b = 0 and S0 from it follows the parabola of ln S, three images and three unknowns', () => {
    const { parameters } = boundOf(diffusionKurtosis, { tissue, protocol: at([0, 1, 2.5]), noise });
    const [x, y] = [1, 2.5]; // D² K/6 = ((l₂ − l₀)/y − (l₁ − l₀)/x)/(y − x), D = …
    const inCurve = [1 / (x * y), -1 / (x * (y - x)), 1 / (y * (y - x))]; // ∂(D² K/6)/∂lᵢ
    const inD = [1 / x + 1 / y, -y / (x * (y - x)), x / (y * (y - x))];
    const inK = inCurve.map((each, i) => 6 * each - 2 * inD[i]!);
    const spread = (slopes: readonly number[]) => Math.hypot(...slopes.map((each, i) => each / signal([0, x, y][i]!)));
    expectClose(parameters.D.sd * 1e9, spread(inD), 1e-11);
    expectClose(parameters.K.sd, spread(inK), 1e-11);
  });
});

// The six axes of an icosahedron: the mean of their coefficients is the mean diffusivity.
describe('mean diffusivity of seven images', () => {
  const golden = (1 + Math.sqrt(5)) / 2;
  const size = Math.hypot(1, golden);
  const axes = [
    [1, golden, 0],
    [-1, golden, 0],
    [0, 1, golden],
    [0, -1, golden],
    [golden, 0, 1],
    [golden, 0, -1],
  ].map((axis) => axis.map((x) => x / size));
  const tissue = { S0: 1, Dxx: 1.4e-9, Dyy: 0.5e-9, Dzz: 0.6e-9, Dxy: 0.2e-9, Dxz: -0.1e-9, Dyz: 0.15e-9 };
  const b = 1e9;
  const protocol = [{ b: 0, gx: 1, gy: 0, gz: 0 }, ...axes.map(([gx, gy, gz]) => ({ b, gx: gx!, gy: gy!, gz: gz! }))];

  it('is 1/b √(1/S0² + Σ 1/Sₖ²/36) σ, for any tensor', () => {
    const along = axes.map(([x, y, z]) => {
      const { Dxx, Dyy, Dzz, Dxy, Dxz, Dyz } = tissue;
      return x! * x! * Dxx + y! * y! * Dyy + z! * z! * Dzz + 2 * (x! * y! * Dxy + x! * z! * Dxz + y! * z! * Dyz);
    });
    expectClose(
      along.reduce((sum, d) => sum + d / 6, 0),
      (tissue.Dxx + tissue.Dyy + tissue.Dzz) / 3,
      1e-14,
    );
    const wanted = Math.sqrt(1 + along.reduce((sum, d) => sum + Math.exp(2 * b * d), 0) / 36) / b;
    expectClose(boundOf(diffusionTensor, { tissue, protocol, noise }).derived['MD']!.sd, wanted, 1e-11);
  });

  it('is not told by five directions', () => {
    const found = unidentifiable(() => boundOf(diffusionTensor, { tissue, protocol: protocol.slice(0, 6), noise }));
    expect(found.rank).toBe(6);
    expect(found.derived['MD']).toBeUndefined();
  });
});

describe('perfusion in diffusion', () => {
  const tissue = { S0: 1, f: 0.1, D: 1e-9, Dstar: 20e-9 };
  const protocol = [0, 10, 20, 40, 80, 110, 140, 170, 200, 400, 800].map((b) => ({ b: b * 1e6 }));
  const bound = (changes: Partial<typeof tissue>) =>
    boundOf(ivim, { tissue: { ...tissue, ...changes }, protocol, noise: gaussian(0.02) });

  it('is poorly determined: at S0/σ = 50 f has a third of itself as SD and D* more than half, D a tenth', () => {
    const { f, D, Dstar } = bound({}).parameters;
    expect(f.relativeSd).toBeGreaterThan(0.2);
    expect(Dstar.relativeSd).toBeGreaterThan(0.5);
    expect(D.relativeSd).toBeLessThan(0.15);
  });

  it('without a fraction cannot tell D*, and with D* = D neither f nor one from the other', () => {
    const none = unidentifiable(() => bound({ f: 0 }));
    expect(none.directions.map((each) => each.map(({ name }) => name))).toEqual([['Dstar']]);
    const same = unidentifiable(() => bound({ Dstar: 1e-9 }));
    expect([same.rank, same.estimable]).toEqual([2, ['S0']]);
  });

  it('names its parts as it likes: D and D* may change places with f and 1 − f', () => {
    const [one, other] = [bound({}), bound({ f: 0.9, D: 20e-9, Dstar: 1e-9 })];
    expectClose(other.parameters.D.sd, one.parameters.Dstar.sd, 1e-10);
    expectClose(other.parameters.Dstar.sd, one.parameters.D.sd, 1e-10);
    expectClose(other.parameters.f.sd, one.parameters.f.sd, 1e-10);
  });
});
