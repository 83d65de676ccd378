import { describe, expect, it } from 'vitest';
import { expectRefusedByCommand, refusal } from '../support/refusal.ts';

/** Studies without their design, which stands on the last line. */
const studies = {
  decay: `model: t2star
tissue: { S0: 1, T2star: "5, 10, 20 ms" }
protocol: { TE: "0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms" }
noise: { kind: gaussian, sigma: 0.02 }
`,
  angles: `model: vfa
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "3, 15, 20 deg", TR: 15 ms }
noise: { kind: gaussian, sigma: 0.001 }
`,
  twoInversions: `model: mp2rage
tissue: { M0: 1, T1: 1 s }
protocol: { TI: "0.8, 2.7 s", FA: "4, 5 deg", n: 160, TRexc: 7 ms, TR: 5 s }
noise: { kind: gaussian, sigma: 0.001 }
`,
  offset: `model: S0 * exp(-TE / T2) + C
tissue: { S0: 1, T2: 50 ms, C: 0 }
protocol: { TE: "1, 10, 50 ms" }
noise: { kind: gaussian, sigma: 0.01 }
constants: { TR: 1 s }
let: { unused: TR / TE }
derive: { twice: 2 * TR, R2: 1 / T2 }
`,
} as const;

const TE = 'vary: { TE: { from: 0.14 ms, to: 60 ms } }';
const FA = 'vary: { FA: { from: 1 deg, to: 60 deg } }';
const TR = 'vary: { TR: { from: 5 ms, to: 20 ms } }';

/** What is said of a design, without the line, which is the last. */
function said(
  study: keyof typeof studies,
  design: string,
  change: (text: string) => string = (text) => text,
): string[] {
  const text = change(studies[study]);
  const line = text.split('\n').length;
  return refusal(`${text}design: ${design}\n`).map((each) => each.replace(new RegExp(`^${line}:`), ''));
}

type Row = readonly [design: string, ...sentences: readonly string[]];

