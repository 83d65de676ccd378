// Models of complex samples: closed forms, limits, and what can be told from what.
import { type Arithmetic, Complex, gradient, jacobian, numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  channelled,
  complexGaussian,
  complexMultiEcho,
  NotIdentifiable,
  t2star,
  waterFat,
  waterFatPhase,
  waterFatSinglePeak,
} from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';

type Numbers = Readonly<Record<string, number>>;

const samples = (model: AnyModel, tissue: Numbers, protocol: readonly Numbers[]): number[] =>
  channelled(model.signal(numbers, tissue, protocol));
const σ = 0.02;
const noise = complexGaussian(σ);

describe('complexMultiEcho', () => {
  const tissue = { S0: 3, T2star: 0.02, phi: 0.4, df: 40 };

  it('starts at S0 e^(iφ), turns forward for a positive offset, and is back after one period', () => {
    const still = { ...tissue, T2star: Infinity };
    expectAllClose(samples(complexMultiEcho, still, [{ TE: 0 }]), [3 * Math.cos(0.4), 3 * Math.sin(0.4)]);
    expectAllClose(samples(complexMultiEcho, { ...still, phi: 0 }, [{ TE: 1 / 160 }]), [0, 3]);
    expectAllClose(samples(complexMultiEcho, tissue, [{ TE: 0.025 }]), [
      3 * Math.exp(-1.25) * Math.cos(0.4),
      3 * Math.exp(-1.25) * Math.sin(0.4),
    ]);
  });

  it('tells S0 and T2* as t2star does from real samples, and φ and Δf apart from both', () => {
    const protocol = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14].map((TE) => ({ TE: TE / 1e3 }));
    const found = boundOf(complexMultiEcho, { tissue: { S0: 1, T2star: 0.01, phi: 0.5, df: 25 }, protocol, noise });
    const real = boundOf(t2star, { tissue: { S0: 1, T2star: 0.01 }, protocol });
    expectClose(found.parameters.T2star.sd, 3.50778e-4, 2e-6); // Table A
    for (const name of ['S0', 'T2star'] as const)
      expectClose(found.parameters[name].sd, real.parameters[name].sd, 1e-12);
    for (const [i, k] of [
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ] as const)
      expect(Math.abs(found.correlation[i]![k]!)).toBeLessThan(1e-14);
  });

  it('has the SD of Δf of two phases: σ/S0 √(1 + e^(2x)) / (2πΔTE), x = ΔTE/T2*', () => {
    for (const ΔTE of [0.005, 0.02, 0.04]) {
      const found = boundOf(complexMultiEcho, { tissue, noise, protocol: [{ TE: 0 }, { TE: ΔTE }] });
      const wanted = ((σ / 3) * Math.sqrt(1 + Math.exp((2 * ΔTE) / 0.02))) / (2 * Math.PI * ΔTE);
      expectClose(found.parameters.df.sd, wanted, 1e-12);
      expectClose(found.parameters.phi.sd, σ / 3, 1e-12);
    }
  });

  it('cannot tell its four parameters from one complex echo', () => {
    expect(() => boundOf(complexMultiEcho, { tissue, noise, protocol: [{ TE: 0.01 }] })).toThrow(NotIdentifiable);
    expect(() =>
      boundOf(complexMultiEcho, { tissue, noise, protocol: [{ TE: 0.01 }, { TE: 0.01 }, { TE: 0.01 }] }),
    ).toThrow(NotIdentifiable);
  });

  it('is the cisoid of Rife and Boorstyn without decay', () => {
    const N = 32;
    const roles = { ...all(complexMultiEcho), T2star: 'known' } as const;
    const { parameters } = boundOf(complexMultiEcho, {
      ...{ tissue: { S0: 1.5, T2star: Infinity, phi: 0.7, df: 0.21 }, noise, roles },
      protocol: Array.from({ length: N }, (_, k) => ({ TE: k })),
    });
    expectClose(parameters.S0.sd, σ / Math.sqrt(N), 1e-12);
    expectClose(parameters.df.sd, (Math.sqrt(12 / (N * (N * N - 1))) * σ) / (2 * Math.PI * 1.5), 1e-12);
    expectClose(parameters.phi.sd, (Math.sqrt((2 * (2 * N - 1)) / (N * (N + 1))) * σ) / 1.5, 1e-12);
  });
});

