// Several experiments on one tissue: one bound, each told by itself, each refused by its own fault.
import { type Bound, models } from '@fishergrad/models';
import { bounds, readStudy, toHtml, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';
import { refusalText, refused } from '../support/refusal.ts';
import { barsOf, decay, document } from '../support/report.ts';

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
    expect(text).toContain('b = 0, 500, 1000 s/mm²');
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

  // The perfusion fraction f of ivim must be said; the inversion factor f of irFlash is 1 where it is not.
  it.each([
    ['ivim and irFlash', 'b: "0, 50, 1000 s/mm²"', 'n: "0, 50, 400", FA: 5 deg, TR: 6 ms', 'f'],
    ['inversionRecovery and multiEchoSpinEcho', 'TI: "0.1, 1, 3 s"', 'echoes: 8, ESP: 10 ms', 'T1'],
  ])('ask of %s for what the one must know, in either order', (names, first, second, name) => {
    const [one, other] = names.split(' and ');
    const parts = [`{ model: ${one}, protocol: { ${first} } }`, `{ model: ${other}, protocol: { ${second} } }`];
    const values = { M0: '1', T1: '1 s', T2: '50 ms', S0: '1', D: '1e-3 mm²/s', Dstar: '2e-2 mm²/s' };
    const used = name === 'f' ? ['M0', 'T1', 'S0', 'D', 'Dstar'] : ['M0', 'T2'];
    const tissue = used.map((key) => `${key}: ${values[key as keyof typeof values]}`).join(', ');
    for (const order of [parts, parts.toReversed()])
      expect(
        refusalText(
          `tissue: { ${tissue} }\nnoise: { kind: gaussian, sigma: 0.01 }\nexperiments: [${order.join(', ')}]\n`,
        ),
      ).toMatch(new RegExp(`${name} is missing`));
  });

  it('refuse a value that one of them cannot have, in either order', () => {
    const tissue = 'tissue: { M0: 1, T1: 1 s, S0: 1, f: 1.5, D: 1e-3 mm²/s, Dstar: 2e-2 mm²/s }\n';
    const parts = [
      '{ model: ivim, protocol: { b: "0, 50, 100, 1000 s/mm²" } }',
      '{ model: irFlash, protocol: { n: "0, 50, 400", FA: 5 deg, TR: 6 ms } }',
    ];
    for (const order of [parts, parts.toReversed()])
      expect(
        refusalText(`${tissue}noise: { kind: gaussian, sigma: 0.01 }\nexperiments: [${order.join(', ')}]\n`),
      ).toMatch(/f must be at least 0 and at most 1/);
  });

  // A common setting is one value for a protocol: each experiment has a protocol of its own.
  it.each([
    [
      'two fields',
      'W: 1, F: 0.2, phi: 0 deg, df: 10 Hz, R2star: 30 1/s',
      'complexGaussian',
      '{ model: waterFatPhase, protocol: { TE: "1, 2, 3 ms", B0: 3 T } }',
      '{ model: waterFatPhase, protocol: { TE: "1, 2, 3 ms", B0: 1.5 T } }',
    ],
    [
      'two repetition times of different sequences',
      'M0: 1, T1: 1 s',
      'gaussian',
      '{ model: vfa, protocol: { FA: "3, 16 deg", TR: "15, 20 ms" } }',
      '{ model: mp2rage, protocol: { TI: "0.7, 2.5 s", FA: "4, 5 deg", n: 160, TRexc: 7 ms, TR: 5 s } }',
    ],
    [
      'an echo time of 0 that a train of spin echoes has not',
      'S0: 1, T2star: 20 ms, M0: 1, T2: 45 ms, B1: 0.9',
      'gaussian',
      '{ model: t2star, protocol: { TE: "0, 10 ms" } }',
      '{ model: multiEchoSpinEcho, protocol: { echoes: 8, ESP: 10 ms } }',
    ],
  ])('may be of %s', (_, tissue, kind, one, other) => {
    const text = `tissue: { ${tissue} }\nnoise: { kind: ${kind}, sigma: 0.01 }\nexperiments: [${one}, ${other}]\n`;
    const { outcome } = [...bounds(readStudy(text))][0]!;
    expect(Object.keys((outcome as Bound).parameters)).toHaveLength(tissue.split(',').length);
  });

  it('tell what one derives apart from a parameter of the other of the same name', () => {
    const study = readStudy(`tissue: { A: 1, B: 1.9, T1star: 1 s, M0: 1, T1: 0.9 s }
noise: { kind: gaussian, sigma: 0.001 }
experiments:
  - { model: molli, protocol: { TI: "0.1, 0.5, 1, 3 s" } }
  - { model: inversionRecovery, protocol: { TI: "0.1, 0.5, 1, 3 s" } }
`);
    expect(toTerminal(study, [...bounds(study)])).toContain('T1');
  });

  it('are listed one by one', () => {
    const study = readStudy(two);
    const text = toTerminal(study, [...bounds(study)]);
    expect(text).toContain('(1) early: S0 · exp(−TE / T2*)\nTE = 0, 5 ms (2 samples)');
    expect(text).toContain('(2) late: S0*exp(-TE/T2star)\nTE = 20 ms (1 sample)');
    expect(barsOf(two).map((bars) => bars.length)).toEqual([2, 1]);
  });

  const shared = `tissue: { M0: 1, T1: 1 s, T2: 80 ms, T2star: 30 ms }
noise: { kind: gaussian, sigma: 0.001 }
roles: { T2: known, T2star: known }
experiments:
  - { model: vfa, protocol: { FA: "3, 15 deg", TR: 5 ms } }
  - { model: bssfp, protocol: { FA: "15, 45 deg", TR: 5 ms } }
  - { name: again, model: vfa, protocol: { FA: "5, 20 deg", TR: 5 ms } }
  - { name: own, model: "M0 * exp(-TE/T2star)", protocol: { TE: "1, 5 ms" } }
`;

  it('tell what to mind of each model once, and which model it is about', () => {
    const study = readStudy(shared);
    const results = [...bounds(study)];
    const [text, page] = [toTerminal(study, results), toHtml(study, results, { plotly: '', source: '' })];
    const minds = text.split('\n').filter((line) => line.startsWith('mind:'));
    const trapsOf = (name: string): string[] => (models[name]!.traps ?? []).map((trap) => `mind: ${name}: ${trap}`);
    expect(minds).toEqual([...trapsOf('vfa'), ...trapsOf('bssfp')]);
    expect(page.match(/Mind: vfa: /g)).toHaveLength(models['vfa']!.traps!.length);
  });

  it('name their models on a page, each once', () => {
    const study = readStudy(shared);
    const page = toHtml(study, [...bounds(study)], { plotly: '', source: '' });
    const named = [...page.matchAll(/<p><b>(\w+)<\/b>: /g)].map(([, name]) => name);
    expect(named).toEqual(['vfa', 'bssfp']);
  });

  it('that have one noise tell it once', () => {
    const assumed = (text: string): string =>
      /assumed: (.*?); (?:taken|no par)/.exec(toTerminal(readStudy(text), [...bounds(readStudy(text))]))![1]!;
    const alone = 'independent Gaussian noise of SD σ = 0.001 a.u. per real channel';
    expect(assumed(shared)).toBe(`${alone} in each`);
    const own = shared.replace('"1, 5 ms" } }', '"1, 5 ms" }, noise: { kind: gaussian, sigma: 0.002 } }');
    expect(assumed(own)).toBe(
      [1, 2, 3, 4].map((i) => `(${i}) ${i < 4 ? alone : alone.replace('1 a', '2 a')}`).join('; '),
    );
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

describe('a name that means two things', () => {
  it('is refused as one unknown', () => {
    const text = `tissue: { M0: 1, T1: 1 s, B1: 1, f: 0.1, S0: 1, D: 0.001 mm²/s, Dstar: 0.02 mm²/s }
noise: { kind: gaussian, sigma: 0.01 }
experiments:
  - model: irFlash
    protocol: { n: "0, 50, 100, 200", FA: 7 deg, TR: 6 ms }
  - model: ivim
    protocol: { b: "0, 50, 200, 800 s/mm²" }
`;
    refused(
      text,
      1,
      /f is "inversion factor.*" in irFlash and "perfusion fraction.*" in ivim, which cannot be one unknown/,
    );
  });
});