const decays: readonly Row[] = [
  ['', '9: design must be a block of keys, such as design: { vary: { TE: { from: 1 ms, to: 60 ms } } }, not nothing'],
  [
    '{}',
    '9: design must be a block of keys, such as design: { vary: { TE: { from: 1 ms, to: 60 ms } } }, not an empty one',
  ],
  [
    '[TE]',
    '9: design must be a block of keys, such as design: { vary: { TE: { from: 1 ms, to: 60 ms } } }, not a list of this kind',
  ],
  ['{ varry: 1 }', '11: design has no key "varry"; did you mean vary?'],
  [
    '{ samples: 3 }',
    '1: design needs what may be chosen: vary: { TE: { from: 1 ms, to: 60 ms } } for values of settings, or choose: 4 to keep some of the acquisitions',
  ],
  [
    '{ vary: [TE] }',
    '17: vary must be a block of settings with their ranges, such as vary: { TE: { from: 1 ms, to: 60 ms } }, not a list of this kind',
  ],
  ['{ vary: { TE: 5 ms } }', '23: TE must be a block with its range, such as { from: 1 ms, to: 60 ms }, not "5 ms"'],
  ['{ vary: { TEE: { from: 1 ms, to: 2 ms } } }', '19: t2star has no setting "TEE"; did you mean TE?'],
  ['{ vary: { FA: { from: 1 ms, to: 2 ms } } }', '19: t2star has no setting "FA"; it has TE'],
  [
    '{ vary: { T2star: { from: 1 ms, to: 2 ms } } }',
    '19: T2star is a parameter of the tissue, and only settings are chosen',
  ],
  [
    '{ vary: { TE: { from: 60 ms, to: 1 ms } } }',
    '42: the range of TE is empty: from 60 ms to 1 ms; "to" must be above "from"',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 1 ms } } }',
    '41: the range of TE is empty: from 1 ms to 1 ms; "to" must be above "from"',
  ],
  [
    '{ vary: { TE: { from: -1 ms, to: 60 deg } } }',
    '31: from of TE must be at least 0 ms, not -1 ms',
    '42: to of TE is a time, but "deg" is the unit of an angle; write 5 ms or 5 s, for instance',
  ],
  [
    '{ vary: { TE: { from: 1 } } }',
    '23: to of TE is missing (echo time)',
    '31: from of TE needs a unit, because it is a time; write 5 ms or 5 s, for instance',
  ],
  ['{ vary: { TE: { from: "1, 2 ms", to: 3 ms } } }', '31: from of TE must be one value here, not 2'],
  ['{ vary: { TE: { from: 1 ms, to: 3 ms, slow: 1 ms } } }', '47: TE has no key "slow"; did you mean slew?'],
  // spacing
  [
    `{ ${TE}, spacing: 12 ms }`,
    '64: 6 samples of TE, neighbors at least 12 ms apart, need 60 ms, and 0.14 ms to 60 ms is 59.86 ms; what fits is a spacing of 11.97 ms, or 5 samples',
  ],
  [
    `{ ${TE}, spacing: 0.07 s, samples: 2 }`,
    '64: 2 samples of TE, neighbors at least 0.07 s apart, need 0.07 s, and 0.14 ms to 60 ms is 0.05986 s; what fits is a spacing of 0.05986 s, or 1 sample',
  ],
  [
    `{ ${TE}, spacing: 5 deg }`,
    '64: spacing of TE is a time, but "deg" is the unit of an angle; write 5 ms or 5 s, for instance',
  ],
  [`{ ${TE}, spacing: 0 ms }`, '64: spacing of TE must be greater than 0 ms, not 0 ms'],
  // slew
  [`{ ${TE}, slew: 0 ms }`, '61: slew of TE must be greater than 0 ms, not 0 ms'],
  [`{ ${TE}, slew: -1 ms }`, '61: slew of TE must be greater than 0 ms, not -1 ms'],
  [`{ ${TE}, slew: 1 ms, raster: 2 ms }`, '75: slew of TE, 1 ms, is less than a step of its raster, 2 ms'],
  // several layouts
  [
    `{ ${TE}, slew: 1 ms, spacing: 1 ms }`,
    '55: TE has both spacing and slew, which are two layouts; keep one of the two',
  ],
  [`{ ${TE}, train: true, spline: 5 }`, '68: TE has both train and spline, which are two layouts; keep one of the two'],
  [
    `{ ${TE}, interleaves: 2, geometric: true }`,
    '71: TE has both interleaves and geometric, which are two layouts; keep one of the two',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 9 ms, same: true } }, spline: 5 }',
    '47: TE has both spline and same, which are two layouts; keep one of the two',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 9 ms, spacing: 1 ms } }, spacing: 1 ms }',
    '66: spacing stands here and inside TE; keep one of the two',
  ],
  // trains
  [`{ ${TE}, train: 5 }`, '62: train must be true, or what is given of it, such as { step: … } or { first: … }, not 5'],
  [`{ ${TE}, train: { frst: 5 ms } }`, '64: train has no key "frst"; did you mean first?'],
  [
    `{ ${TE}, train: { step: 5 } }`,
    '70: step of TE needs a unit, because it is a time; write 5 ms or 5 s, for instance',
  ],
  [
    `{ ${TE}, train: { step: 12 ms } }`,
    '70: a train of 6 samples of TE, one every 12 ms, needs 60 ms, and 0.14 ms to 60 ms is 59.86 ms; what fits is a step of 11.97 ms, or 5 samples',
  ],
  [
    `{ ${TE}, train: { first: 50 ms, step: 3.4 ms } }`,
    '84: a train of 6 samples of TE, one every 3.4 ms, needs 17 ms, and 50 ms to 60 ms is 10 ms; what fits is a step of 2 ms, or 3 samples',
  ],
  [
    `{ ${TE}, interleaves: [5, 3], samples: 8, train: { step: 15 ms } }`,
    '103: a train of 5 samples of TE, one every 15 ms, needs 60 ms, and 0.14 ms to 60 ms is 59.86 ms; what fits is a step of 14.96 ms, or 4 samples',
  ],
  [
    `{ ${TE}, train: { first: 70 ms } }`,
    '64: first of TE is 70 ms, and its train must begin from 0.14 ms on and before 60 ms',
  ],
  [
    `{ ${TE}, train: { first: 60 ms } }`,
    '64: first of TE is 60 ms, and its train must begin from 0.14 ms on and before 60 ms',
  ],
  [
    `{ ${TE}, train: { first: 0.1 ms } }`,
    '64: first of TE is 0.1 ms, and its train must begin from 0.14 ms on and before 60 ms',
  ],
  [
    `{ ${TE}, train: { first: 0.14 ms, step: 3.4 ms } }`,
    '11: first and step of its train are given, so that nothing is left to choose; leave one out',
  ],
  [
    `{ ${TE}, train: true, samples: 1 }`,
    '55: a train has two samples or more, and each of these of TE has one; write more samples',
  ],
  [
    `{ ${TE}, interleaves: 6 }`,
    '55: a train has two samples or more, and each of these of TE has one; write more samples',
  ],
  [`{ ${TE}, interleaves: 7 }`, '55: interleaves: 7 trains are more than there are samples, 6'],
  [
    `{ ${TE}, interleaves: 4 }`,
    '55: interleaves: 6 samples are not shared evenly by 4 trains; write how many each has, such as [2, 2, 1, 1]',
  ],
  [
    `{ ${TE}, interleaves: [5, 3] }`,
    '55: interleaves has 8 samples in all, and the design has 6; write samples: 8, or other trains',
  ],
  [
    `{ ${TE}, interleaves: 1.5 }`,
    '68: interleaves must be a number of trains, or a list of how many samples each has, such as [5, 3], not 1.5',
  ],
  [
    `{ ${TE}, interleaves: [6, 0] }`,
    '68: interleaves must be a number of trains, or a list of how many samples each has, such as [5, 3], not a list of this kind',
  ],
  [
    `{ ${TE}, interleaves: 2, train: false }`,
    '55: interleaves are of a train, and train is false; keep one of the two',
  ],
  [
    `{ ${TE}, interleaves: 2, train: { first: 1 ms } }`,
    '80: first is that of one train, and TE has 2, which begin apart; leave it out',
  ],
  // curves
  [
    '{ vary: { TE: { from: 0 ms, to: 60 ms, geometric: true } } }',
    '48: geometric values of TE cannot begin at 0 ms; let its range begin above 0',
  ],
  [`{ ${TE}, geometric: true, samples: 1 }`, '55: geometric is about the ratio of neighbors, and TE has one sample'],
  [`{ ${TE}, geometric: maybe }`, '66: geometric must be true or false'],
  [`{ ${TE}, spline: 3 }`, '63: spline must be a whole number from 4 on, not 3'],
  [`{ ${TE}, spline: 7 }`, '55: spline has 7 control points for 6 samples of TE; it takes at most 6 here'],
  [
    `{ ${TE}, spline: 4, samples: 3 }`,
    '55: spline has 4 control points for 3 samples of TE; it needs 4 samples or more',
  ],
  // raster
  [`{ ${TE}, raster: 100 ms }`, '63: the raster of TE, 100 ms, is wider than its range, 0.14 ms to 60 ms'],
  [`{ ${TE}, raster: 0 ms }`, '63: raster of TE must be greater than 0 ms, not 0 ms'],
  [`{ ${TE}, raster: 1 ms, train: { step: 1.5 ms } }`, '63: step of TE, 1.5 ms, is no multiple of its raster, 1 ms'],
  [`{ ${TE}, raster: 1 ms, train: { first: 1.5 ms } }`, '63: first of TE, 1.5 ms, is no multiple of its raster, 1 ms'],
  [
    `{ ${TE}, raster: 5 ms, spacing: 11 ms }`,
    '63: on its raster of 5 ms neighbors of TE lie 15 ms apart or more, which leaves room for 4 of 6 samples',
  ],
  // samples, starts, seed
  [`{ ${TE}, samples: 0 }`, '64: samples must be a whole number from 1 to 10000, not 0'],
  [`{ ${TE}, samples: 2.5 }`, '64: samples must be a whole number from 1 to 10000, not 2.5'],
  [`{ ${TE}, samples: 10001 }`, '64: samples must be a whole number from 1 to 10000, not 10001'],
  [`{ ${TE}, samples: }`, '64: samples must be a whole number from 1 to 10000, not nothing'],
  [`{ ${TE}, samples: six }`, '64: samples must be a whole number from 1 to 10000, not "six"'],
  [
    `{ ${TE}, starts: 0, seed: 0.5 }`,
    '63: starts must be a whole number from 1 to 10000, not 0',
    '72: seed must be a whole number from −2147483648 to 2147483647, not 0.5',
  ],
  [`{ ${TE}, weights: yes }`, '64: weights must be true or false'],
  // time
  [
    `{ ${TE}, budget: 10 s }`,
    '55: budget needs duration: how long one acquisition takes, a setting such as TR or a time such as 2 s',
  ],
  [`{ ${TE}, duration: 2 s, budget: -1 s }`, '78: budget must be greater than 0 s, not -1 s'],
  [`{ ${TE}, duration: 2 s, budget: 0 s }`, '78: budget must be greater than 0 s, not 0 s'],
  [`{ ${TE}, duration: 0 s }`, '65: duration must be greater than 0 s, not 0 s'],
  [`{ ${TE}, duration: 2 }`, '65: duration needs a unit, because it is a time; write 5 ms or 5 s, for instance'],
  [
    `{ ${TE}, duration: [1 s] }`,
    '65: duration must be a time such as 2 s, or the name of a setting of time, not a list of this kind',
  ],
  [`{ ${TE}, duration: TD }`, '65: t2star has no setting "TD" for a duration; write TE, or a time such as 2 s'],
  [`{ ${TE}, duration: TEs }`, '65: t2star has no setting "TEs" for a duration; did you mean TE?'],
  [
    `{ ${TE}, duration: T2star }`,
    '65: duration must be a setting, and T2star is a parameter of the tissue; write TE, or a time such as 2 s',
  ],
  [
    '{ vary: { TE: { from: 0 ms, to: 60 ms } }, duration: TE }',
    '62: an acquisition takes TE, which may be 0 here, and so no time at all; let it begin above 0',
  ],
  [
    `{ ${TE}, duration: TE, fixed: { TE: 0 ms } }`,
    '65: an acquisition takes TE, which may be 0 here, and so no time at all; let it begin above 0',
  ],
  [
    `{ ${TE}, duration: 2 s, budget: 11 s }`,
    '78: the budget of 11 s is less than the 12 s that the 6 acquisitions take at least',
  ],
  [
    `{ ${TE}, duration: 2 s, budget: 0.2 min, fixed: { TE: 1 ms } }`,
    '78: the budget of 0.2 min is less than the 0.233333 min that the 7 acquisitions take at least',
  ],
  [
    `{ ${TE}, duration: TE, budget: 0.8 ms }`,
    '77: the budget of 0.8 ms is less than the 0.84 ms that the 6 acquisitions take at least',
  ],
  // 6 · 0.14 + 2 (1 + 2 + 3 + 4 + 5)
  [
    `{ ${TE}, spacing: 2 ms, duration: TE, budget: 30 ms }`,
    '92: the budget of 30 ms is less than the 30.84 ms that the 6 acquisitions take at least',
  ],
  // 6 · 0.14 + 2 · 2 (1 + 2)
  [
    `{ ${TE}, interleaves: 2, train: { step: 2 ms }, duration: TE, budget: 12 ms }`,
    '116: the budget of 12 ms is less than the 12.84 ms that the 6 acquisitions take at least',
  ],
  // fixed
  [`{ ${TE}, fixed: }`, '62: fixed must be a block with the varied settings, such as fixed: { TE: … }, not nothing'],
  [`{ ${TE}, fixed: { TEE: 1 ms } }`, '64: t2star has no setting "TEE"; did you mean TE?'],
  [
    `{ ${TE}, fixed: { TE: 1 deg } }`,
    '68: fixed TE is a time, but "deg" is the unit of an angle; write 5 ms or 5 s, for instance',
  ],
  [`{ ${TE}, fixed: { TE: -1 ms } }`, '68: fixed TE must be at least 0 ms, not -1 ms'],
  // criterion and what it is about
  [`{ ${TE}, criterion: relativ }`, '66: criterion cannot be "relativ"; did you mean relative?'],
  [`{ ${TE}, criterion: d }`, '66: criterion cannot be "d"; did you mean D?'],
  [`{ ${TE}, criterion: X }`, '66: criterion must be D, Ds, A, E, c, relative or CoV, not "X"'],
  [
    `{ ${TE}, criterion: c }`,
    '55: criterion c is about one quantity, and this design about S0 and T2star; write of: T2star, say, or criterion: A',
  ],
  [
    `{ ${TE}, criterion: D, of: T2star }`,
    '55: criterion D is about all that is unknown, and this design not about S0; write criterion: Ds',
  ],
  [
    `{ ${TE}, criterion: D, of: [S0, R2star] }`,
    '55: criterion D is about all that is unknown, and this design not about T2star; write criterion: Ds',
  ],
  [
    `{ ${TE}, criterion: D, of: [S0, R2star, T2star] }`,
    '86: T2star follows from what stands before it, of which criterion D has no use; leave one of them out',
  ],
  [
    `{ ${TE}, criterion: Ds, of: "T2star, R2star" }`,
    '83: R2star follows from what stands before it, of which criterion Ds has no use; leave one of them out',
  ],
  [
    `{ ${TE}, criterion: D, of: { S0: 1, T2star: 2 } }`,
    '82: a weight changes nothing about criterion D; leave it out, or write criterion: relative',
  ],
  [`{ ${TE}, of: [T2] }`, '60: t2star has no parameter or derived quantity "T2"; it has S0, T2star, R2star'],
  [`{ ${TE}, of: "S0, R2Star" }`, '64: t2star has no parameter or derived quantity "R2Star"; did you mean R2star?'],
  [`{ ${TE}, of: TE }`, '59: TE is a setting; "of" is about parameters and derived quantities'],
  [`{ ${TE}, of: [S0, S0] }`, '64: of names S0 twice'],
  [
    `{ ${TE}, of: [] }`,
    '59: of is empty; name what the criterion is about, such as of: [T1, T2], or of: { T1: 2, T2: 1 } with weights',
  ],
  [
    `{ ${TE}, of: 5 }`,
    '59: of must be names of parameters or derived quantities, such as of: [T1, T2], or of: { T1: 2, T2: 1 } with weights, not 5',
  ],
  [
    `{ ${TE}, of: { S0: 0, T2star: -1 } }`,
    '65: the weight of S0 must be a number greater than 0, not 0',
    '76: the weight of T2star must be a number greater than 0, not -1',
  ],
  // tissues
  [`{ ${TE}, tissues: wurst }`, '64: tissues cannot be "wurst"; did you mean worst?'],
  [`{ ${TE}, tissues: all }`, '64: tissues must be worst, mean or a list of weights, one for each tissue, not "all"'],
  [`{ ${TE}, tissues: [1, 2] }`, '64: tissues has 2 weights, and there are 3 tissues; give one for each'],
  [`{ ${TE}, tissues: 1 }`, '64: tissues has 1 weight, and there are 3 tissues; give one for each'],
  [`{ ${TE}, tissues: [0, 0, 0] }`, '64: the weights of all tissues are 0; at least one must count'],
  [`{ ${TE}, tissues: [1, 2, -1] }`, '71: tissues must be at least 0, not -1'],
  [
    `{ ${TE}, tissues: [1, 2, x] }`,
    '71: tissues: "x" is not a number with a unit, such as 5 ms, nor a range, such as 1..30 ms (log 12)',
  ],
  // weights
  [
    `{ ${TE}, weights: true, spacing: 1 ms, raster: 1 ms }`,
    '70: weights share the measuring among single values, which have no spacing; leave spacing of TE out, or weights',
    '85: weights share the measuring among single values, which have no raster; leave raster of TE out, or weights',
  ],
  [
    `{ ${TE}, weights: true, duration: 1 s, budget: 3 s }`,
    '85: weights share one measurement, however long, and do not go with a budget; duration is enough',
  ],
  [
    `{ ${TE}, weights: true, samples: 6, spacing: 50 ms }`,
    '82: weights share the measuring among single values, which have no spacing; leave spacing of TE out, or weights',
  ],
  // choose
  ['{ choose: 6 }', '11: choose: 6 leaves nothing out of a protocol of 6 acquisitions; write 1 to 5'],
  ['{ choose: 0 }', '19: choose must be a whole number from 1 on, not 0'],
  ['{ choose: 3.5 }', '19: choose must be a whole number from 1 on, not 3.5'],
  [
    `{ choose: 3, ${TE}, samples: 3, raster: 1 ms, duration: 2 s, budget: 9 s, weights: false, fixed: { TE: 1 ms } }`,
    ...(
      [
        [22, 'vary'],
        [66, 'samples'],
        [78, 'raster'],
        [92, 'duration'],
        [107, 'budget'],
        [120, 'weights'],
        [136, 'fixed'],
      ] as const
    ).map(
      ([column, key]) =>
        `${column}: choose keeps acquisitions of the protocol as they are, and does not go with ${key}; keep one of the two`,
    ),
  ],
];

