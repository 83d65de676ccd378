// Slips of someone who copies a script into a study: one sentence each, at its place, and nothing that only follows from it.
import { readStudy, StudyError } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';

const flip = `model: M0 * sin(a) * (1 - E1) / (1 - E1 * cos(a))
let: { a: B1 * FA, E1: exp(-TR/T1) }
tissue: { M0: 1, T1: 1 s, B1: 1 }
protocol: { FA: "3, 15 deg", TR: 5 ms }
noise: { kind: gaussian, snr: 500, of: M0 }
roles: { B1: known }
`;
const two = `tissue: { M0: 1, T1: 1 s, T2: 80 ms }
let: { E1: exp(-TR/T1), E2: exp(-TE/T2) }
experiments:
  - name: recovery
    model: M0 * (1 - E1)
    protocol: { TR: "0.5, 3 s" }
    noise: { kind: gaussian, sigma: 0.01 }
  - name: decay
    model: M0 * E2
    protocol: { TE: "10, 80 ms" }
    noise: { kind: gaussian, sigma: 0.01 }
`;

function said(text: string): string[] {
  try {
    readStudy(text);
    return [];
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    return error.issues.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
}

function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('a slip is told once', () => {
  it.each([
    [
      'a list without quotes',
      'FA: "3, 15 deg"',
      'FA: 3, 15 deg',
      '4:13: inside { } a list of values needs quotes or [ ]: write FA: "3, 15 deg"',
    ],
    ['a decimal comma', 'T1: 1 s', 'T1: 0,9 s', '3:18: inside { } a comma ends a value: write T1: 0.9 s, with a point'],
    ['a decimal comma in quotes', 'B1: 1', 'B1: "0,05"', '3:31: B1: "0,05" has a comma between digits'],
    ['no space after a colon', 'M0: 1,', 'M0:1,', '3:11: a space is missing after the colon of "M0:1"'],
    ['a unit in a longer word', 'T1: 1 s', 'T1: 900 msec', '3:22: T1: "msec" is no unit known here; did you mean ms?'],
    ['no tissue', 'tissue:', 'tisue:', 'did you mean tissue?'],
    [
      'a model in other letters',
      flip.split('\n')[0]!,
      'model: Molli',
      '1:8: there is no model "Molli"; did you mean molli?',
    ],
    [
      'an angle converted twice',
      'B1 * FA',
      'B1 * FA * pi / 180',
      '2:16: FA is an angle, and so in radians in a formula',
    ],
    ['an angle converted before', 'B1 * FA', 'pi/180 * FA', '2:20: FA is an angle, and so in radians in a formula'],
    ['an angle divided first', 'B1 * FA', 'FA/180*pi', '2:11: FA is an angle, and so in radians in a formula'],
    [
      'e to the power',
      'exp(-TR/T1)',
      'e^(-TR/T1)',
      '2:24: "e" is neither a parameter nor a setting nor a constant nor a line of let; write exp(x) for e^x',
    ],
    [
      'a product of MATLAB',
      'B1 * FA',
      'B1 .* FA',
      '2:14: this point belongs to no number; write *, /, ^ and exp for .*, ./, .^ and np.exp',
    ],
    ['a target in percent without %', 'roles', 'target: 5\nroles', '6:9: target must be greater than 0 and at most 1'],
  ])('%s', (_, from, to, sentence) => {
    const sentences = said(changed(flip, from, to));
    expect(sentences.filter((each) => each.includes(sentence))).toHaveLength(1);
    expect(
      sentences.filter(
        (each) => !/tissue is missing|the formula does not use|is missing \(|has no parameter/.test(each),
      ),
    ).toHaveLength(1);
  });

  it('a model of the catalogue in other letters, beside a tissue that has that name', () =>
    expect(
      said(
        'model: T2star\ntissue: { S0: 1, T2star: 10 ms }\nprotocol: { TE: "1, 2 ms" }\nnoise: { kind: gaussian, sigma: 1 }',
      ),
    ).toEqual(['1:8: there is no model "T2star"; did you mean t2star?']));

  it('numbers of degrees are converted, and constants of a phase', () => {
    expect(said(changed(flip, 'B1 * FA', 'B1 * FA + 90 * pi/180'))).toEqual([]);
    expect(said(changed(changed(flip, 'B1 * FA', 'B1 * FA * pi/180'), '15 deg', '15'))).toEqual([]);
  });
});

describe('lines of let written once for several experiments', () => {
  it('may use what only some of them have', () => {
    const { parts } = readStudy(two);
    expect(parts.map(({ model }) => model.formula)).toEqual([
      'M0 * (1 - E1),  E1 = exp(-TR/T1)',
      'M0 * E2,  E2 = exp(-TE/T2)',
    ]);
  });
  it('are still held to the names there are, used or not', () => {
    expect(said(changed(two, '-TE/T2)', '-TE/T3)'))).toEqual([expect.stringContaining('2:37: "T3" is neither')]);
    expect(said(changed(two, 'E1: exp', 'q: T4, E1: exp'))).toEqual([expect.stringContaining('2:11: "T4" is neither')]);
    expect(said(changed(two, 'E1: exp', 'q: (T1, E1: exp'))).not.toEqual([]);
  });
  it('a noise that is missing is told at its experiment', () =>
    expect(
      said(changed(two, '    noise: { kind: gaussian, sigma: 0.01 }\n  - name: decay', '  - name: decay')),
    ).toEqual([expect.stringContaining('4:5: noise is missing')]));
});

describe('a name that its block does not have', () => {
  const tissue = (model: string, block: string): string[] =>
    said(`model: ${model}\ntissue: { ${block} }\n`).flatMap((line) => /has no parameter "(.*)$/.exec(line)?.[1] ?? []);

  it.each([
    ['ivim', 'S0: 1, f: 0.2, D: 1e-3 mm²/s, D*: 0.05 mm²/s', 'D*"; did you mean Dstar?'],
    ['ivim', 'S0: 1, f: 0.2, D: 1e-3 mm²/s, Ds: 0.05 mm²/s', 'Ds"; did you mean Dstar?'],
    ['ivim', 'S0: 1, f: 0.2, D: 1e-3 mm²/s, Dp: 0.05 mm²/s', 'Dp"; did you mean Dstar?'],
    ['t2star', 'S0: 1, T2*: 10 ms', 'T2*"; did you mean T2star?'],
    ['t2star', 'S0: 1, T2s: 10 ms', 'T2s"; did you mean T2star?'],
    ['t2star', 'S0: 1, T2: 10 ms', 'T2"; did you mean T2star?'],
    ['t2starBicomponent', 'S0: 1, f: 0.2, T2: 10 ms', 'T2"; did you mean T2short or T2long?'],
    ['vfa', 'M0: 1, T1: 1 s, B1+: 1', 'B1+"; did you mean B1?'],
    ['vfa', 'M0: 1, T1: 1 s, T2: 1 s', 'T2"; it has M0, T1, B1'],
    ['vfa', 'M0: 1, T2: 1 s', 'T2"; it has M0, T1, B1'],
    ['vfa', 'M0: 1, T1: 1 s, T1x: 1 s', 'T1x"; it has M0, T1, B1'],
  ])('of %s, leads to one that is not written: %s', (model, block, words) =>
    expect(tissue(model, block)).toEqual([words]),
  );

  it('leads there in a list of tissues, and in acquisitions', () => {
    const text = `model: ivim
tissue:
  - { S0: 1, f: 0.2, D: 1e-3 mm²/s, Dp: 0.05 mm²/s }
protocol:
  - { B: 5 s/mm² }
noise: { kind: gaussian, sigma: 0.01 }
`;
    const lines = said(text).filter((line) => line.includes('did you mean'));
    expect(lines).toEqual([
      '3:37: ivim has no parameter "Dp"; did you mean Dstar?',
      '5:7: ivim has no setting "B"; did you mean b?',
    ]);
  });
});