describe('the six peaks of fat', () => {
  const fat = { Wr: 0, Wi: 0, Fr: 1, Fi: 0, df: 0, R2star: 0 };
  const after = (turns: number, B0: number): number[] =>
    samples(waterFat, fat, [{ TE: turns / (42.577478518 * B0), B0 }]);

  // n turns per ppm: a peak at p ppm has turned n p times. At n = 50 all are whole but −0.39 ppm, which is half a turn off, …
  it.each([
    [0, 0.999, 0],
    [50, 0.999 - 2 * 0.039, 0],
    [25, 0.956 - 0.004, 0.039],
    [-25, 0.956 - 0.004, -0.039],
  ])('have turned to where they must be after %d turns per ppm', (turns, re, im) => {
    for (const B0 of [1.5, 3]) {
      const found = after(turns, B0);
      expectClose(found[0], re, 0, 1e-12);
      expectClose(found[1], im, 0, 1e-12);
    }
  });

  it('turn back at first, because fat resonates lower: by their mean, −3.01377 ppm', () => {
    const model = waterFat as unknown as AnyModel;
    const { jacobian: J } = jacobian(
      numbers,
      (a, [TE]) => {
        const tissue = Object.fromEntries(Object.entries(fat).map(([name, x]) => [name, a.constant(x)]));
        return channelled(model.signal(a, tissue, [{ TE: TE!, B0: a.constant(3) }]));
      },
      [0],
    );
    expectAllClose(J.flat(), [0, 2 * Math.PI * -3.01377 * 3 * 42.577478518]);
  });
});