const angles: readonly Row[] = [
  [
    '{ vary: { FA: { from: 1 deg, to: 60 deg }, TR: { from: 5 ms, to: 20 ms } }, spacing: 1 ms, raster: 1 ms }',
    '85: spacing stands beside vary, which has 2 settings; write it inside the one it is about, such as FA',
    '100: raster stands beside vary, which has 2 settings; write it inside the one it is about, such as FA',
  ],
  ['{ vary: { TR: { from: 0 ms, to: 20 ms } } }', '31: from of TR must be greater than 0 ms, not 0 ms'],
  [
    `{ ${TR}, samples: 5 }`,
    '52: FA takes 3 values in the protocol and is not varied: which of the design’s 5 samples has which is unknown; give it one value there, vary it, or write samples: 3',
  ],
  [
    `{ ${TR}, samples: 2 }`,
    '52: FA takes 3 values in the protocol and is not varied: which of the design’s 2 samples has which is unknown; give it one value there, vary it, or write samples: 3',
  ],
  [
    `{ ${TR}, weights: true }`,
    '52: FA takes 3 values in the protocol and is not varied, and weights need one for all; give it one value there, or vary it',
  ],
  [
    `{ ${TR}, fixed: { TR: 5 ms } }`,
    '52: fixed acquisitions have the other settings of the protocol, in which FA takes several values; give one',
  ],
  [
    `{ ${FA}, fixed: { FA: 5 deg, TR: 5 ms } }`,
    '74: TR is not varied, and so is that of the protocol in fixed acquisitions too; leave it out',
  ],
  [
    '{ vary: { FA: { from: 1 deg, to: 60 deg }, TR: { from: 5 ms, to: 20 ms } }, fixed: { FA: "5, 6, 7 deg", TR: "5, 6 ms" } }',
    '113: TR has 2 values, but there are 3 acquisitions; give one for each, or one for all',
  ],
  [
    '{ vary: { FA: { from: 1 deg, to: 60 deg }, TR: { from: 5 ms, to: 20 ms } }, fixed: { FA: 5 deg } }',
    '92: fixed TR is missing (repetition time)',
  ],
  [`{ ${FA}, duration: FA }`, '64: duration must be a time, and FA is none; write TR, or a time such as 2 s'],
  [
    `{ ${FA}, samples: 4, duration: TR, budget: 50 ms }`,
    '88: the budget of 50 ms is less than the 60 ms that the 4 acquisitions take at least',
  ],
  [`{ ${FA}, of: B1 }`, '58: B1 is known, and so no design can make it better known'],
];

