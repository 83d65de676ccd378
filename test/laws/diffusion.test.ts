// Diffusion weighting: kurtosis and the tensor. One direction alone is held as a decay, two pools as two components (decays.test.ts).
import { numbers } from '@fishergrad/engine';
import { type AnyModel, diffusion, diffusionKurtosis, diffusionTensor, type Role } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';
import { lost } from '../support/lost.ts';
import { over, samplesOver } from '../support/over.ts';
import { refused } from '../support/refusal.ts';

describe('diffusional kurtosis', () => {
  const tissue = { S0: 1, D: 1e-9, K: 1 };

  it('of 0 is Gaussian diffusion', () => {
    const at = [0, 3e8, 1e9, 2.5e9];
    expectAllClose(
      samplesOver(diffusionKurtosis, { S0: 3, D: 0.7e-9, K: 0 }, 'b', at),
      samplesOver(diffusion, { S0: 3, D: 0.7e-9 }, 'b', at),
    );
  });

  it('turns at b = 3/(DK), before and after which the formula is the same', () => {
    const turn = 3 / 0.7e-9 / 0.9;
    for (const off of [0.1, 0.5, 1]) {
      const [before, after] = samplesOver(diffusionKurtosis, { S0: 3, D: 0.7e-9, K: 0.9 }, 'b', [
        turn * (1 - off),
        turn * (1 + off),
      ]);
      expectClose(after, before!, 1e-14);
    }
  });

  // At b₁ + b₂ = 3/(DK) the slopes in S0 and D are one, and K is what the log of the ratio of both samples says.
  it('is known best by two b-values, which tell neither S0 nor D', () => {
    const [near, far] = [Math.exp(-0.5 + 0.25 / 6), Math.exp(-2.5 + 6.25 / 6)];
    const averages = [1 / (1 + Math.E), Math.E / (1 + Math.E)];
    const { gone, remaining } = lost(diffusionKurtosis, { tissue, averages, protocol: over('b', [0.5e9, 2.5e9]) });
    expect(gone).toEqual(['D', 'S0']);
    expectClose(remaining['K'], 0.02 * (1 / near + 1 / far), 1e-11);
  });

  it('takes three b-values', () => {
    expect(lost(diffusionKurtosis, { tissue, protocol: over('b', [0, 1e9, 1e9, 0]) }).rank).toBe(2);
    expect(boundOf(diffusionKurtosis, { tissue, protocol: [{ b: 0 }, { b: 1e9 }, { b: 2e9 }] }).names).toHaveLength(3);
  });
});

