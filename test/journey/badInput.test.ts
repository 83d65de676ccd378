import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';
import { good } from '../support/goodStudy.ts';
import { refusalText, expectRefusedByCommand } from '../support/refusal.ts';

/** What is said of a study with one thing changed; it must be refused, and say where. */
function refused(change: string, to: string): string {
  return refusalText(changed(change, to));
}

function changed(change: string, to: string): string {
  const text = good.replace(change, to);
  expect(text === good && change !== '', `nothing to change: ${change}`).toBe(false);
  return text;
}

describe('bad input: a sentence with line and column, exit 2, no result', () => {
  it('the text to change is good', () => {
    expect(fishergrad(['crlb', scratch('good.yaml', good)]).code).toBe(0);
  });

  it.each([
    [
      'a missing unit',
      'T2star: 10 ms',
      'T2star: 10',
      '4:11: T2star needs a unit, because it is a time; write 5 ms or 5 s, for instance',
    ],
    ['a missing unit of a list', '6.94 ms', '6.94', '6:7: TE needs a unit'],
    ['a wrong unit', 'TE: 0.14, 3.54, 6.94 ms', 'TE: 5 deg', '6:7: TE is a time, but "deg" is the unit of an angle'],
    ['an unknown unit', '10 ms', '10 msecs', '4:11: T2star is a time, and "msecs" is no unit of that; known are s, ms'],
    [
      'a unit where none belongs',
      'S0: 1',
      'S0: 1 ms',
      '3:7: S0 is an amplitude in arbitrary units, but "ms" is the unit of a time',
    ],
    ['a negative T2*', '10 ms', '-10 ms', '4:11: T2star must be greater than 0 ms, not -10 ms'],
    ['a zero T2*', '10 ms', '0 ms', '4:11: T2star must be greater than 0 ms'],
    ['a negative TE', '0.14,', '-0.14,', '6:7: TE must be at least 0 ms'],
    ['NaN', 'S0: 1', 'S0: .nan', '3:7: S0 must be a finite number, not NaN'],
    ['NaN with a unit', '10 ms', 'NaN ms', '4:11: T2star must be a finite number, not NaN ms'],
    ['Infinity', 'S0: 1', 'S0: .inf', '3:7: S0 must be a finite number, not Infinity'],
    ['a number too large for a double', 'S0: 1', 'S0: 1e999', '3:7: S0 must be a finite number, not'],
    ['an unknown key', 'tissue:', 'tisue:', '2:1: a study has no key "tisue"; did you mean tissue?'],
    ['an unknown parameter', 'T2star:', 'T2Star:', '4:3: t2star has no parameter "T2Star"; did you mean T2star?'],
    ['an unknown setting', 'TE:', 'TEs:', '6:3: t2star has no setting "TEs"; did you mean TE?'],
    ['another setting', 'TE:', 'TR:', '6:3: t2star has no setting "TR"; it has TE, averages'],
    ['an unknown noise key', 'snr:', 'SNR_:', 'noise has no key "SNR_"; did you mean snr?'],
    ['an unknown model', 'model: t2star', 'model: t2str', '1:8: there is no model "t2str"; did you mean t2star?'],
    [
      'a model far from any',
      'model: t2star',
      'model: quux',
      '1:8: there is no model "quux"; "npx fishergrad models" lists the',
    ],
    ['a missing model', 'model: t2star', 'title: x', '1:1: model is missing; "npx fishergrad models" lists the'],
    ['a missing parameter', '  S0: 1\n', '', 'S0 is missing (signal at TE = 0)'],
    ['a missing block', 'noise: { kind: gaussian, snr: 50, of: S0 }', '', '1:1: noise is missing'],
    ['an empty protocol', '  TE: 0.14, 3.54, 6.94 ms', '  TE: ""', '6:7: TE is empty; it needs at least one value'],
    ['an empty list', '0.14, 3.54, 6.94 ms', '[]', '6:7: TE is empty'],
    [
      'a protocol of nothing',
      '\n  TE: 0.14, 3.54, 6.94 ms',
      ' []',
      '5:11: protocol is empty; it needs at least one acquisition',
    ],
    [
      'a block of nothing',
      '\n  TE: 0.14, 3.54, 6.94 ms',
      '',
      '5:10: protocol is missing; write protocol: and under it values of TE',
    ],
    [
      'averages of another length',
      'noise:',
      'averages: 1, 2\nnoise:',
      '7:1: averages has 2 values, but there are 3 acquisitions',
    ],
    ['averages of nothing', 'noise:', 'averages: 0\nnoise:', '7:11: averages must be greater than 0'],
    ['an SNR of what?', ', of: S0', '', 'snr needs "of": the SNR of what? t2star offers S0, first, max, mean'],
    [
      'an SNR of something unknown',
      'of: S0',
      'of: T2star',
      't2star has no "T2star" for an SNR to refer to; it offers S0',
    ],
    ['an SNR of zero', 'snr: 50', 'snr: 0', 'snr must be greater than 0'],
    ['an SNR of a signal of zero', 'S0: 1', 'S0: 0', 'an SNR of S0 says nothing here, because S0 is 0'],
    ['σ and SNR', 'snr: 50', 'sigma: 1, snr: 50', 'noise has both sigma and snr; keep one of the two'],
    ['no size of the noise', 'snr: 50, of: S0', '', 'noise needs its size: sigma: 0.02, or snr: 50 together with of'],
    ['another noise', 'kind: gaussian', 'kind: pink', '7:16: noise.kind must be gaussian'],
    [
      'an unknown name to estimate',
      'noise:',
      'estimate: [S0, T2]\nnoise:',
      '7:16: t2star has no parameter "T2"; it has S0, T2star',
    ],
    ['nothing to estimate', 'noise:', 'estimate: []\nnoise:', '7:11: estimate is empty'],
    ['a name to estimate twice', 'noise:', 'estimate: [S0, S0]\nnoise:', '7:16: estimate names S0 twice'],
    ['a duplicate key', '  S0: 1\n', '  S0: 1\n  S0: 2\n', '4:3: "S0" stands twice in this block; keep one of the two'],
    [
      'a range without a spacing',
      '10 ms',
      '1..30 ms',
      '4:11: T2star is a range that does not say its values; write (log 12)',
    ],
    [
      'a range that goes down',
      '10 ms',
      '30..1 ms (log 3)',
      '4:11: T2star is a range whose end is not above its beginning',
    ],
    ['a range of too many', '10 ms', '1..30 ms (step 0.000001)', '4:11: T2star would have more than 10000 values'],
    [
      'a logarithm from zero',
      '0.14, 3.54, 6.94 ms',
      '0..30 ms (log 3)',
      '6:7: TE cannot be spaced in its logarithm from 0',
    ],
    ['words', '10 ms', 'ten ms', '4:11: T2star: "ten ms" is not a number with a unit'],
    ['a place left empty', '3.54,', ',', 'TE has an empty place between its commas'],
    [
      'a block where a number belongs',
      '10 ms',
      '{ a: 1 }',
      '4:11: T2star must be numbers with a unit, not a block of keys',
    ],
    ['a number where a block belongs', '\n  S0: 1\n  T2star: 10 ms', ' 5', '2:9: tissue must be a block of keys'],
    ['a list of everything', 'model: t2star', '- 1\nmodel: t2star', 'this is not valid YAML'],
    ['a tab', '  S0: 1', '\tS0: 1', 'tab'],
    ['YAML that does not end', 'noise: {', 'noise: {{', 'this is not valid YAML'],
    [
      'decimal commas',
      '0.14, 3.54, 6.94 ms',
      '0,14, 3,54, 6,94 ms',
      '6:7: TE: "0,14, 3,54, 6,94 ms" has commas between digits and others',
    ],
    [
      'decimal commas in a list',
      '0.14, 3.54, 6.94 ms',
      '["0,14 ms", "3,54 ms"]',
      '6:7: TE: "0,14 ms" has a comma between digits',
    ],
    [
      'decimal commas that YAML took apart',
      '0.14, 3.54, 6.94 ms',
      '[0,14 ms, 3,54 ms]',
      '6:7: TE: [0,14 ms, 3,54 ms] was read as 4 values',
    ],
    ['a decimal comma in a range', '10 ms', '1,5..30 ms (log 12)', '4:11: T2star: "1,5..30 ms (log 12)" has commas'],
    ['three dots', '0.14, 3.54, 6.94 ms', '0...5 ms (step 0.1)', '6:7: TE: "0...5 ms (step 0.1)" is not a number'],
    [
      'a step larger than the range',
      '0.14, 3.54, 6.94 ms',
      '0..5 ms (step 100 ms)',
      '6:7: TE has a step larger than its range',
    ],
    ['a step of which unit?', '0.14, 3.54, 6.94 ms', '10 ms..1 s (step 100)', '6:7: TE needs a unit in its step'],
    [
      'a range too wide for doubles',
      '10 ms',
      '1e-308..1e308 s (log 5)',
      '4:11: T2star: the range 1e-308..1e308 s (log 5) is too wide',
    ],
    ['a percentage of an SNR', 'snr: 50', 'snr: 50 %', 'snr is a plain number, without %'],
    ['noise of no kind', 'kind: gaussian, ', '', 'noise.kind is missing; write kind: gaussian'],
    ['a missing space after a colon', '  S0: 1', '  S0:1', '3:3: a space is missing after the colon of "S0:1"'],
    ['a missing colon', 'model: t2star', 'model t2star', 'a colon is missing in "model t2star"'],
    [
      'a colon in a text',
      'model: t2star',
      'title: T1: native\nmodel: t2star',
      '1:8: this text contains a colon; put it in quotes',
    ],
    ['a quotation without end', '10 ms', '"10 ms', '4:11: this quotation is opened here and never closed'],
    [
      'a unit behind a list',
      '0.14, 3.54, 6.94 ms',
      '[1, 2, 3] ms',
      'nothing may follow the list; put the unit inside it',
    ],
    [
      'a list without brackets',
      '\n  TE: 0.14, 3.54, 6.94 ms',
      ' { TE: 0.14, 3.54, 6.94 ms }',
      'inside { } a list of values needs quotes or [ ]',
    ],
    ['an alias of nothing', 'S0: 1', 'S0: *one', 'alias'],
    ['colors in a key', 'tissue:', '"tis\\e[31m": 1\ntissue:', 'a study has no key "tis\\u{1b}[31m"'],
    ['a slope that is no number', '10 ms', '1e-200 ms', 'is not a finite number at these values'],
  ])('%s', (_, change, to, sentence) => {
    expect(refused(change, to)).toContain(sentence);
  });

  it('says everything at once, in the order of the file', () => {
    const said = refused(
      'S0: 1\n  T2star: 10 ms\nprotocol:\n  TE: 0.14,',
      'S0: x\n  T2star: 10\nprotocol:\n  TE: 0.14 deg,',
    );
    expect(
      said
        .split('\n')
        .filter(Boolean)
        .map((line) => line.slice(0, 4)),
    ).toEqual(['3:7:', '4:11', '6:7:']);
  });

  it('points into a list at the entry that is wrong', () => {
    expect(refused('3.54,', 'x3.54,')).toContain('6:13: TE: "x3.54"');
    expect(refused('0.14, 3.54, 6.94 ms', '[0.14 ms, 3.54 deg]')).toContain('6:17: TE is a time, but "deg"');
  });

  it('names the model that is unknown and what is wrong with the noise', () => {
    const said = refused('model: t2star', 'model: t2str').concat(refused('model: t2star', 'model: x\nnoize: 1'));
    expect(said).toContain('did you mean t2star?');
    expect(said).toContain('did you mean noise?');
  });

  it('tells a duplicate key and everything else', () => {
    const said = refused('  S0: 1\n  T2star: 10 ms', '  S0: 1\n  S0: 2\n  T2star: 10');
    expect(said).toContain('4:3: "S0" stands twice');
    expect(said).toContain('5:11: T2star needs a unit');
  });

  it('tells which tissue of a sweep has no finite bound, and where tissues stand', () => {
    const said = refused('T2star: 10 ms', 'T2star: 10 ms, 1e-200 ms');
    expect(said).toContain('2:1: T2star = 1e−200 ms: the slope of sample 1 in T2star is not a finite number');
  });

  it('takes a Greek mu for a micro, also in a step', () => {
    const { code } = fishergrad([
      'crlb',
      scratch('mu.yaml', good.replace('0.14, 3.54, 6.94 ms', '0..5 ms (step 100 μs)')),
    ]);
    expect(code).toBe(0);
  });

  it.each([
    ['900,000 commas', `TE: "${','.repeat(900_000)}"`],
    ['70,000 unknown keys', Array.from({ length: 70_000 }, (_, k) => `k${k}: 1`).join('\n  ')],
    ['450,000 values', `TE: "${'1,'.repeat(450_000)}1"`],
    ['a million spaces', `TE: "1${' '.repeat(900_000)}x"`],
    ['300,000 empty blocks', `TE: [${'{},'.repeat(300_000)}]`],
  ])(
    'reads %s in bounded time and says little',
    (_, text) => {
      const path = scratch('long.yaml', good.replace('TE: 0.14, 3.54, 6.94 ms', text));
      const { code, stderr } = fishergrad(['crlb', path]);
      expect(code).toBe(2);
      expect(stderr.length).toBeLessThan(20_000);
    },
    20_000,
  );

  it('refuses with --json too, and leaves standard output empty', () => {
    expectRefusedByCommand(changed('10 ms', '10'), ['--json']);
    expectRefusedByCommand(changed('3.54,', 'x3.54,'));
    expectRefusedByCommand(changed('  S0: 1\n  T2star: 10 ms', '  S0: 1\n  S0: 2\n  T2star: 10'));
  });

  it('warns of a decimal comma', () => {
    const { stdout } = fishergrad(['crlb', scratch('comma.yaml', good.replace('10 ms', '3,5 ms'))]);
    expect(stdout).toContain('"3,5 ms" was read as two values, 3 and 5; a decimal is written with a point');
    expect(fishergrad(['crlb', scratch('many.yaml', good.replace('10 ms', '1,2,5,10 ms'))]).stdout).not.toContain(
      'decimal',
    );
  });

  it('warns of a value that looks like the wrong scale', () => {
    const text =
      'model: molliT1\ntissue: { A: 1, c: 1.9, T1: 1000 s }\nprotocol: { scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, RR: 1 s }\nnoise: { kind: gaussian, snr: 50, of: A }\n';
    const { code, stdout } = fishergrad(['crlb', scratch('scale.yaml', text)]);
    expect(code).toBe(0);
    expect(stdout).toContain('T1 = 1000 s is outside 0.01 s to 30 s: is its unit right?');
    expect(fishergrad(['crlb', scratch('scale.yaml', text), '--json']).stdout).toContain('is its unit right?');
  });
});