const inversions: readonly Row[] = [
  [
    '{ vary: { TI: { from: 0.6 s, to: 4 s } } }',
    '19: TI must be later in each acquisition than in the one before; within its ranges this design may come to TI = 0.6 s, FA = 5 deg, n = 160, TRexc = 7 ms, TR = 5 s, in acquisition 2',
  ],
  [
    '{ vary: { n: { from: 100, to: 200 } } }',
    '19: n must be even: the sample lies after half of the pulses; within its ranges this design may come to TI = 0.8 s, FA = 4 deg, n = 161.803, TRexc = 7 ms, TR = 5 s, in acquisition 1',
  ],
  [
    '{ vary: { TR: { from: 3 s, to: 5 s } } }',
    '19: TR must not be shorter than TI + n/2 · TRexc; within its ranges this design may come to TI = 2.7 s, FA = 5 deg, n = 160, TRexc = 7 ms, TR = 3 s, in acquisition 2',
  ],
  [
    '{ vary: { TR: { from: 5 s, to: 8 s, spacing: 1 s } } }',
    '45: TR has one value for all acquisitions of this model; leave spacing out',
  ],
  [
    '{ vary: { TR: { from: 5 s, to: 8 s, same: false } } }',
    '45: TR has one value for all acquisitions of this model; leave same out',
  ],
  [
    '{ vary: { TR: { from: 5 s, to: 8 s } }, weights: true }',
    '49: TR has one value for all acquisitions of this model, and weights would give it several; do not vary it',
  ],
  [
    '{ vary: { TR: { from: 5 s, to: 8 s } }, fixed: { TR: 5 s } }',
    '49: TR has one value for all acquisitions of this model, so that none can be fixed while it is varied',
  ],
  [
    '{ vary: { FA: { from: 1 deg, to: 8 deg } }, weights: true }',
    '53: in mp2rage each acquisition depends on those before it, so that they cannot be weighted one by one',
  ],
  [
    '{ vary: { FA: { from: 1 deg, to: 8 deg }, TI: { from: 0.6 s, to: 4 s }, n: { from: 2, to: 4 }, TRexc: { from: 5 ms, to: 8 ms } }, weights: true }',
    '139: weights are found for at most 3 settings at once, and 4 are varied; vary fewer',
    '139: in mp2rage each acquisition depends on those before it, so that they cannot be weighted one by one',
  ],
  ['{ choose: 1 }', '11: in mp2rage each acquisition depends on those before it, so that none can be left out alone'],
];

