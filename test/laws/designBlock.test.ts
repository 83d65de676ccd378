// What good design blocks read to: SI numbers, worked out here by hand.
import { amplitude, models, sampleTime, signalModel } from '@fishergrad/models';
import { bounds, exampleStudy, readStudy, type StudyDesign, StudyError, toJson } from '@fishergrad/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusal } from '../support/refusal.ts';

const decay = `model: t2star
tissue: { S0: 1, T2star: "5, 10, 20 ms" }
protocol: { TE: "1, 4, 8, 16 ms" }
noise: { kind: gaussian, sigma: 0.02 }
`;
const angles = `model: vfa
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "90, 45, 18 deg", TR: 15 ms }
noise: { kind: gaussian, sigma: 0.001 }
`;
const TE = 'vary: { TE: { from: 1 ms, to: 64 ms } }';
const FA = 'vary: { FA: { from: 9 deg, to: 90 deg } }';

function design(study: string, block: string): StudyDesign {
  return readStudy(`${study}design: ${block}\n`).design!;
}

/** The layout of the only setting of a design of four echoes. */
function layout(keys: string): unknown {
  return design(decay, `{ ${TE}, ${keys} }`).vary[0]!.layout;
}

describe('a design block', () => {
  it('is not there where nothing is written', () => {
    expect('design' in readStudy(decay)).toBe(false);
  });

  it('has defaults for all but what is varied', () => {
    expect(design(decay, `{ ${TE} }`)).toEqual({
      vary: [{ setting: 'TE', from: 0.001, to: 0.064, layout: { kind: 'free' } }],
      ...{ samples: 4, weights: false, choose: undefined, criterion: 'relative' },
      of: [
        { name: 'S0', weight: 1 },
        { name: 'T2star', weight: 1 },
      ],
      ...{ tissues: [1 / 3, 1 / 3, 1 / 3], fixed: [], duration: undefined, budget: undefined, starts: 20, seed: 1 },
      warnings: [],
      rest: [{}, {}, {}, {}],
      before: [{ TE: 0.001 }, { TE: 0.004 }, { TE: 0.008 }, { TE: 0.016 }],
    });
  });

  it('says all there is to say', () => {
    const block = `{ vary: { TR: { from: 5 ms, to: 0.02 s, same: true, raster: 10 us }, FA: { from: 9 deg, to: 90 deg, slew: 18 deg } },
      samples: 5, criterion: A, of: { T1: 2, M0: 0.5 }, tissues: worst, starts: 3, seed: -7,
      fixed: { FA: "18, 36 deg", TR: 10 ms }, duration: TR, budget: 1 min }`;
    expect(design(angles, block)).toEqual({
      vary: [
        { setting: 'TR', from: 0.005, to: 0.02, raster: 1e-5, layout: { kind: 'same' } },
        { setting: 'FA', from: Math.PI / 20, to: Math.PI / 2, layout: { kind: 'free', slew: Math.PI / 10 } },
      ],
      ...{ samples: 5, weights: false, choose: undefined, criterion: 'A', tissues: 'worst', starts: 3, seed: -7 },
      of: [
        { name: 'T1', weight: 2 },
        { name: 'M0', weight: 0.5 },
      ],
      fixed: [
        { FA: Math.PI / 10, TR: 0.01 },
        { FA: Math.PI / 5, TR: 0.01 },
      ],
      ...{ duration: 'TR', budget: 60, warnings: [] },
      rest: [{}, {}, {}, {}, {}],
      before: [
        { FA: Math.PI / 2, TR: 0.015 },
        { FA: Math.PI / 4, TR: 0.015 },
        { FA: Math.PI / 10, TR: 0.015 },
      ],
    });
  });

  it.each([
    ['spacing: 2 ms', { kind: 'free', spacing: 0.002 }],
    ['slew: 2 ms', { kind: 'free', slew: 0.002 }],
    ['train: true', { kind: 'train', counts: [4] }],
    ['train: { first: 2 ms }', { kind: 'train', counts: [4], first: 0.002 }],
    ['train: { step: 21 ms }', { kind: 'train', counts: [4], step: 0.021 }],
    ['interleaves: 2', { kind: 'train', counts: [2, 2] }],
    ['train: true, interleaves: 2', { kind: 'train', counts: [2, 2] }],
    ['train: { step: 3 ms }, interleaves: [3, 1]', { kind: 'train', counts: [3, 1], step: 0.003 }],
    ['samples: 8, interleaves: "5, 3"', { kind: 'train', counts: [5, 3] }],
    ['geometric: true', { kind: 'geometric' }],
    ['spline: 4', { kind: 'spline', knots: 4 }],
    ['same: true', { kind: 'same' }],
    ['same: false, geometric: false, train: false', { kind: 'free' }],
  ])('is laid out by %s', (keys, expected) => {
    expect(layout(keys)).toEqual(expected);
    const inside = TE.replace(' } }', `, ${keys.replace('samples: 8, ', '')} } }`);
    const samples = keys.startsWith('samples') ? ', samples: 8' : '';
    expect(design(decay, `{ ${inside}${samples} }`).vary[0]!.layout).toEqual(expected);
  });

  it('takes a layout that fits to the last digit, rounding aside', () => {
    // in doubles 0.06014 − 0.00014 < 5 · 0.012
    const tight = 'vary: { TE: { from: 0.14 ms, to: 60.14 ms } }, samples: 6';
    expect(design(decay, `{ ${tight}, spacing: 12 ms }`).samples).toBe(6);
    expect(design(decay, `{ ${tight}, train: { step: 12 ms } }`).samples).toBe(6);
    // in doubles 0.03 ms / 0.01 ms is below 3
    const grid = 'vary: { TE: { from: 0.01 ms, to: 0.03 ms, raster: 0.01 ms, spacing: 0.01 ms } }, samples: 3';
    expect(design(decay, `{ ${grid} }`).samples).toBe(3);
  });

  it('varies what is common to all acquisitions as one value', () => {
    const text = `model: mp2rage
tissue: { M0: 1, T1: 1 s }
protocol: { TI: "0.8, 2.7 s", FA: "4, 5 deg", n: 160, TRexc: 7 ms, TR: 5 s }
noise: { kind: gaussian, sigma: 0.001 }
`;
    const { vary, rest } = design(text, '{ vary: { TR: { from: 5 s, to: 8 s } } }');
    expect(vary).toEqual([{ setting: 'TR', from: 5, to: 8, layout: { kind: 'same' } }]);
    // The others differ, and stay where they are.
    expect(rest.map(({ TI }) => TI)).toEqual([0.8, 2.7]);
    expect(rest.map((row) => Object.keys(row))).toEqual([
      ['TI', 'FA', 'n', 'TRexc'],
      ['TI', 'FA', 'n', 'TRexc'],
    ]);
    // Whole even numbers have a raster; inversions that follow each other a spacing.
    expect(design(text, '{ vary: { n: { from: 100, to: 200, raster: 2, same: true } } }').vary[0]!.raster).toBe(2);
    expect(design(text, '{ vary: { TI: { from: 0.6 s, to: 4 s, spacing: 1.2 s } } }').samples).toBe(2);
  });

  it('gives every free acquisition the common value of what is not varied', () => {
    expect(design(angles, `{ ${FA}, samples: 5 }`).rest).toEqual(Array.from({ length: 5 }, () => ({ TR: 0.015 })));
    expect(design(angles, `{ ${FA}, fixed: { FA: 18 deg } }`).fixed).toEqual([{ FA: Math.PI / 10, TR: 0.015 }]);
    const TR = 'vary: { TR: { from: 5 ms, to: 20 ms } }';
    expect(design(angles, `{ ${TR} }`).rest).toEqual([{ FA: Math.PI / 2 }, { FA: Math.PI / 4 }, { FA: Math.PI / 10 }]);
  });

  it('tells weights for one sample, or as many as are written, at one rest', () => {
    expect(design(angles, `{ ${FA}, weights: true }`)).toMatchObject({
      samples: 1,
      weights: true,
      rest: [{ TR: 0.015 }],
    });
    const { samples, rest, duration } = design(angles, `{ ${FA}, weights: true, samples: 9, duration: 20 ms }`);
    expect([samples, rest, duration]).toEqual([9, [{ TR: 0.015 }], 0.02]);
  });

  it('weighs up to three settings at once', () => {
    const text = `model: bssfpComplex
tissue: { M0: 1, T1: 1 s, T2: 50 ms, df: 10 Hz, phi: 0.1 rad }
protocol: { FA: "20, 40 deg", TR: 5 ms, TE: 2.5 ms, dphi: 180 deg }
noise: { kind: complexGaussian, sigma: 0.001 }
estimate: [M0, T1]
`;
    const three = 'FA: { from: 9 deg, to: 90 deg }, TR: { from: 4 ms, to: 8 ms }, TE: { from: 1 ms, to: 3 ms }';
    expect(design(text, `{ vary: { ${three} }, weights: true }`).vary).toHaveLength(3);
  });

  it('may give all of one setting while another is free', () => {
    const given = 'FA: { from: 9 deg, to: 90 deg, train: { first: 9 deg, step: 9 deg } }';
    const both = design(angles, `{ vary: { ${given}, TR: { from: 5 ms, to: 20 ms } } }`);
    expect(both.vary.map((each) => each.layout.kind)).toEqual(['train', 'free']);
  });

  it('weighs tissues so that the weights sum to 1', () => {
    expect(design(decay, `{ ${TE}, tissues: mean }`).tissues).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(design(decay, `{ ${TE}, tissues: [1, 2, 1] }`).tissues).toEqual([0.25, 0.5, 0.25]);
    expect(design(decay, `{ ${TE}, tissues: "0, 3, 1" }`).tissues).toEqual([0, 0.75, 0.25]);
    expect(design(decay, `{ ${TE}, tissues: [1e308, 1e308, 0] }`).tissues).toEqual([0.5, 0.5, 0]);
  });

  it('is about what is wanted, unless it says of what', () => {
    const of = (roles: string, written = ''): string[] =>
      design(decay + roles, `{ ${TE}${written} }`).of.map(({ name }) => name);
    expect(of('roles: { S0: nuisance }\n')).toEqual(['T2star']);
    expect(of('roles: { S0: known }\n')).toEqual(['T2star']);
    expect(of('roles: { T2star: { prior: { sd: 1 ms } } }\n')).toEqual(['S0']);
    expect(of('roles: { S0: nuisance, T2star: { prior: { sd: 1 ms } } }\n')).toEqual(['T2star']);
    expect(of('roles: { T2star: { prior: { sd: 1 ms } } }\n', ', of: [T2star]')).toEqual(['T2star']);
    expect(of('', ', of: R2star')).toEqual(['R2star']);
    expect(of('roles: { S0: nuisance }\n', ', of: "S0, R2star"')).toEqual(['S0', 'R2star']);
    expect(of('', ', of: [T2star, S0], criterion: D')).toEqual(['T2star', 'S0']);
    expect(of('derive: { half: T2star / 2 }\n', ', of: half, criterion: c')).toEqual(['half']);
    expect(of('derive: { both: S0 * T2star }\n', ', of: [both, T2star], criterion: Ds')).toEqual(['both', 'T2star']);
  });

  it('tells quantities apart whatever their units', () => {
    const text = `model: diffusion
tissue: { S0: 1, D: 0.7 µm²/ms }
protocol: { b: "0, 500, 1000 s/mm²" }
noise: { kind: gaussian, sigma: 0.01 }
derive: { flow: S0 * D, again: 2 * D }
`;
    const b = 'vary: { b: { from: 0 s/mm², to: 3000 s/mm² } }';
    expect(design(text, `{ ${b}, criterion: Ds, of: [D, flow] }`).of).toHaveLength(2); // their slopes: (0, 1), (7e-10, 1)
    expect(() => design(text, `{ ${b}, criterion: Ds, of: [D, again] }`)).toThrow('again follows from');
  });

  it('chooses among the acquisitions of the protocol', () => {
    expect(design(decay, '{ choose: 3, criterion: c, of: T2star, seed: 5 }')).toMatchObject({
      ...{ choose: 3, samples: 3, vary: [], rest: [], fixed: [], weights: false, criterion: 'c', seed: 5 },
    });
  });

  it('takes the acquisitions that a shorthand stands for', () => {
    const molli = `model: molliT1
tissue: { A: 1, c: 1.9, T1: 1 s }
protocol: { scheme: 2(1)1, TI0: 0.125 s, dTI: 0.125 s, RR: 1 s }
noise: { kind: gaussian, snr: 50, of: A }
`;
    const { before, samples } = design(molli, '{ vary: { TI: { from: 100 ms, to: 5 s } } }');
    expect([before, samples]).toEqual([[{ TI: 0.125 }, { TI: 0.25 }, { TI: 1.125 }], 3]);
  });

  it('is read in the units it is written in, which are those of what the protocol does not write', () => {
    const text = exampleStudy(models['molliT1']!);
    expect(readStudy(`${text}\ndesign: { vary: { TI: { from: 0.1 s, to: 5 s } } }`).symbols['TI']).toBe('s');
    expect(readStudy(`${decay}design: { vary: { TE: { from: 1e-3 s, to: 1 s } } }`).symbols['TE']).toBe('ms');
    expect(readStudy(`${decay}design: { vary: { TE: { from: 1 ms, to: 64 s } } }`).design!.warnings[0]).toMatch(
      /^to of TE = 64 s is outside .*: is its unit right\?$/,
    );
  });

  it('may stand beside one experiment of a list, and in JSON', () => {
    const one = '{ model: t2star, protocol: { TE: "1, 4, 8, 16 ms" }, noise: { kind: gaussian, sigma: 0.02 } }';
    const text = `tissue: { S0: 1, T2star: "5, 10, 20 ms" }\nexperiments:\n  - ${one}\n`;
    expect(design(text, `{ ${TE} }`)).toEqual(design(decay, `{ ${TE} }`));
    const json = {
      ...{ model: 't2star', tissue: { S0: 1, T2star: ['5 ms', '10 ms', '20 ms'] } },
      ...{ protocol: { TE: ['1 ms', '4 ms', '8 ms', '16 ms'] }, noise: { kind: 'gaussian', sigma: 0.02 } },
      design: { vary: { TE: { from: '1 ms', to: '64 ms' } } },
    };
    expect(readStudy(JSON.stringify(json)).design).toEqual(design(decay, `{ ${TE} }`));
  });
});