describe('MOLLI schemes', () => {
  const molli = (protocol: string): string => {
    const text = `model: molli\ntissue: { A: 1, B: 1.9, T1star: 1 s }\nprotocol: ${protocol}\nnoise: { kind: gaussian, snr: 50, of: plateau }\n`;
    const { code, stderr } = fishergrad(['crlb', scratch('molli.yaml', text)]);
    expect(code).toBe(2);
    return stderr;
  };
  it.each([
    [
      '{ scheme: 5-3-3, TI0: 120 ms, dTI: 80 ms, RR: 1 s }',
      '3:21: "5-3-3" is not a MOLLI scheme; write images(pause)images as in 5(3)3',
    ],
    ['{ scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms }', 'protocol needs one of RR, heartRate'],
    [
      '{ scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, RR: 1 s, heartRate: 60 bpm }',
      'protocol has RR and heartRate; keep one of them',
    ],
    ['{ scheme: 5(3)3, TI0: 120 ms, RR: 1 s }', 'dTI is missing'],
    ['{ scheme: 5(3)3, TI0: 120 ms, dTI: 80, RR: 1 s }', 'dTI needs a unit'],
    [
      '{ scheme: 5(3)3, TI0: 120 ms, dTI: 80 ms, RR: 1 s, TI: 3 ms }',
      'TI and scheme exclude each other; keep one of them',
    ],
  ])('%s', (protocol, sentence) => {
    expect(molli(protocol)).toContain(sentence);
  });
});