describe('the diffusion tensor', () => {
  type Vector = readonly [number, number, number];
  const along = (directions: readonly Vector[], b = 1e9) =>
    directions.map((v) => {
      const [gx, gy, gz] = v.map((x) => x / Math.hypot(...v)) as unknown as Vector;
      return { b, gx, gy, gz };
    });
  const plain = { b: 0, gx: 0, gy: 0, gz: 0 };
  const faces: Vector[] = [
    [1, 0, 1],
    [-1, 0, 1],
    [0, 1, 1],
    [0, 1, -1],
    [1, 1, 0],
    [-1, 1, 0],
  ];
  const round = { S0: 2, Dxx: 0.8e-9, Dyy: 0.8e-9, Dzz: 0.8e-9, Dxy: 0, Dxz: 0, Dyz: 0 };
  const { tissue } = diffusionTensor.typical;

  it('that is round is one diffusion coefficient along every direction', () => {
    const found = diffusionTensor.signal(
      numbers,
      round,
      along([
        [1, 2, 3],
        [0, -1, 0],
        [5, -2, 0.3],
      ]),
    );
    expectAllClose(found, new Array<number>(3).fill(2 * Math.exp(-0.8)));
  });

  it('has along x, y and z its diagonal, and twice what is mixed in between', () => {
    const found = diffusionTensor.signal(
      numbers,
      tissue,
      along([
        [1, 0, 0],
        [0, 0, 1],
        [1, 1, 0],
        [0, 1, -1],
      ]),
    );
    const { Dxx, Dyy, Dzz, Dxy, Dyz } = tissue;
    const wanted = [Dxx, Dzz, (Dxx + Dyy) / 2 + Dxy, (Dyy + Dzz) / 2 - Dyz];
    expectAllClose(
      found,
      wanted.map((D) => Math.exp(-1e9 * D)),
    );
  });

  // Each component is a combination of the logs of the seven samples: Dxz = (d₁ − d₂)/2, MD = Σd/6, d = ln(s₀/s)/b.
  it('has by one image and six directions the SDs of the logs of seven samples', () => {
    const bound = boundOf(diffusionTensor, { tissue: round, protocol: [plain, ...along(faces)] });
    const unit = 0.02 / 2 / 1e9; // σ/(S0 b)
    for (const name of ['Dxy', 'Dxz', 'Dyz'] as const)
      expectClose(bound.parameters[name].sd, (unit * Math.exp(0.8)) / Math.SQRT2, 1e-12);
    expectClose(bound.derived['MD']!.sd, unit * Math.sqrt(1 + Math.exp(1.6) / 6), 1e-12);
    expectClose(bound.parameters.S0.sd, 0.02, 1e-12);
  });

  it('has one bound for g and −g, and one of MD in every frame', () => {
    const twelve = along([...faces, [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 2, 3], [3, -1, 2], [-2, 1, 1]]);
    const bound = boundOf(diffusionTensor, { protocol: [plain, ...twelve] });
    const flipped = twelve.map(({ b, gx, gy, gz }) => ({ b, gx: -gx, gy: -gy, gz: -gz }));
    expect(boundOf(diffusionTensor, { protocol: [plain, ...flipped] }).parameters).toEqual(bound.parameters);
    // Turned by 90° about z: x becomes y, y becomes −x.
    const turned = twelve.map(({ b, gx, gy, gz }) => ({ b, gx: -gy, gy: gx, gz }));
    const { Dxx, Dyy, Dxy, Dxz, Dyz } = tissue;
    const other = boundOf(diffusionTensor, {
      tissue: { ...tissue, Dxx: Dyy, Dyy: Dxx, Dxy: -Dxy, Dxz: -Dyz, Dyz: Dxz },
      protocol: [plain, ...turned],
    });
    expectClose(other.derived['MD']!.sd, bound.derived['MD']!.sd, 1e-12);
    for (const [here, there] of [
      ['Dxx', 'Dyy'],
      ['Dxz', 'Dyz'],
      ['Dxy', 'Dxy'],
      ['Dzz', 'Dzz'],
    ] as const)
      expectClose(other.parameters[there].sd, bound.parameters[here].sd, 1e-12);
  });

  // Of a tensor of axes a, b, c: √((a − b)² + (b − c)² + (c − a)²) / √(2 (a² + b² + c²)).
  it('has for FA that of its eigenvalues, in every frame', () => {
    const FA = (tensor: Partial<typeof tissue>) => diffusionTensor.derived!['FA']!.of(numbers, { ...round, ...tensor });
    expectClose(FA({ Dxx: 3e-9, Dyy: 2e-9, Dzz: 1e-9 }), Math.sqrt(6 / 28), 1e-15);
    expectClose(FA({ Dxx: 1e-9, Dyy: 0, Dzz: 0 }), 1, 1e-15);
    // 1 and 3 along the diagonals of the plane of y and z; and a stick along (1, 1, 1)
    expectClose(FA({ Dxx: 2e-9, Dyy: 2e-9, Dzz: 2e-9, Dyz: 1e-9 }), Math.sqrt(6 / 28), 1e-15);
    const all = { Dxx: 1e-9, Dyy: 1e-9, Dzz: 1e-9 };
    expectClose(FA({ ...all, Dxy: 1e-9, Dxz: 1e-9, Dyz: 1e-9 }), 1, 1e-15);
    expect(FA({})).toBe(0);
  });

  // On axes a, b, b slopes in what is mixed are 0, and ∂FA/∂a = −(a/b) ∂FA/∂b with FA = (a − b)/√(a² + 2b²).
  it('has for FA the SD of the delta method by hand', () => {
    const [main, across] = [1.7e-9, 0.3e-9];
    const bound = boundOf(diffusionTensor, {
      tissue: { ...round, Dxx: main, Dyy: across, Dzz: across },
      protocol: [plain, ...along([...faces, [1, 2, 3], [3, -1, 2]])],
    });
    const slope = (across * (2 * across + main)) / (main ** 2 + 2 * across ** 2) ** 1.5;
    const slopes = { Dxx: slope, Dyy: (-slope * main) / across / 2, Dzz: (-slope * main) / across / 2 };
    const names = ['Dxx', 'Dyy', 'Dzz'] as const;
    const covariance = (x: (typeof names)[number], y: (typeof names)[number]): number =>
      bound.correlation[bound.names.indexOf(x)]![bound.names.indexOf(y)]! *
      bound.parameters[x].sd *
      bound.parameters[y].sd;
    const variance = names.flatMap((x) => names.map((y) => slopes[x] * slopes[y] * covariance(x, y)));
    expectClose(bound.derived['FA']!.sd, Math.sqrt(variance.reduce((sum, each) => sum + each, 0)), 1e-12);
  });

  const cone = [0, 1, 2, 3, 4, 5].map((k): Vector => [Math.cos(k), Math.sin(k), 0.6]);
  it.each([
    ['five directions', [plain, ...along(faces.slice(0, 5))], 6, ['Dxx', 'Dxy', 'Dyy', 'Dzz']],
    [
      'six of which two are opposite',
      [plain, ...along([...faces.slice(0, 5), [-1, -1, 0]])],
      6,
      ['Dxx', 'Dxy', 'Dyy', 'Dzz'],
    ],
    ['directions in a plane', [plain, ...along(cone.map(([x, y]) => [x, y, 0]))], 4, ['Dxz', 'Dyz', 'Dzz']],
    ['directions on a cone', [plain, ...along(cone)], 6, ['Dxx', 'Dyy', 'Dzz']],
    ['one b-value', along([...faces, [1, 2, 3]]), 6, ['Dxx', 'Dyy', 'Dzz', 'S0']],
  ] as const)('cannot be told by %s', (_, protocol, rank, gone) => {
    expect(lost(diffusionTensor, { tissue, protocol })).toMatchObject({ rank, gone });
  });

  const study = (gx: string, b = '0, 1000') => `model: diffusionTensor
tissue: { S0: 1, Dxx: 1e-3 mm²/s, Dyy: 1e-3 mm²/s, Dzz: 1e-3 mm²/s, Dxy: 0 mm²/s, Dxz: 0 mm²/s, Dyz: 0 mm²/s }
protocol:
  b: ${b} s/mm²
  gx: ${gx}
  gy: 0
  gz: 0, 0.8
noise: { kind: gaussian, sigma: 0.02 }
estimate: [S0]
`;

  it('takes directions of unit length only, but any where b is 0', () => {
    refused(
      study('0, 0.7'),
      5,
      /gx must be that of a unit vector .*; divide gx, gy and gz by their length: acquisition/,
    );
    refused(study('0, 0.602'), 5, /gx must be that of a unit vector .* acquisition 2 has b = 1000 s\/mm²/);
    refused(study('0, 0.6', '1, 1000'), 5, /acquisition 1 has b = 1 s\/mm²/);
    const rounded = Math.round(1e3 * Math.SQRT1_2) / 1e3;
    const unit = [plain, { b: 1e9, gx: rounded, gy: 0, gz: rounded }, { b: 1e9, gx: 1 + Number.EPSILON, gy: 0, gz: 0 }];
    const roles = Object.fromEntries(Object.keys(tissue).map((name) => [name, name === 'S0' ? 'estimate' : 'known']));
    expect(
      boundOf(diffusionTensor as AnyModel, { protocol: unit, roles: roles as Record<string, Role> }).names,
    ).toEqual(['S0']);
    expect(() => boundOf(diffusionTensor, { protocol: [{ b: 1e9, gx: 1, gy: 1, gz: 0 }] })).toThrow(
      'acquisition 1: gx must be that of a unit vector',
    );
  });
});
