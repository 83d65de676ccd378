// What reports tell beyond the bound: noise, error bars, spectra, costs, targets, derived quantities.
import { numbers } from '@fishergrad/engine';
import { type Bound, models } from '@fishergrad/models';
import { bounds, exampleStudy, figuresOf, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';
import { barsOf, decay, document, echoes } from '../support/report.ts';

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

describe('the figure of a signal', () => {
  const figuresFor = (text: string) => {
    const study = readStudy(text);
    return figuresOf(study, [...bounds(study)]) as unknown as {
      readonly data: readonly { mode: string; x: number[]; y: number[]; showlegend: boolean; name: string }[];
      readonly layout: { readonly xaxis: { readonly title: { readonly text: string } } };
    }[];
  };

  it.each(['fingerprint', 'molliBloch', 'diffusionTensor', 'pcasl', 'bssfp'])(
    'is there for the example of %s',
    (name) => {
      const model = models[name]!;
      const [{ data, layout }] = figuresFor(exampleStudy(model)) as [ReturnType<typeof figuresFor>[number]];
      const [samples] = data.filter(({ mode }) => mode === 'markers');
      const changing = Object.keys(model.settings).filter(
        (key) => new Set(model.typical.protocol.map((at) => at[key])).size > 1,
      );
      const signal = model.signal(numbers, model.typical.tissue, model.typical.protocol) as number[];
      expect(samples!.y).toHaveLength(signal.length);
      samples!.y.forEach((y, k) => expect(Math.abs(y - signal[k]!)).toBeLessThan(1e-6)); // the example is written in six digits
      const isTrain = name === 'fingerprint'; // whose angles rise and fall: only their order says what happens
      if (changing.length > 1 || isTrain) {
        expect(samples!.x).toEqual(signal.map((_, k) => k + 1));
        expect(layout.xaxis.title.text).toBe('number of the acquisition');
      } else expect(layout.xaxis.title.text).toMatch(new RegExp(`^${changing[0]}\\b`));
    },
  );

  it('names tissues that have no curve by their samples', () => {
    const [, figure] = figuresFor(
      'model: vfa\ntissue: { M0: 1, T1: "1, 2 s" }\nprotocol: { FA: "3, 15 deg", TR: "5, 8 ms" }\nnoise: { kind: gaussian, sigma: 0.001 }\n',
    );
    expect(figure!.data.map(({ mode, name, showlegend }) => [mode, name, showlegend])).toEqual([
      ['markers', 'T1 = 1 s', true],
      ['markers', 'T1 = 2 s', true],
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

describe('the summary of a sweep', () => {
  const columns = (path: string): string[] => {
    const { stdout } = fishergrad(['crlb', path]);
    const [, head] = /Summary\n.*\n(.*)\n/.exec(stdout)!;
    return [...head!.matchAll(/SD of (\S+)/g)].map(([, name]) => name!);
  };

  it('shows what is wanted and derived, and no nuisance', () => {
    expect(columns('demos/studies/water-fat-phase-liver.yaml')).toEqual(['R2star', 'PDFF']);
    expect(columns('demos/studies/water-fat-liver.yaml')).toEqual(['R2star', 'absW', 'absF', 'PDFF']);
    expect(columns('demos/studies/saturation-recovery-sasha-3.yaml')).toEqual(['T1']);
  });
});