describe('laws', () => {
  it('what is advised fits, and a little more does not', () => {
    const number = fc.integer({ min: 1, max: 5000 }).map((n) => n / 100);
    fc.assert(
      fc.property(
        number,
        number,
        fc.integer({ min: 2, max: 12 }),
        number,
        fc.boolean(),
        (from, width, samples, step, isTrain) => {
          const range = `vary: { TE: { from: ${from} ms, to: ${Number((from + width).toFixed(2))} ms } }`;
          const block = (apart: string | number, count: number): string =>
            `${decay}design: { ${range}, samples: ${count}, ${isTrain ? `train: { step: ${apart} ms }` : `spacing: ${apart} ms`} }\n`;
          if (step * (samples - 1) <= width * 1.001) {
            if (step * (samples - 1) <= width * 0.999) readStudy(block(step, samples));
            return;
          }
          const [sentence] = refusal(block(step, samples));
          const [, apart, fits] = /what fits is a (?:spacing|step) of ([\d.e−]+) ms, or (\d+) samples?$/.exec(
            sentence!,
          )!;
          readStudy(block(apart!.replace('−', '-'), samples));
          expect(refusal(block(Number(apart!.replace('−', '-')) * 1.002, samples))).toHaveLength(1);
          const count = Number(fits);
          if (count > 1) readStudy(block(step, count));
          expect(count).toBeLessThan(samples);
          expect(refusal(block(step * 1.0001, count + 1))).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the bound does not know of a design', () => {
    const report = (text: string): string => {
      const study = readStudy(text, { name: 'study.yaml' });
      return JSON.stringify(toJson(study, [...bounds(study)]));
    };
    for (const [text, block] of [
      [decay, `{ ${TE}, spacing: 2 ms, fixed: { TE: 2 s } }`],
      [angles, `{ ${FA}, weights: true, of: T1 }`],
      [angles, '{ choose: 2 }'],
    ] as const)
      expect(report(`${text}design: ${block}\n`)).toBe(report(text));
  });

  /** Sequences in which a sample depends on the pulses before it, by their papers. */
  const trains = [
    'fingerprint',
    'fingerprintUntruncated',
    'irFlashTrain',
    'molliBloch',
    'mp2rage',
    'multiEchoSpinEcho',
  ];
  it.each(Object.values(models).map((model) => [model.name, model] as const))(
    '%s: one by one, or as a train',
    (name, model) => {
      const said = (block: string): string[] => {
        try {
          readStudy(`${exampleStudy(model)}\ndesign: ${block}\n`);
          return [];
        } catch (error) {
          if (!(error instanceof StudyError)) throw error;
          return error.issues.map(({ message }) => message);
        }
      };
      const together = /each acquisition depends on those before it/;
      expect(said('{ choose: 1, criterion: A }').some((message) => together.test(message))).toBe(trains.includes(name));
      const [setting] = Object.keys(model.settings);
      const { lower, unit } = model.settings[setting!]!;
      const symbol = unit === '1' || unit === 'a.u.' ? '' : ` ${unit}`;
      const range = `from: ${Math.max(0.01, lower)}${symbol}, to: ${Math.max(0.02, lower + 0.01)}${symbol}`;
      const weighted = said(`{ vary: { ${setting}: { ${range} } }, weights: true, criterion: A }`);
      expect(weighted.some((message) => together.test(message))).toBe(trains.includes(name));
    },
  );

  it('a model with one typical acquisition is tried with two', () => {
    const counted = signalModel({
      ...{
        name: 'counted',
        title: 'a signal that grows with each sample',
        formula: 'k A',
        latex: 'k A',
        reference: 'none',
      },
      parameters: { A: amplitude('signal') },
      settings: { TE: sampleTime('echo time', [0, 1]) },
      typical: { tissue: { A: 1 }, protocol: [{ TE: 0.1 }] },
      signal: ({ mul }, { A }, protocol) => protocol.map((_, k) => mul(k + 1, A)),
    });
    const text = `model: counted
tissue: { A: 1 }
protocol: { TE: "1, 2 ms" }
noise: { kind: gaussian, sigma: 0.1 }
design: { choose: 1 }
`;
    const catalogue = { counted } as unknown as typeof models;
    expect(() => readStudy(text, { catalogue })).toThrow('each acquisition depends on those before it');
  });

  it('whatever stands in a design, it is read or refused in sentences', () => {
    const scalar = fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1,
      2,
      4,
      1e9,
      NaN,
      '',
      'x',
      '1 ms',
      '2 ms',
      '60 ms',
      '5 deg',
      'TE',
      'S0',
      '1, 2',
      'worst',
      'D',
      '__proto__',
    );
    const value = fc.oneof(
      { weight: 3, arbitrary: scalar },
      fc.array(scalar, { maxLength: 4 }),
      fc.dictionary(
        fc.constantFrom('TE', 'FA', 'first', 'step', 'from', 'to', 'S0', 'constructor'),
        fc.oneof(scalar, fc.dictionary(fc.constantFrom('from', 'to', 'spacing', 'train', 'raster', 'same'), scalar)),
      ),
    );
    const keys = [
      'vary',
      'choose',
      'samples',
      'weights',
      'criterion',
      'of',
      'tissues',
      'starts',
      'seed',
      'fixed',
      'duration',
      'budget',
      'spacing',
      'slew',
      'train',
      'interleaves',
      'geometric',
      'spline',
      'same',
      'raster',
      'toString',
    ];
    const range = { TE: { from: '1 ms', to: '60 ms' } };
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), fc.boolean(), (block, varied) => {
        const text = `${decay}design: ${JSON.stringify(varied ? { ...block, vary: range } : block)}\n`;
        try {
          const { design: read } = readStudy(text);
          expect(JSON.stringify(read)).not.toMatch(/null/);
        } catch (error) {
          if (!(error instanceof StudyError)) throw error;
          expect(error.issues.length).toBeGreaterThan(0);
          expect(error.message).not.toMatch(/undefined|\[object|NaN must|Invalid input/);
          for (const { line, column } of error.issues) expect([line, column > 0]).toEqual([5, true]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
