// Slips that a compiler finds and JavaScript does not: a name for a thing, a function not called, text for numbers. Each is
// answered in a sentence that says what is wanted.
import {
  decisionBoundary,
  evaluate,
  hinge,
  he,
  lossCurves,
  measured,
  MLP,
  moons,
  Neuron,
  samplesOf,
  split,
  squared,
  train,
} from '@fishergrad/nn';
import { adam, descend, last, rateRange, rmsProp, sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';

const anything = (given: unknown): never => given as never;
const random = seeded(1);
const set = moons({ count: 20, noise: 0.1, random: seeded(2) });
const mlp = new MLP(2, [2, 1], { random });
const how = { mlp, train: set, loss: hinge, epochs: 1 };
const rows = Array.from({ length: 1000 }, () => [NaN]);

it.each<[what: string, slip: () => unknown, sentence: string]>([
  [
    'no chance',
    () => new MLP(2, [1], anything({})),
    'the source of chance is a function, as random: seeded(1), not nothing',
  ],
  [
    'a seed',
    () => new Neuron(2, anything({ random: 42 })),
    'the source of chance is a function, as random: seeded(1), not 42',
  ],
  ['points of a seed', () => moons(anything({ count: 9, noise: 0, random: 7 })), 'as random: seeded(1), not 7'],
  ['a split by a seed', () => split(set, anything({ random: 7 })), 'as random: seeded(1), not 7'],
  [
    'a name of an initialization',
    () => new MLP(2, [1], anything({ random, initialization: 'he' })),
    'the initialization is a function, as he, not "he"',
  ],
  ['a name of a loss', () => last(train({ ...how, loss: anything('hinge') })), 'as hinge or squared, not "hinge"'],
  [
    'no loss',
    () => evaluate(mlp, set, anything(undefined)),
    'the loss is one of @fishergrad/nn, as hinge or squared, not nothing',
  ],
  [
    'an optimizer not made',
    () => last(train({ ...how, optimizer: anything(adam) })),
    'the optimizer is made by a call, as adam(), not a function',
  ],
  ['a name of an optimizer', () => last(train({ ...how, optimizer: anything('adam') })), 'as adam(), not "adam"'],
  [
    'a length for a clip',
    () => last(train({ ...how, clip: anything(1) })),
    'what clips is made by a call, as clipLength(1), not 1',
  ],
  [
    'text for a rate',
    () => last(train({ ...how, rate: anything('0.1') })),
    'the rate is a number or a schedule, not "0.1"',
  ],
  [
    'text for a rate',
    () => last(descend(() => ({ value: 0, gradient: [0] }), [1], { rate: anything('1') })),
    'the rate must be a number',
  ],
  [
    'a test set not asked for',
    () => evaluate(mlp, anything(split(set, { random }).test), hinge),
    'from rows, samplesOf(inputs, targets) makes them (test samples are given by a call: test())',
  ],
  [
    'rows for columns',
    () => last(train({ ...how, train: anything({ inputs: [[1, 2]], targets: [[1]], count: 1 }) })),
    'training: samples have a Float64Array for each input and target; from rows, samplesOf(inputs, targets) makes them',
  ],
  [
    'text for numbers',
    () => samplesOf(anything([['1', 2]]), [[1]]),
    'inputs of sample 1: number 1 is "1", not a finite number',
  ],
  [
    'flat targets',
    () => samplesOf([[1], [2]], anything([3, 4])),
    'targets of sample 1 are a row of numbers, as [3], not 3',
  ],
  ['nothing', () => samplesOf([], []), 'there are no samples'],
  [
    'bytes for text',
    () => MLP.fromJSON(anything(new Uint8Array(3))),
    "a saved network is text: read its file as 'utf8'",
  ],
  ['nothing for a network', () => MLP.fromJSON('null'), 'a saved network has "format": "fishergrad/mlp", not nothing'],
])('%s is answered in a sentence', (_, slip, sentence) => {
  expect(slip).toThrow(sentence);
});

it('names that a model does not know are told once, with those that it was given', () => {
  const model = {
    signal: anything((_: unknown, t: { T2: number }) => [t.T2 * 2]),
  };
  const slip = (): unknown =>
    measured({
      ...{ model, protocol: [{ TE: 1 }], tissue: { A: 1, T1: 0.5 }, noise: (mean) => mean, targets: () => [1] },
      ...{ count: 100, random },
    });
  expect(slip).toThrow(
    new RangeError(
      'the signal of acquisition 1 is NaN for A = 1, T1 = 0.5. Has the model, or the protocol, other names?',
    ),
  );
});

it('a thousand faults are told as five, and how many more', () => {
  const lines = (slip: () => unknown): string[] => {
    try {
      slip();
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return expect.fail('nothing was thrown');
  };
  const told = lines(() => samplesOf(rows, rows));
  expect([told.length, told[5]]).toEqual([6, '… and 1995 more']);
  const wide = { inputs: rows.map(() => new Float64Array(3)), targets: [new Float64Array(1)], count: 1 };
  expect(lines(() => evaluate(mlp, wide, squared)).length).toBe(6);
});

it('what is wrong with a rate is told with all else', () => {
  const slip = (): unknown => last(train({ ...how, epochs: -1, rate: -1, batch: 0, patience: 0 }));
  for (const part of ['epochs must be', 'the rate must be', 'a batch must have', 'patience is', 'patience needs'])
    expect(slip).toThrow(part);
});

describe('what may be left out', () => {
  it('is the caption of a figure, and the list of a run', () => {
    expect(decisionBoundary(mlp, { set }).caption).toBe('Where the network changes its mind.');
    expect(lossCurves(train({ ...how, mlp: new MLP(2, [3, 1], { random, initialization: he }) })).data.length).toBe(1);
  });
});

describe('a suggested rate', () => {
  const bowl = ([x, y]: Float64Array): { value: number; gradient: number[] } => ({
    value: (x! ** 2 + 25 * y! ** 2) / 2,
    gradient: [x!, 25 * y!],
  });

  it('is a tenth of the best for rules that set the size of a step themselves', () => {
    for (const optimizer of [adam(), rmsProp()]) {
      const { rates, values, suggested } = rateRange(bowl, [1, 1], { optimizer });
      expect(suggested).toBe(rates[values.indexOf(Math.min(...values))]! / 10);
    }
  });

  it('is half of the largest for the others, and none where none lowers', () => {
    const { largest, suggested } = rateRange(bowl, [1, 1], { optimizer: sgd() });
    expect(suggested).toBe(largest / 2);
    expect(rateRange(bowl, [0, 0], { optimizer: adam() }).suggested).toBeNaN();
  });
});
