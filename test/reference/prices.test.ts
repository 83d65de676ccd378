// What noise and unknowns cost: factors of an SD, held to 50-digit quadrature (tools/reference/noises.py) and to the printed
// digits of others.
import {
  amplitude,
  correlatedGaussian,
  crlb,
  exponentialDecay,
  gaussian,
  molli,
  noncentralChi,
  poisson,
  ratio,
  rician,
  t2star,
  t2starOffset,
} from '@fishergrad/models';
import { formulaModel } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';
import reference from './noises.json' with { type: 'json' };

type Row = readonly [number, number, number];

describe('the ultrashort-echo-time preset', () => {
  it.each([
    [reference.offset[0]!, '3.51', '13.2'],
    [reference.offset[1]!, '4.42', '34.8'],
  ])('pays for an unknown offset: %j', ([ms, without, with_], ...printed) => {
    const T2star = ms! / 1e3;
    const { relativeSd } = boundOf(t2star, { tissue: { S0: 1, T2star } }).parameters.T2star;
    const dear = boundOf(t2starOffset, { tissue: { S0: 1, T2star, C: 0 } }).parameters.T2star.relativeSd;
    expectClose(relativeSd, without!, 1e-12);
    expectClose(dear, with_!, 1e-11);
    expect([(100 * relativeSd).toFixed(2), (100 * dear).toFixed(1)]).toEqual(printed);
  });

  const sd = (ms: number, noise: ReturnType<typeof gaussian>): number =>
    boundOf(t2star, { tissue: { S0: 1, T2star: ms / 1e3 }, noise }).parameters.T2star.sd;

  it.each([
    [1, 50, '1.18'],
    [1, 20, '1.98'],
    [1, 10, '3.59'],
    [10, 50, '1.001'],
    [10, 20, '1.008'],
    [10, 10, '1.035'],
  ])('pays for magnitudes at T2* %d ms and SNR %d: %s', (ms, snr, printed) => {
    const [, , wanted] = (reference['rician price'] as unknown as Row[]).find(([T, S]) => T === ms && S === snr)!;
    const price = sd(ms, rician(1 / snr)) / sd(ms, gaussian(1 / snr));
    expectClose(price, wanted, 1e-12);
    expect(price.toFixed(printed.length - 2)).toBe(printed);
  });

  it.each(reference['price of 4 coils'] as unknown as Row[])(
    'pays for four coils at T2* %d ms and SNR %d: %d',
    (ms, snr, wanted) => {
      expectClose(sd(ms, noncentralChi(1 / snr, 4)) / sd(ms, gaussian(1 / snr)), wanted, 1e-10);
    },
  );
});

describe('MOLLI 5(3)3', () => {
  it.each(reference['molli price'])('pays for magnitudes at T1 %d ms, B/A %d and SNR %d: %d', (T1, c, snr, wanted) => {
    const tissue = { A: 1, B: c, T1star: T1 / 1e3 / (c - 1) };
    const sdOf = (noise: ReturnType<typeof gaussian>): number => boundOf(molli, { tissue, noise }).derived['T1']!.sd;
    expectClose(sdOf(rician(1 / snr)) / sdOf(gaussian(1 / snr)), wanted, 1e-12);
  });

  it('pays 1.084 and 1.224 with an inversion time near the null, at SNR 25 and 10', () => {
    const prices = reference['molli price']
      .filter(([T1, c]) => T1 === 1500 && c === 1.9)
      .map(([, , , price]) => price!);
    expect(prices.map((price) => price.toFixed(3))).toEqual(['1.084', '1.224']);
  });
});

describe('two echoes of magnitudes, the first at 0', () => {
  // Where the SD of τ is least, to the six digits known: the vertex of a parabola through three bounds.
  it.each([
    [3, 0.820489],
    [5, 0.943341],
    [10, 1.062509],
    [20, 1.097476],
    [50, 1.107038],
  ])('at SNR %d are best %d τ apart', (snr, wanted) => {
    const h = 1e-3;
    const [low, middle, high] = [-h, 0, h].map(
      (d) =>
        boundOf(exponentialDecay, {
          tissue: { A: 1, tau: 1 },
          protocol: [{ t: 0 }, { t: wanted + d }],
          noise: rician(1 / snr),
        }).parameters.tau.sd,
    ) as [number, number, number];
    const vertex = (h * (low - high)) / (2 * (low - 2 * middle + high));
    expect(low + high).toBeGreaterThan(2 * middle);
    expect(Math.abs(vertex)).toBeLessThan(2e-6);
  });
});

describe('two counts', () => {
  // ln(λ₁/λ₂) = x/τ: var τ/τ² = (1/λ₁ + 1/λ₂)/x²
  it.each([
    [100, 1, 1],
    [5, 0.5, 3],
    [2, 2, 40],
  ])('of mean %d at 0, %d τ apart and a gain of %d have their closed form', (A, x, gain) => {
    const { parameters } = boundOf(exponentialDecay, {
      tissue: { A, tau: 2 },
      protocol: [{ t: 0 }, { t: 2 * x }],
      noise: poisson(gain),
    });
    const λ = gain * A;
    expectClose(parameters.tau.relativeSd, Math.sqrt(1 / λ + Math.exp(x) / λ) / x, 1e-13);
    expectClose(parameters.A.relativeSd, 1 / Math.sqrt(λ), 1e-13);
  });
});

// Its slopes and its covariance are exact doubles: what differs is the root of the covariance, and all it is multiplied with.
describe('a straight line under noise that is nearly one for all samples', () => {
  const line = formulaModel({
    ...{ formula: 'A + B*t', parameters: { A: amplitude(''), B: ratio('', [0, 1]) } },
    settings: { t: ratio('', [0, 7]) },
  });
  const t = [0, 1, 2, 3, 4, 5, 6, 7];

  it.each(reference['line under nearly one noise'])(
    'of steps 2^−%i has its SDs, to what it says of rounding',
    (...row) => {
      const [bits, A, B] = row as [number, number, number];
      const noise = correlatedGaussian(t.map((i) => t.map((k) => 1 - Math.abs(i - k) * 2 ** -bits)));
      const roles = { A: 'estimate', B: 'estimate' } as const;
      const bound = crlb({ model: line, noise, tissue: { A: 1, B: 1 }, protocol: t.map((at) => ({ t: at })), roles });
      for (const [name, sd] of [
        ['A', A],
        ['B', B],
      ] as const)
        expect(Math.abs(bound.parameters[name].sd / sd - 1)).toBeLessThanOrEqual(bound.rounding);
      expect(bound.rounding).toBeLessThan(10 * 2 ** (bits - 50));
    },
  );
});