const offsets: readonly Row[] = [
  [
    '{ vary: { TE: { from: 1 ms, to: 200 ms } } }',
    '1: criterion relative is relative to the value of C, which is 0 here; name others in "of", or write criterion: A',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 200 ms } }, criterion: CoV, of: [T2, C] }',
    '78: criterion CoV is relative to the value of C, which is 0 here; name others in "of", or write criterion: A',
  ],
  [
    '{ vary: { TR: { from: 1 ms, to: 200 ms } }, of: T2 }',
    '19: TR is a constant; to vary it, write it as a setting of the protocol',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 200 ms } }, of: T2, duration: TR }',
    '71: duration must be a setting, and TR is a constant; write its value',
  ],
  [
    '{ vary: { TE: { from: 1 ms, to: 200 ms } }, of: [R2, twice] }',
    '62: twice depends on nothing that is unknown here, and no design changes it',
  ],
];

const NOISE = 'kind: gaussian, sigma: 0.001';
type Changed = readonly [what: string, from: string, to: string, ...Row];

const changed: readonly Changed[] = [
  [
    'a covariance of one sample',
    '"3, 15, 20 deg", TR: 15 ms }\nnoise: { kind: gaussian, sigma: 0.001 }',
    '3 deg, TR: 15 ms }\nestimate: [M0]\nnoise: { kind: gaussian, covariance: [[1]] }',
    `{ ${FA}, samples: 2 }`,
    '1: covariance has 1 row, and this design has 2 samples; give one sigma for all',
  ],
  [
    'a repetition time shorter than the end of a range',
    'model: vfa\ntissue: { M0: 1, T1: 1 s }\nprotocol: { FA: "3, 15, 20 deg", TR: 15 ms }',
    'model: spgr\ntissue: { M0: 1, T1: 1 s, T2star: 20 ms }\nprotocol: { FA: "3, 15, 20 deg", TR: 15 ms, TE: 2 ms }',
    '{ vary: { TE: { from: 1 ms, to: 20 ms } } }',
    '19: TE must not be longer than TR; within its ranges this design may come to FA = 3 deg, TR = 15 ms, TE = 20 ms, in acquisition 1',
  ],
  [
    'σ of each sample',
    NOISE,
    'kind: gaussian, sigma: "0.1, 0.2, 0.2"',
    `{ ${FA}, samples: 4 }`,
    '1: sigma has 3 values, and this design has 4 samples; give one sigma for all',
  ],
  [
    'σ of each sample, weighted',
    NOISE,
    'kind: gaussian, sigma: "0.1, 0.2, 0.2"',
    `{ ${FA}, weights: true }`,
    '54: weights need one sigma for all samples, and here each has its own',
  ],
  [
    'a covariance',
    NOISE,
    'kind: gaussian, covariance: [[1, 0.1, 0], [0.1, 1, 0], [0, 0, 1]]',
    `{ ${FA}, fixed: { FA: 3 deg } }`,
    '1: covariance has 3 rows, and this design has 4 samples with those that are fixed; give one sigma for all',
  ],
  [
    'correlated noise, weighted',
    NOISE,
    `${NOISE}, ar1: 0.2`,
    `{ ${FA}, weights: true }`,
    '54: weights need samples whose noise is independent, and here it is correlated',
  ],
  [
    'correlated noise, chosen from',
    NOISE,
    `${NOISE}, ar1: 0.2`,
    '{ choose: 2 }',
    '11: choose needs samples whose noise is independent, and here it is correlated',
  ],
  [
    'σ unknown',
    NOISE,
    `${NOISE}, unknown: true`,
    `{ ${FA}, criterion: D }`,
    '54: criterion D is about all that is unknown, and this design not about the σ of the noise; write criterion: Ds',
  ],
  [
    'a nuisance',
    'noise',
    'roles: { M0: nuisance }\nnoise',
    `{ ${FA}, criterion: D }`,
    '54: criterion D is about all that is unknown, and this design not about M0; write criterion: Ds',
  ],
  [
    'a role misspelt, and nothing that only follows',
    'noise',
    'roles: { M0: nuisanc }\nnoise',
    `{ ${FA}, criterion: c }`,
    '4:14: M0 cannot have the role "nuisanc"; did you mean nuisance?',
  ],
  [
    'unequal averages',
    'noise',
    'averages: 1, 2, 2\nnoise',
    `{ ${FA} }`,
    '1: the acquisitions of the protocol have averages that differ, and those of a design are others; give one number for all',
  ],
  [
    'averages in a budget',
    'noise',
    'averages: 2\nnoise',
    `{ ${FA}, duration: TR, budget: 60 ms }`,
    '76: the budget of 60 ms is less than the 90 ms that the 3 acquisitions take at least',
  ],
  [
    'one acquisition',
    '"3, 15, 20 deg"',
    '3 deg',
    '{ choose: 1 }',
    '11: choose leaves acquisitions out, and this protocol has only one',
  ],
  [
    'many acquisitions',
    '"3, 15, 20 deg"',
    '"3..20 deg (linear 10000), 21 deg"',
    `{ ${FA} }`,
    '1: the protocol has 10001 acquisitions, and a design at most 10000; write samples: how many are free',
  ],
  [
    'many tissues',
    'T1: 1 s',
    'T1: 0.5..2 s (linear 2001)',
    `{ ${FA} }`,
    '2:1: a design takes at most 2000 tissues, and there are 2001; let fewer values stand for them',
  ],
  [
    'everything at once',
    'T1: 1 s',
    'T1: 1',
    `{ ${FA}, samples: 0, criterion: X, seeed: 1 }`,
    '2:22: T1 needs a unit, because it is a time; write 5 ms or 5 s, for instance',
    '63: samples must be a whole number from 1 to 10000, not 0',
    '77: criterion must be D, Ds, A, E, c, relative or CoV, not "X"',
    '80: design has no key "seeed"; did you mean seed?',
  ],
];

