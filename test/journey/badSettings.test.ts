// Settings that no scanner can play, or that do not go together: a sentence with line and column and the reason, exit 2; what is
// merely odd is a warning.
import { numbers } from '@fishergrad/engine';
import { crlb, gaussian, models } from '@fishergrad/models';
import { bounds, readStudy, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { usual } from '../support/experiment.ts';
import { expectRefusedByCommand, refused } from '../support/refusal.ts';

const NOISE = 'noise: { kind: gaussian, sigma: 0.001 }';
const study = (...lines: readonly string[]): string => `${[...lines, NOISE].join('\n')}\n`;
const vfa = (FA: string, TR = '15 ms'): string =>
  study('model: vfa', 'tissue: { M0: 1, T1: 1 s }', 'protocol:', `  FA: ${FA}`, `  TR: ${TR}`);
const recovery = (TI: string, TR: string): string =>
  study('model: inversionRecoveryTR', 'tissue: { M0: 1, T1: 1 s }', 'protocol:', `  TI: ${TI}`, `  TR: ${TR}`);
const trains = (TI: string, TR = '5 s', n = '160'): string =>
  study(
    ...['model: mp2rage', 'tissue: { M0: 1, T1: 1.3 s }', 'protocol:', `  TI: ${TI}`],
    ...['  FA: 4, 5 deg', `  n: ${n}`, '  TRexc: 7.1 ms', `  TR: ${TR}`],
  );

describe('settings out of their bounds', () => {
  it.each([
    ['a flip angle of 400°', vfa('3, 400 deg'), 4, /FA must be at least 0 deg and at most 360 deg, not 400 deg/],
    ['a negative flip angle', vfa('3, -15 deg'), 4, /FA must be at least 0 deg .*not -15 deg/],
    ['a negative repetition time', vfa('3, 15 deg', '-15 ms'), 5, /TR must be .*0 ms.*not -15 ms/],
    ['a negative inversion time', recovery('-0.1, 1, 2 s', '3 s'), 4, /TI must be at least 0 s, not -0\.1/],
    [
      'an inversion time longer than TR',
      recovery('0.1, 1, 3 s', '2500 ms'),
      4,
      /TI must not be longer than TR: acquisition 3 has TI = 3 s, TR = 2500 ms/,
    ],
    [
      'trains out of order',
      trains('2.5, 0.7 s'),
      4,
      /TI must be later in each acquisition than in the one before: acquisition 2/,
    ],
    ['trains that do not fit into the cycle', trains('0.7, 2.5 s', '2.6 s'), 8, /TR must not be shorter/],
    [
      'cycles of two lengths',
      trains('0.7, 2.5 s', '5, 6 s'),
      8,
      /TR must be the same in every acquisition: acquisition 2 has/,
    ],
  ])('%s', (_, text, line, words) => refused(text, line, words));

  const train = (protocol: string): string =>
    study('model: multiEchoSpinEcho', 'tissue: { M0: 1, T2: 60 ms, B1: 0.9 }', `protocol: { ${protocol} }`);
  it.each([
    ['more echoes than a train has', train('echoes: 513, ESP: 5 ms'), 3, /echoes must be .*at most 512/],
    ['an echo late by a thousandth', train('TE: "10, 20, 30.03 ms"'), 3, /TE must be evenly spaced/],
    ['no transmit field', vfa('3, 15 deg').replace('T1: 1 s', 'T1: 1 s, B1: 0'), 2, /B1 must be greater than 0/],
    [
      'a kurtosis below −2',
      study('model: diffusionKurtosis', 'tissue: { S0: 1, D: 1e-3 mm²/s, K: -2.1 }', 'protocol: { b: 0 s/mm² }'),
      2,
      /K must be at least −2/,
    ],
    [
      'an inversion to more than there is',
      study(
        ...['model: molliBloch', 'tissue: { M0: 1, T1: 1 s, T2: 45 ms, f: 1.1 }'],
        'protocol: { scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, RR: 1 s }',
      ),
      2,
      /f must be at least −1 and at most 1/,
    ],
  ])('%s', (_, text, line, words) => refused(text, line, words));

  it('are refused by the command in the same words', () => {
    expectRefusedByCommand(vfa('3, 400 deg'));
    expectRefusedByCommand(recovery('0.1, 1, 3 s', '2500 ms'));
  });

  it('are found in rows, at their row', () => {
    const rows = ['protocol:', '  - { TI: 0.1 s, TR: 2 s }', '  - { TI: 3 s, TR: 2 s }'];
    refused(
      study('model: inversionRecoveryTR', 'tissue: { M0: 1, T1: 1 s }', ...rows),
      5,
      /TI must not be longer than TR/,
    );
  });

  it('are refused with a way out', () => {
    const echoes = study(
      'model: multiEchoSpinEcho',
      'tissue: { M0: 1, T2: 60 ms, B1: 0.9 }',
      'protocol: { TE: "10, 20, 40 ms" }',
    );
    refused(echoes, 3, /TE must be evenly spaced .*; or write echoes and ESP: acquisition 3 has TE = 40 ms/);
    const written = echoes.replace('TE: "10, 20, 40 ms"', 'echoes: 3, ESP: 10 ms');
    expect(readStudy(written).parts[0]!.protocol.map(({ TE }) => TE)).toEqual([0.01, 0.02, 0.03]);
  });

  it('are refused as not finite only where they are', () => {
    refused(vfa('3, 15 deg', '1e999 ms'), 5, /TR must be greater than 0 ms, and finite, not 1e999 ms/);
    refused(vfa('3, 1e999 deg'), 4, /FA must be at least 0 deg and at most 360 deg, not 1e999 deg/);
  });

  it('are refused in code, with the acquisition', () => {
    const model = models['inversionRecoveryTR']!;
    const protocol = [0.1, 1, 3].map((TI) => ({ TI, TR: 2.5 }));
    const given = { model, noise: gaussian(0.01), tissue: model.typical.tissue, roles: usual(model) };
    expect(() => crlb({ ...given, protocol })).toThrow('acquisition 3: TI must not be longer than TR');
    const cycle = models['mp2rage']!;
    const [first, second] = cycle.typical.protocol;
    const uneven = [first!, { ...second!, TR: 6 }];
    expect(() =>
      crlb({ ...given, model: cycle, tissue: cycle.typical.tissue, roles: usual(cycle), protocol: uneven }),
    ).toThrow('acquisition 2: TR must be the same in every acquisition');
  });

  it('are warned of where they are merely odd', () => {
    expect(readStudy(vfa('3, 200 deg')).warnings).toEqual([
      'FA = 200 deg is outside 0 deg to 180 deg: is its unit right?',
    ]);
  });
});

describe('a b-value in a wrong unit', () => {
  const weighted = (b: string): readonly string[] =>
    readStudy(study('model: diffusion', 'tissue: { S0: 1, D: 1e-3 mm²/s }', `protocol: { b: "${b}" }`)).warnings;

  it.each([
    ['0, 500, 1000 s/m²', /^b = 500 s\/m² is outside 1000000 s\/m² to .*: is its unit right\?$/],
    ['0, 0.5, 1 s/mm²', /^b = 0\.5 s\/mm² is outside 1 s\/mm² to/],
  ])('is warned of: %s', (b, words) => expect(weighted(b)).toEqual([expect.stringMatching(words)]));

  it.each(['0, 500, 1000 s/mm²', '0, 5e8, 1e9 s/m²', '0, 0.5, 1 ms/um2'])('and not in its own: %s', (b) =>
    expect(weighted(b)).toEqual([]),
  );
});

describe('commas with and without a space', () => {
  const angles = (FA: string): (number | undefined)[] =>
    readStudy(vfa(`"${FA} deg"`)).parts[0]!.protocol.map((at) => Math.round((at['FA']! * 180) / Math.PI));

  it.each([
    ['5,5,5,20', [5, 5, 5, 20]],
    ['0, 1,1,1', [0, 1, 1, 1]],
    ['2,3,4, 20', [2, 3, 4, 20]],
    ['2.0,3.0, 20', [2, 3, 20]],
  ])('are a list where none can be a decimal one: %s', (FA, values) => expect(angles(FA)).toEqual(values));

  it.each(['0,5, 20', '0, 1,1', '1,5,2, 3,5', '1,05,2, 20', '3, -1,5'])('are refused where one may be: %s', (FA) =>
    refused(vfa(`"${FA} deg"`), 4, /has commas between digits and others/),
  );
});

describe('what a model knows by name', () => {
  const of = (text: string) => [...bounds(readStudy(text))][0]!;

  it('may be left out, and is then exactly known', () => {
    const [left, said] = [
      vfa('3, 15 deg'),
      vfa('3, 15 deg').replace('T1: 1 s', 'T1: 1 s, B1: 1') + 'estimate: [M0, T1]\n',
    ].map((text) => of(text).outcome);
    expect(left).toEqual(said);
  });

  it('is unknown once it is written, so that nothing is taken as known unsaid', () => {
    const { roles, nominal } = readStudy(vfa('3, 8, 15 deg').replace('T1: 1 s', 'T1: 1 s, B1: 0.9'));
    expect([roles, nominal]).toEqual([{ M0: 'estimate', T1: 'estimate', B1: 'estimate' }, []]);
  });

  it('may be given a role without a value', () => {
    const prior = `${vfa('3, 8, 15 deg')}roles: { B1: { prior: { sd: 3 % } } }\n`;
    const { experiment } = of(prior);
    expect([experiment.tissue['B1'], experiment.roles['B1']]).toEqual([1, { prior: { sd: 0.03 } }]);
    const estimated = readStudy(`${vfa('3, 8, 15 deg')}estimate: [M0, T1, B1]\n`);
    expect(estimated.roles['B1']).toBe('estimate');
  });

  it('is said in the report', () => {
    const read = readStudy(vfa('3, 15 deg'));
    expect(toTerminal(read, [...bounds(read)])).toContain('taken as exactly known: B1 = 1 (nominal)');
    const written = readStudy(`${vfa('3, 15 deg').replace('T1: 1 s', 'T1: 1 s, B1: 1')}estimate: [M0, T1]\n`);
    expect(toTerminal(written, [...bounds(written)])).toContain('taken as exactly known: B1 = 1;');
  });

  it('may be a setting, and be swept in some tissues only', () => {
    const recoveries = study(
      'model: saturationRecovery',
      'tissue: { A: 1, T1: 1 s }',
      'protocol: { TS: "0.5, 1, 2 s" }',
    );
    expect(of(recoveries).experiment.protocol).toEqual([0.5, 1, 2].map((TS) => ({ TS, prepared: 1 })));
    const list = study(
      'model: vfa',
      'tissue:',
      '  - { M0: 1, T1: 1 s }',
      '  - { M0: 1, T1: 1 s, B1: 0.9 }',
      'protocol: { FA: "3, 15 deg", TR: 15 ms }',
      'estimate: [M0, T1]',
    );
    const samples = [...bounds(readStudy(list))].map(({ experiment }) =>
      models['vfa']!.signal(numbers, experiment.tissue, experiment.protocol),
    );
    expect(samples[0]).not.toEqual(samples[1]);
  });
});
