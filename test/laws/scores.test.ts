// The Fisher information is the variance of the score: for every noise, from 200,000 data sets drawn from its definition.
//
// Every entry of F must lie within 4.5 standard errors of the mean of the products of scores (≈ 1 % of it). A right F would
// leave that range in 7 of a million entries, so all the entries below would do so for one seed in a thousand; the
// seeds are fixed. What a wrong F would have to be to stay inside is tried at the end.
import {
  autoregressive,
  complexGaussian,
  correlatedGaussian,
  crlb,
  exponentialDecay,
  gaussian,
  molli,
  type Noise,
  noncentralChi,
  poisson,
  rician,
} from '@fishergrad/models';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { precession } from '../support/noises.ts';
import {
  autoregressiveScore,
  besselRatio,
  chiScore,
  complexScore,
  correlatedScore,
  gaussianScore,
  type Moving,
  poissonScore,
  type Score,
  type Simulated,
  simulate,
} from '../support/scores.ts';

const DRAWS = 200_000;
const FAR = 4.5;

/** Σ with neighbors alike and unequal variances. */
const covariance = [
  [1, 0.6, 0.2, 0],
  [0.6, 1.44, 0.5, 0.1],
  [0.2, 0.5, 0.81, -0.3],
  [0, 0.1, -0.3, 2],
];
const perSample = [0.5, 1, 2, 0.8];

// A − B exp(−t/T1*), of either sign and from 0.9 to 4.1 σ; its slopes by hand.
const times = [0.1, 0.6, 1.5, 4];
const inversion: Moving[] = times.map((t) => ({
  re: 4 - 9 * Math.exp(-t),
  slopes: [1, -Math.exp(-t), -9 * t * Math.exp(-t)],
}));
const inversionAs = {
  ...{ model: molli, tissue: { A: 4, B: 9, T1star: 1 }, protocol: times.map((TI) => ({ TI })) },
  roles: { A: 'estimate', B: 'estimate', T1star: 'estimate' },
} as const;

// 12 exp(−t/τ), which may be a number of counts.
const counted: Moving[] = times.map((t) => ({ re: 12 * Math.exp(-t), slopes: [Math.exp(-t), 12 * t * Math.exp(-t)] }));
const countedAs = {
  ...{ model: exponentialDecay, tissue: { A: 12, tau: 1 }, protocol: times.map((t) => ({ t })) },
  roles: { A: 'estimate', tau: 'estimate' },
} as const;

// A exp(−t/τ + i(2πft + φ)) at A 3, τ 2, f 0.3, φ 0.4.
const turning: Moving[] = times.map((t) => {
  const [A, angle_] = [3 * Math.exp(-t / 2), 2 * Math.PI * 0.3 * t + 0.4];
  const [c, s] = [A * Math.cos(angle_), A * Math.sin(angle_)];
  return {
    ...{ re: c, im: s },
    slopes: [c / 3, (c * t) / 4, -s * 2 * Math.PI * t, -s],
    slopesIm: [s / 3, (s * t) / 4, c * 2 * Math.PI * t, c],
  };
});
const precessionAs = {
  ...{ model: precession, ...precession.typical },
  roles: { A: 'estimate', tau: 'estimate', f: 'estimate', phi: 'estimate' },
} as const;
// Magnitudes do not depend on the phase: only the first two can be estimated.
const magnitudesAs = { ...precessionAs, roles: { ...precessionAs.roles, f: 'known', phi: 'known' } } as const;
const magnitudes = turning.map(({ re, im, slopes, slopesIm }): Moving => ({
  ...{ re, im: im!, slopes: slopes.slice(0, 2), slopesIm: slopesIm!.slice(0, 2) },
}));

type Told = Pick<ReturnType<typeof crlb>, 'fisher' | 'names' | 'parameters'>;
/** Something measured, as moving samples, and its information according to the code under test. */
type Measured = readonly [samples: readonly Moving[], told: (noise: Noise) => Told];
const measured = {
  inversion: [inversion, (noise) => crlb({ ...inversionAs, noise })],
  counted: [counted, (noise) => crlb({ ...countedAs, noise })],
  turning: [turning, (noise) => crlb({ ...precessionAs, noise })],
  magnitudes: [magnitudes, (noise) => crlb({ ...magnitudesAs, noise })],
} as const satisfies Record<string, Measured>;

type Law = readonly [what: string, of: keyof typeof measured, noise: (unknown: boolean) => Noise, score: Score];
const laws: readonly Law[] = [
  ['gaussian', 'inversion', (unknown) => gaussian(0.7, { unknown }), gaussianScore(() => 0.7)],
  [
    'gaussian of a σ per sample',
    'inversion',
    (unknown) => gaussian(perSample, { unknown }),
    gaussianScore((k) => perSample[k]!),
  ],
  ['complexGaussian', 'turning', (unknown) => complexGaussian(0.7, { unknown }), complexScore(0.7)],
  ['rician', 'inversion', (unknown) => rician(1, { unknown }), chiScore(1, 1)],
  ['rician of a complex signal', 'magnitudes', (unknown) => rician(1.3, { unknown }), chiScore(1.3, 1)],
  ...[2, 4, 8].map((L): Law => [
    `noncentralChi of ${L} coils`,
    'inversion',
    (unknown) => noncentralChi(1, L, { unknown }),
    chiScore(1, L),
  ]),
  [
    'correlatedGaussian',
    'inversion',
    (unknown) => correlatedGaussian(covariance, { unknown }),
    correlatedScore(covariance),
  ],
  ['autoregressive', 'inversion', (unknown) => autoregressive(0.7, 0.6, { unknown }), autoregressiveScore(0.7, 0.6)],
  [
    'autoregressive, alternating',
    'inversion',
    (unknown) => autoregressive(0.7, -0.4, { unknown }),
    autoregressiveScore(0.7, -0.4),
  ],
];