describe('a bad design: a sentence with line and column, before anything is computed', () => {
  it.each(decays)('of echo times: %s', (design, ...sentences) => {
    expect(said('decay', design)).toEqual(sentences);
  });
  it.each(angles)('of flip angles: %s', (design, ...sentences) => {
    expect(said('angles', design)).toEqual(sentences);
  });
  it.each(inversions)('of a train: %s', (design, ...sentences) => {
    expect(said('twoInversions', design)).toEqual(sentences);
  });
  it.each(offsets)('of a formula: %s', (design, ...sentences) => {
    expect(said('offset', design)).toEqual(sentences);
  });
  it.each(changed)('beside %s', (_, from, to, design, ...sentences) => {
    expect(studies.angles).toContain(from);
    expect(said('angles', design, (text) => text.replace(from, to))).toEqual(sentences);
  });

  it('is not of several experiments', () => {
    const one = '  - { model: t2, protocol: { TE: "1, 50 ms" }, noise: { kind: gaussian, sigma: 0.01 } }\n';
    const text = `tissue: { S0: 1, T2: 50 ms }\nexperiments:\n${one}${one}design: { vary: { TE: { from: 9 ms, to: 1 ms } } }\n`;
    expect(refusal(text)).toEqual([
      '5:1: a design is about one experiment, and several together cannot be designed yet; write a study for each',
    ]);
  });

  it('is told where it stands in a file of many lines', () => {
    const block =
      'design:\n  vary:\n    TE:\n      from: 1 ms\n      to: 3 ms\n      spacing: 1 ms\n  tissues:\n    - 1\n    - 2\n    - -3\n';
    expect(refusal(studies.decay + block)).toEqual([
      '10:16: 6 samples of TE, neighbors at least 1 ms apart, need 5 ms, and 1 ms to 3 ms is 2 ms; what fits is a spacing of 0.4 ms, or 3 samples',
      '14:7: tissues must be at least 0, not -3',
    ]);
  });

  it('is refused by the command too', () => {
    expectRefusedByCommand(`${studies.decay}design: { ${TE}, spacing: 12 ms, criterion: relativ }\n`);
  });
});
