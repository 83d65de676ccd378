// What reports tell beyond the bound: noise, error bars, spectra, costs, targets, several experiments.
import type { Bound } from '@fishergrad/models';
import { bounds, figuresOf, readStudy, toHtml, toJson, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';
import { refusalText } from '../support/refusal.ts';

interface Document {
  readonly study: {
    readonly experiments: readonly { name: string; model: string; snr: string | null }[];
    readonly target: number;
  };
  readonly results: readonly {
    readonly parameters: Record<
      string,
      { role: string; sd: number | null; prior?: { sd: number }; relativeSd: number }
    >;
    readonly noise: readonly { kind: string; says: string; sd: readonly number[] }[];
    readonly spectrum: readonly number[];
    readonly rank: number;
    readonly estimable: readonly string[];
    readonly remaining?: Record<string, number>;
    readonly weakest: { readonly moves: number; readonly changes: readonly { name: string; by: number }[] } | null;
    readonly fisher: readonly (readonly number[])[];
    readonly costs?: readonly { says: string; sd: Record<string, number> }[];
    readonly samples?: {
      names: readonly string[];
      mean: readonly unknown[];
      jacobian: readonly (readonly unknown[])[];
    };
  }[];
}

const document = (text: string, details = {}): Document => {
  const study = readStudy(text);
  return JSON.parse(JSON.stringify(toJson(study, [...bounds(study)], details))) as Document;
};

const barsOf = (text: string): number[][] => {
  const study = readStudy(text);
  const data = figuresOf(study, [...bounds(study)]).flatMap((figure) => figure.data as Record<string, unknown>[]);
  return data.flatMap((trace) => ('error_y' in trace ? [(trace['error_y'] as { array: number[] }).array] : []));
};

const decay = 'model: t2star\ntissue: { S0: 1, T2star: 10 ms }\n';
const echoes = 'protocol: { TE: "0, 10, 20 ms" }\n';

describe('error bars', () => {
  it.each([
    ['sigma: 0.02', [0.02, 0.02, 0.02]],
    ['sigma: "0.02, 0.03, 0.04"', [0.02, 0.03, 0.04]],
    ['covariance: [[4, 1, 0], [1, 9, 1], [0, 1, 16]]', [2, 3, 4]],
    ['sigma: 0.02, ar1: 0.5', [0.02, 0.02, 0.02]],
  ])('are the SDs of the samples: %s', (size, sds) => {
    const [bars] = barsOf(`${decay}${echoes}noise: { kind: gaussian, ${size} }\n`);
    bars!.forEach((bar, k) => expectClose(bar, sds[k]!, 1e-14));
  });

  it('shrink with averages, and are the roots of counts', () => {
    const [bars] = barsOf(
      `${decay}protocol: { TE: "0, 10, 20 ms", averages: "1, 4, 16" }\nnoise: { kind: rician, sigma: 0.04 }\n`,
    );
    bars!.forEach((bar, k) => expectClose(bar, [0.04, 0.02, 0.01][k]!, 1e-14));
    const [counts] = barsOf(`${decay.replace('S0: 1,', 'S0: 100,')}${echoes}noise: { kind: poisson }\n`);
    counts!.forEach((bar, k) => expectClose(bar, Math.sqrt(100 * Math.exp(-k)), 1e-14));
  });

  it('of magnitudes stand on magnitudes, and end at 0', () => {
    const text = `model: 1 - 2*exp(-t/T1)\ntissue: { T1: 1 s }\nprotocol: { t: [0 s, 0.7 s, 3 s] }\nnoise: { kind: rician, sigma: 0.1 }\n`;
    const study = readStudy(text);
    const data = figuresOf(study, [...bounds(study)]).flatMap((figure) => figure.data as Record<string, unknown>[]);
    const [{ y, error_y: bars }] = data.filter((trace) => 'error_y' in trace) as [
      { y: number[]; error_y: { array: number[]; arrayminus: number[] } },
    ];
    expectClose(y[0], 1, 1e-15);
    expectClose(y[1], Math.abs(1 - 2 * Math.exp(-0.7)), 1e-13);
    expect(bars.array).toEqual([0.1, 0.1, 0.1]);
    expect(bars.arrayminus).toEqual([0.1, y[1], 0.1]); // the second lies on the null
  });

  it('stand on the real and the imaginary part of complex samples', () => {
    const text =
      'model: A*exp(-t/T2)*exp(i*2*pi*f*t)\ntissue: { A: 1, T2: 50 ms, f: 60 Hz }\nprotocol: { t: "1, 5, 9 ms" }\n';
    const bars = barsOf(`${text}noise: { kind: complexGaussian, sigma: 0.1 }\n`);
    expect(bars).toEqual([
      [0.1, 0.1, 0.1],
      [0.1, 0.1, 0.1],
    ]);
  });
});

describe('an SNR', () => {
  it('of counts says how many of them a unit of the signal is', () => {
    const { results } = document(`${decay}${echoes}noise: { kind: poisson, snr: 50, of: S0 }\n`); // 2500 counts at S0 = 1
    const counts = document(`${decay.replace('S0: 1,', 'S0: 2500,')}${echoes}noise: { kind: poisson }\n`);
    expectClose(results[0]!.parameters['T2star']!.sd!, counts.results[0]!.parameters['T2star']!.sd!, 1e-12);
  });

  it('may be in decibels, and of the root mean square', () => {
    const { results } = document(`${decay}${echoes}noise: { kind: gaussian, snr: 20 dB, of: rms }\n`);
    const rms = Math.sqrt((1 + Math.exp(-2) + Math.exp(-4)) / 3);
    expectClose(results[0]!.noise[0]!.sd[0], rms / 10, 1e-14);
  });
});

describe('JSON', () => {
  it('tells roles, priors and an unknown σ', () => {
    const roles = 'roles: { S0: { prior: { sd: 5 % } } }\n';
    const { results } = document(
      `${decay}${echoes}noise: { kind: gaussian, sigma: { value: 0.1, unknown: true } }\n${roles}`,
    );
    const { S0, T2star, sigma } = results[0]!.parameters;
    expect([S0!.role, T2star!.role, sigma!.role]).toEqual(['prior', 'estimate', 'nuisance']);
    expectClose(S0!.prior!.sd, 0.05, 1e-15);
    expectClose(sigma!.relativeSd, 1 / Math.sqrt(6), 1e-14); // σ/√(2N) of three samples
  });

  it('tells the scaled spectrum, of which the sum is the number of unknowns, and the weakest direction', () => {
    const { results } = document(`${decay}${echoes}noise: { kind: gaussian, sigma: 0.1 }\n`);
    const { spectrum, fisher: F, weakest, rank, estimable } = results[0]!;
    const ρ = F[0]![1]! / Math.sqrt(F[0]![0]! * F[1]![1]!);
    expectClose(spectrum[0], 1 + Math.abs(ρ), 1e-13);
    expectClose(spectrum[1], 1 - Math.abs(ρ), 1e-13);
    const δ = ['S0', 'T2star'].map((name) => weakest!.changes.find((change) => change.name === name)!.by);
    const moved = δ.reduce((sum, x, i) => sum + x * δ.reduce((inner, y, k) => inner + F[i]![k]! * y, 0), 0);
    expectClose(weakest!.moves, Math.sqrt(moved), 1e-12);
    expect([rank, estimable]).toEqual([2, ['S0', 'T2star']]);
  });

  it('tells what remains where not all is identifiable', () => {
    const text = `model: A + B*t + 0*C*t\ntissue: { A: 1, B: 2, C: 3 }\nprotocol: { t: "-1, 0, 1" }\nnoise: { kind: gaussian, sigma: 1 }\n`;
    const { results } = document(text);
    const { rank, estimable, remaining, weakest, parameters } = results[0]!;
    expect([rank, estimable, weakest, parameters['C']!.sd]).toEqual([2, ['A', 'B'], null, null]);
    expectClose(remaining!['A'], 1 / Math.sqrt(3), 1e-14); // a straight line through −1, 0, 1
    expectClose(remaining!['B'], 1 / Math.sqrt(2), 1e-14);
  });

  it('gives the signal and its slopes where they are asked for', () => {
    const text = `${decay}${echoes}noise: { kind: gaussian, sigma: 0.1 }\n`;
    expect(document(text).results[0]!.samples).toBeUndefined();
    const { samples } = document(text, { jacobian: true }).results[0]!;
    expect(samples!.names).toEqual(['S0', 'T2star']);
    expectClose(samples!.mean[1] as number, Math.exp(-1), 1e-15);
    expectClose(samples!.jacobian[1]![1] as number, 100 * Math.exp(-1), 1e-14);
  });
});

describe('costs', () => {
  it('of an intercept are those of a straight line', () => {
    const line =
      'model: A + B*t\ntissue: { A: 1, B: 2 }\nprotocol: { t: "0, 1, 2" }\nnoise: { kind: gaussian, sigma: 1 }\n';
    const { results } = document(`${line}roles: { A: nuisance }\n`, { costs: true });
    const [asTheyAre, known] = results[0]!.costs!;
    expect([asTheyAre!.says, known!.says]).toEqual(['as they are', 'A known']);
    expectClose(asTheyAre!.sd['B'], 1 / Math.sqrt(2), 1e-14); // Σ(t − 1)² = 2
    expectClose(known!.sd['B'], 1 / Math.sqrt(5), 1e-14); // Σt² = 5
  });

  it('are a table at a terminal', () => {
    const { stdout, code } = fishergrad([
      'crlb',
      scratch('costs.yaml', `${decay}${echoes}noise: { kind: gaussian, sigma: 0.02 }\n`),
      '--costs',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/What each unknown costs\n[\s\S]*as they are[\s\S]*S0 known[\s\S]*T2star known/);
  });
});

describe('a target', () => {
  it('is reached by that SNR', () => {
    const noisy = `${decay}${echoes}noise: { kind: rician, snr: 3, of: S0 }\n`;
    const { stdout } = fishergrad(['crlb', scratch('target.yaml', noisy), '--target', '5 %']);
    const [, snr] = /a CoV of T2star of 5 % needs \S+ times the SNR: SNR (\S+) of S0/.exec(stdout)!;
    const { results } = document(noisy.replace('snr: 3', `snr: ${snr}`));
    expectClose(results[0]!.parameters['T2star']!.relativeSd, 0.05, 5e-3); // three digits of the SNR were printed
  });

  it.each(['0', '-5%', 'much', '5 ms', '5', '500%'])('cannot be %s', (target) => {
    const { code, stderr } = fishergrad([
      'crlb',
      scratch('target.yaml', `${decay}${echoes}noise: { kind: gaussian, sigma: 1 }\n`),
      `--target=${target}`,
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('--target must be a CoV above 0');
  });

  it('may stand in the study', () => {
    const { study } = document(`${decay}${echoes}noise: { kind: gaussian, sigma: 0.1 }\ntarget: 3 %\n`);
    expectClose(study.target, 0.03, 1e-15);
  });
});

describe('several experiments', () => {
  const two = `tissue: { S0: 1, T2star: 10 ms }
experiments:
  - { name: early, model: t2star, protocol: { TE: "0, 5 ms" }, noise: { kind: gaussian, sigma: 0.1 } }
  - { name: late, model: "S0*exp(-TE/T2star)", protocol: { TE: "20 ms" }, noise: { kind: gaussian, snr: 20, of: S0 } }
`;

  it('are one bound, that of all samples together', () => {
    const { results, study } = document(two);
    const one = document(
      `${decay}protocol: { TE: "0, 5, 20 ms" }\nnoise: { kind: gaussian, sigma: "0.1, 0.1, 0.05" }\n`,
    );
    for (const name of ['S0', 'T2star'])
      expectClose(results[0]!.parameters[name]!.sd!, one.results[0]!.parameters[name]!.sd!, 1e-12);
    expect(study.experiments.map(({ name, model, snr }) => [name, model, snr])).toEqual([
      ['early', 't2star', null],
      ['late', 'formula', 'SNR 20 of S0'],
    ]);
  });

  it('may call settings of different kinds by one name', () => {
    const study = readStudy(`tissue: { A: 1, T: 10 ms, D: 1e-3 mm²/s }
noise: { kind: gaussian, sigma: 0.01 }
experiments:
  - { model: "A*exp(-b/T)", protocol: { b: "1, 5, 9 ms" } }
  - { model: "A*exp(-b*D)", protocol: { b: "0, 500, 1000 s/mm²" } }
`);
    const results = [...bounds(study)];
    const text = toTerminal(study, results);
    expect(text).toContain('b = 1, 5, 9 ms');
    expect(text).toContain('b = 0, 500000000, 1000000000 s/m²');
    expect(toHtml(study, results, { plotly: '', source: '' })).toContain('500000000');
  });

  it('may be one, with what is derived from it', () => {
    const text = `tissue: { S0: 1, T2: 10 ms }
experiments: [{ model: S0*exp(-TE/T2), protocol: { TE: [0 ms, 10 ms] } }]
noise: { kind: gaussian, sigma: 0.1 }
derive: { R2: 1/T2 }
`;
    const { derived, parameters } = [...bounds(readStudy(text))][0]!.outcome as Bound;
    expectClose(derived['R2']!.relativeSd, parameters['T2']!.relativeSd, 1e-14);
    expect(refusalText(text.replace('1/T2', '1/T3'))).toMatch(/^4:\d+: .*T3/);
  });

  it('are listed one by one', () => {
    const study = readStudy(two);
    const text = toTerminal(study, [...bounds(study)]);
    expect(text).toContain('(1) early: S0 · exp(−TE / T2*)\nTE = 0, 5 ms (2 samples)');
    expect(text).toContain('(2) late: S0*exp(-TE/T2star)\nTE = 20 ms (1 sample)');
    expect(barsOf(two).map((bars) => bars.length)).toEqual([2, 1]);
  });

  it.each([
    ['experiments: []', /^3:\d+: experiments must be a list of 1 to 50 blocks, not 0 of them/m],
    ['experiments: { model: t2star }', /^3:\d+: experiments must be a list/m],
    ['experiments: [t2star]', /^3:\d+: experiment 1 must be a block of keys/m],
    [
      'experiments: [{ model: t2star, protocol: { TE: 5 ms }, nose: 1 }]',
      /^3:\d+: an experiment has no key "nose"; did you mean noise/m,
    ],
    [
      'model: t2star\nexperiments: [{ model: t2star, protocol: { TE: 5 ms } }]',
      /^3:\d+: model stands beside experiments/m,
    ],
    ['experiments: [{ model: t2stra, protocol: { TE: 5 ms } }]', /^3:\d+: there is no model "t2stra"/m],
    [
      'experiments: [{ model: S0*exp(-TE/T2), protocol: { TE: 5 ms } }, { model: t2star, protocol: { TE: 5 ms } }]',
      /^3:\d+: .*T2\b/m,
    ],
  ])('refuse %s', (keys, words) => {
    const { code, stderr } = fishergrad([
      'crlb',
      scratch('bad.yaml', `noise: { kind: gaussian, sigma: 1 }\ntissue: { S0: 1, T2star: 10 ms }\n${keys}\n`),
    ]);
    expect(code).toBe(2);
    expect(stderr.replaceAll(/^.*?\.yaml:/gm, '')).toMatch(words);
  });

  it('tell of a parameter that none of them uses', () => {
    const { code, stderr } = fishergrad([
      'crlb',
      scratch(
        'bad.yaml',
        two.replace('T2star: 10 ms', 'T2star: 10 ms, B1: 1').replace('model: t2star', 'model: "S0*exp(-TE/T2star)"'),
      ),
    ]);
    expect([code, stderr.replaceAll(/^.*?\.yaml:/gm, '').trim()]).toEqual([
      2,
      expect.stringMatching(/^1:\d+: no experiment uses B1/),
    ]);
  });
});

describe('a derived quantity', () => {
  it('has its own correlations: with its parameter −1 or 1, with others that of the parameter', () => {
    const text = `${decay}${echoes}noise: { kind: gaussian, sigma: 0.1 }\nderive: { area: S0*T2star }\n`;
    const { derived, correlation, parameters } = [...bounds(readStudy(text))][0]!.outcome as Bound;
    const ρ = correlation[0]![1]!;
    expectClose(derived['R2star']!.correlation['T2star'], -1, 1e-14);
    expectClose(derived['R2star']!.correlation['S0'], -ρ, 1e-13);
    // ln(S0 T2*) = ln S0 + ln T2*: variances and covariance of relative errors
    const [a, b] = [parameters['S0']!.relativeSd, parameters['T2star']!.relativeSd];
    const sd = Math.sqrt(a * a + b * b + 2 * ρ * a * b);
    expectClose(derived['area']!.relativeSd, sd, 1e-13);
    expectClose(derived['area']!.correlation['S0'], (a + ρ * b) / sd, 1e-12);
    expectClose(derived['area']!.correlation['R2star'], -(b + ρ * a) / sd, 1e-12);
  });
});