/** Largest distance of an entry of F from the simulation, in standard errors. */
function distance(F: readonly (readonly number[])[], { products, errors }: Simulated): number {
  return Math.max(...F.flatMap((row, i) => row.map((entry, k) => Math.abs(entry - products[i]![k]!) / errors[i]![k]!)));
}

/** F with its last parameter σ made ln σ, in which a scale and an SD are the same. */
function inLogSigma({ fisher: F, names, parameters }: Told): number[][] {
  const at = names.findIndex((name) => name === 'sigma');
  const { value } = (parameters as Record<string, { value: number }>)['sigma']!;
  return F.map((row, i) => row.map((entry, k) => entry * (i === at ? value : 1) * (k === at ? value : 1)));
}

const simulated = new Map<string, Simulated>();
function drawn([what, of, , score]: Law): Simulated {
  if (!simulated.has(what)) simulated.set(what, simulate(score, measured[of][0], DRAWS, seeded(simulated.size + 1)));
  return simulated.get(what)!;
}

describe.each(laws)('the variance of the score under %s noise', (...law) => {
  const [, of, noise] = law;
  const told: Measured[1] = measured[of][1];

  it('is the information, all entries, with σ known', () => {
    const { fisher } = told(noise(false));
    expect(fisher).toHaveLength(measured[of][0][0]!.slopes.length);
    expect(distance(fisher, drawn(law))).toBeLessThan(FAR);
  });

  it('is the information, all entries, with σ unknown', () => {
    const all = told(noise(true));
    expect(all.names.at(-1)).toBe('sigma');
    expect(all.fisher).toHaveLength(measured[of][0][0]!.slopes.length + 1);
    expect(distance(inLogSigma(all), drawn(law))).toBeLessThan(FAR);
  });

  it('comes of a score whose mean is 0', () => {
    const { mean, meanError } = drawn(law);
    mean.forEach((each, i) => expect(Math.abs(each)).toBeLessThan(FAR * meanError[i]!));
  });
});

describe.each([1, 2.5])('the variance of the score under Poisson noise of gain %d', (gain) => {
  it('is the information, all entries', () => {
    const { fisher } = measured.counted[1](poisson(gain));
    expect(distance(fisher, simulate(poissonScore(gain), counted, DRAWS, seeded(100)))).toBeLessThan(FAR);
  });
});

describe('a wrong information', () => {
  const law = (what: string): Law => laws.find(([name]) => name === what)!;
  const of = (what: keyof typeof measured, noise: Noise): number[][] =>
    measured[what][1](noise).fisher.map((row) => [...row]);

  it.each([
    ['σ total instead of per channel', of('turning', complexGaussian(0.7 * Math.SQRT2)), 'complexGaussian'],
    ['σ per channel taken for total', of('turning', complexGaussian(0.7 / Math.SQRT2)), 'complexGaussian'],
    ['a Rician sample told as a Gaussian one', of('inversion', gaussian(1)), 'rician'],
    ['a sample of one coil for one of two', of('inversion', rician(1)), 'noncentralChi of 2 coils'],
    ['three coils for two', of('inversion', noncentralChi(1, 3)), 'noncentralChi of 2 coils'],
    ['three coils for four', of('inversion', noncentralChi(1, 3)), 'noncentralChi of 4 coils'],
    ['nine coils for eight', of('inversion', noncentralChi(1, 9)), 'noncentralChi of 8 coils'],
    [
      'a covariance without its correlations',
      of('inversion', gaussian([1, 1.2, 0.9, Math.SQRT2])),
      'correlatedGaussian',
    ],
    ['ρ of the other sign', of('inversion', autoregressive(0.7, -0.6)), 'autoregressive'],
    ['σ of the first sample for all', of('inversion', gaussian(0.5)), 'gaussian of a σ per sample'],
  ])('is found out: %s', (_, F, what) => {
    expect(distance(F, drawn(law(what)))).toBeGreaterThan(2 * FAR);
  });

  it.each(['rician', 'noncentralChi of 4 coils'])('is found out: a σ that %s does not couple to the signal', (what) => {
    const [, , noise] = law(what);
    const F = inLogSigma(measured.inversion[1](noise(true)));
    const apart = F.map((row, i) => row.map((entry, k) => ((i === 3) === (k === 3) ? entry : 0)));
    expect(distance(apart, drawn(law(what)))).toBeGreaterThan(2 * FAR);
  });
});

describe('the ratio of Bessel functions that these scores use', () => {
  // mpmath, 30 digits
  it.each([
    [1, 0.5, 0.24249961258080194],
    [1, 20, 0.9746705078898071],
    [2, 3, 0.5679236493072665],
    [4, 0.5, 0.06230569888417029],
    [4, 20, 0.8364567549604038],
    [8, 40, 0.8280036496750411],
  ])('I_%d/I_%d−1 at %d', (order, x, wanted) => {
    expect(Math.abs(besselRatio(order, x) / wanted - 1)).toBeLessThan(1e-14);
  });
});
