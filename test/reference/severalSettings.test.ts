// A model with three settings, written as a user would, read from studies in columns, in rows and with faults.
import {
  amplitude,
  angle,
  type Bound,
  decayTime,
  perAcquisition,
  sampleTime,
  type SignalModel,
  signalModel,
} from '@fishergrad/models';
import { bounds, readStudy, StudyError } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

const spgr = signalModel({
  name: 'spgr',
  title: 'Spoiled gradient echo in the steady state',
  formula: 'M0 sin FA (1 − E1) / (1 − E1 cos FA)',
  latex: '',
  reference: 'Ernst & Anderson 1966, doi:10.1063/1.1719961',
  parameters: { M0: amplitude('magnetization'), T1: decayTime('longitudinal relaxation time', [0.3, 3]) },
  settings: { FA: angle('flip angle', [0.02, 1.5]), TR: sampleTime('repetition time', [0.003, 0.1]) },
  typical: { tissue: { M0: 1000, T1: 1 }, protocol: [{ FA: 0.05, TR: 0.015 }] },
  signal: perAcquisition(({ mul, div, sub, neg, exp, sin, cos }, { M0, T1 }, { FA, TR }) => {
    const E1 = exp(neg(div(TR, T1)));
    return div(mul(M0, sin(FA), sub(1, E1)), sub(1, mul(E1, cos(FA))));
  }),
});

const catalogue = { spgr: spgr as unknown as SignalModel };
const study = (protocol: string): string =>
  `model: spgr\ntissue: { M0: 5000, T1: 1000 ms }\nnoise: { kind: gaussian, sigma: 5 }\nprotocol: ${protocol}\n`;
const boundOf = (protocol: string): Bound => {
  const [result] = [...bounds(readStudy(study(protocol), { catalogue }))];
  return result!.outcome as Bound;
};
const faults = (protocol: string): string => {
  try {
    readStudy(study(protocol), { catalogue });
  } catch (error) {
    if (error instanceof StudyError) return error.message;
    throw error;
  }
  return 'none';
};

describe('variable flip angles', () => {
  // 60-digit arithmetic: TR 5 ms, T1 1000 ms, M0 5000, σ 5; flip angles 2, 5, 10, 15, 25 and 3, 14 degrees.
  it.each([
    ['{ FA: "2, 5, 10, 15, 25 deg", TR: 5 ms }', 145.08567526142502, 45.487444632644895, 0.9090613575273168],
    [
      '{ FA: "2, 5, 10, 15, 25 deg", TR: "5, 5, 5, 5, 5 ms" }',
      145.08567526142502,
      45.487444632644895,
      0.9090613575273168,
    ],
    [
      '[{ FA: 3 deg, TR: 5 ms }, { FA: 14 deg, TR: 0.005 s }]',
      169.34396750133416,
      58.476307643232595,
      0.836864159930582,
    ],
  ])('%s: a single value holds for all', (protocol, M0, T1, ρ) => {
    const { parameters, correlation } = boundOf(protocol);
    expectClose(parameters['M0']!.sd, M0, 1e-12);
    expectClose(parameters['T1']!.sd * 1e3, T1, 1e-12);
    expectClose(correlation[0]![1], ρ, 1e-12);
  });

  it.each([
    [
      '{ FA: "3, 14, 20 deg", TR: "5, 6 ms" }',
      '4:34: TR has 2 values, but there are 3 acquisitions; give one for each, or one for all',
    ],
    ['{ FA: "3, 14 deg" }', '4:11: TR is missing (repetition time)'],
    ['[{ FA: 3 deg, TR: 5 ms }, { FA: 14 deg }]', '4:37: TR is missing'],
    ['[{ FA: 3 deg, TR: 5 ms, TE: 1 ms }]', '4:35: spgr has no setting "TE"; it has FA, TR, averages'],
    ['[{ FA: "3, 4 deg", TR: 5 ms }]', '4:18: FA must be one value here, not 2'],
    ['[5 ms]', '4:12: acquisition 1 must be a block of keys'],
    ['5 ms', '4:11: protocol must be a block of keys'],
    [
      '{ FA: 17 ms, TR: 5 deg }',
      'FA is an angle, but "ms" is the unit of a time; write 30 deg or 0.5 rad, for instance\nstudy:4:28: TR is a time, but "deg"',
    ],
  ])('%s is refused', (protocol, sentence) => {
    expect(faults(protocol)).toContain(sentence);
  });
});