describe('water and fat', () => {
  const echoes = (B0: number): Numbers[] => [1.1, 2.3, 3.7, 5.2, 8.9].map((TE) => ({ TE: TE / 1e3, B0 }));

  it('are a single species without fat, or without water', () => {
    const protocol = echoes(3);
    const one = { S0: 2, T2star: 1 / 40, phi: 0, df: 30 };
    const rest = { df: 30, R2star: 40 };
    const wanted = samples(complexMultiEcho, one, protocol);
    expectAllClose(samples(waterFat, { ...rest, Wr: 2, Wi: 0, Fr: 0, Fi: 0 }, protocol), wanted);
    expectAllClose(samples(waterFatPhase, { ...rest, W: 2, F: 0, phi: 0 }, protocol), wanted);
    const fat = { ...rest, Wr: 0, Wi: 0, Fr: 0, Fi: 2, shift: -217 };
    expectAllClose(
      samples(waterFatSinglePeak, fat, protocol),
      samples(complexMultiEcho, { ...one, phi: Math.PI / 2, df: 30 - 217 }, protocol),
    );
  });

  it('with a common phase are those with two equal ones', () => {
    for (const { tissue, protocol } of sampled(waterFatPhase, 20)) {
      const { W, F, phi, df, R2star } = tissue as Record<'W' | 'F' | 'phi' | 'df' | 'R2star', number>;
      const [c, s] = [Math.cos(phi), Math.sin(phi)];
      const apart = { Wr: W * c, Wi: W * s, Fr: F * c, Fi: F * s, df, R2star };
      expectAllClose(samples(waterFatPhase, tissue, protocol), samples(waterFat, apart, protocol));
    }
  });

  it('have a fat fraction whose slopes lose no digit, however unequal the two, forward and reverse', () => {
    const PDFF = <T>(a: Arithmetic<T>, [W, F]: readonly T[]): T =>
      waterFatPhase.derived!['PDFF']!.of(a, { W: W!, F: F!, phi: W!, df: W!, R2star: W! });
    for (const [W, F] of [
      [0.1, 1.6e10],
      [3, 1],
      [1, 0],
      [5, -2e-9],
    ] as const) {
      const forward = jacobian(numbers, (a, x) => [PDFF(a, x)], [W, F]).jacobian[0]!;
      for (const slopes of [forward, gradient(numbers, PDFF, [W, F]).gradient]) {
        expectClose(slopes[0], -F / (W + F) ** 2, 2e-15);
        expectClose(slopes[1], W / (W + F) ** 2, 2e-15);
      }
    }
  });

  it('at twice the field are the same at half the echo times, with rates twice as high', () => {
    const { tissue } = waterFat.typical;
    const twice = { ...tissue, df: 2 * tissue.df, R2star: 2 * tissue.R2star };
    const half = echoes(3).map(({ TE }) => ({ TE: TE! / 2, B0: 6 }));
    expectAllClose(samples(waterFat, twice, half), samples(waterFat, tissue, echoes(3)));
  });

  it('have the fat fraction of their sizes, whatever the phases', () => {
    const of = waterFat.derived!['PDFF']!.of;
    for (const [w, f] of [
      [0, 1],
      [2, -0.5],
      [3, 3],
    ] as const) {
      const tissue = { Wr: 3 * Math.cos(w), Wi: 3 * Math.sin(w), Fr: Math.cos(f), Fi: Math.sin(f), df: 0, R2star: 0 };
      expectClose(of(numbers, tissue), 0.25, 1e-15);
    }
    const { W: _, ...phase } = waterFatPhase.typical.tissue;
    expect(waterFatPhase.derived!['PDFF']!.of(numbers, { ...phase, W: 3, F: 1 })).toBe(0.25);
  });

  // W, F and R2* − i 2πΔf are complex numbers on which S depends analytically: what is known of them has no preferred direction
  // in its plane, and the phase of F/W says nothing about its size.
  it('have the same fat fraction with a common phase, and a better known field and decay', () => {
    for (const F of [0.02, 0.3, 0.7]) {
      const rest = { df: 20, R2star: 35 };
      const free = boundOf(waterFat, { tissue: { ...rest, Wr: 1 - F, Wi: 0, Fr: F, Fi: 0 }, noise });
      const tied = boundOf(waterFatPhase, { tissue: { ...rest, W: 1 - F, F, phi: 0 }, noise });
      expectClose(tied.derived['PDFF']!.sd, free.derived['PDFF']!.sd, 1e-12);
      for (const name of ['df', 'R2star'] as const)
        expect(tied.parameters[name].sd).toBeLessThan(0.999 * free.parameters[name].sd);
    }
  });

  // Three echoes a third of a beat apart, field and decay known: each of four numbers has the variance of a mean of three.
  it('of three echoes a third of a beat apart are as certain as three averages', () => {
    const protocol = [0, 1, 2].map((k) => ({ TE: k / (3 * 217) }));
    const roles = { ...all(waterFatSinglePeak), df: 'known', R2star: 'known', shift: 'known' } as const;
    const tissue = { ...waterFatSinglePeak.typical.tissue, R2star: 0 };
    const { parameters } = boundOf(waterFatSinglePeak, { tissue, noise, roles, protocol });
    for (const name of ['Wr', 'Wi', 'Fr', 'Fi'] as const) expectClose(parameters[name].sd, σ / Math.sqrt(3), 1e-12);
  });

  it('need more than two complex echoes once the field is unknown, with any number of averages', () => {
    const roles = { ...all(waterFatSinglePeak), R2star: 'known', shift: 'known' } as const;
    const times = [0.0023, 0.0046, 0.0073].map((TE) => ({ TE }));
    const experiment = { noise, roles, averages: [50, 50] };
    expect(() => boundOf(waterFatSinglePeak, { ...experiment, protocol: times.slice(0, 2) })).toThrow(NotIdentifiable);
    expect(boundOf(waterFatSinglePeak, { noise, roles, protocol: times }).names).toHaveLength(5);
  });

  it('cannot be told apart where their echoes all lie whole beats from each other', () => {
    const protocol = [1, 2, 3, 4, 5].map((k) => ({ TE: k / 217 }));
    expect(() => boundOf(waterFatSinglePeak, { noise, protocol })).toThrow(NotIdentifiable);
  });

  it('are complex samples', () => {
    for (const model of [complexMultiEcho, waterFat, waterFatPhase, waterFatSinglePeak] as unknown as AnyModel[]) {
      const found = model.signal(numbers, model.typical.tissue, model.typical.protocol);
      expect(found.every((sample) => sample instanceof Complex)).toBe(true);
    }
  });
});
