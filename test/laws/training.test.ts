// Training, held to steps made by hand of the compiled objective (which PyTorch holds), to losses and batches that are known
// beforehand, and to itself, bit for bit.
import {
  between,
  blobs,
  crossEntropy,
  type Epoch,
  evaluate,
  gaussianNoise,
  hinge,
  type Loss,
  measured,
  MLP,
  moons,
  NotFinite,
  objectiveOf,
  samplesOf,
  squared,
  train,
  type Trained,
  type Training,
  xor,
} from '@fishergrad/nn';
import {
  adam,
  clipLength,
  cosineDecay,
  descend,
  last,
  linearDecay,
  momentum,
  type Optimizer,
  rmsProp,
  sgd,
} from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectSame } from '../support/same.ts';

/** All epochs, the weights at each, and how it ended. */
function ran(training: Training): { epochs: Epoch[]; weights: Float64Array[]; end: Trained } {
  const [generator, epochs, weights] = [train(training), [] as Epoch[], [] as Float64Array[]];
  for (;;) {
    const { done, value } = generator.next();
    if (done) return { epochs, weights, end: value };
    epochs.push(value);
    weights.push(training.mlp.weights);
  }
}

const set = moons({ count: 50, noise: 0.1, random: seeded(2) });
const other = moons({ count: 30, noise: 0.1, random: seeded(3) });
const make = (seed = 1): MLP => new MLP(2, [5, 1], { random: seeded(seed), activation: 'tanh' });
/** w x + b, begun at w and b. */
const line = (w: number, b: number): MLP => {
  const mlp = new MLP(1, [1], { random: seeded(1) });
  mlp.weights = [w, b];
  return mlp;
};

describe('an epoch of all samples', () => {
  it.each([
    { what: 'gradient descent', optimizer: sgd(), rate: 0.5 },
    { what: 'momentum with a schedule', optimizer: momentum(), rate: linearDecay(0.2, { steps: 4 }) },
    { what: 'Adam with a price of weights', optimizer: adam(), rate: 0.05, l2: 0.01 },
    {
      what: 'RMSProp with clipping',
      optimizer: rmsProp(),
      rate: cosineDecay(0.1, { steps: 6 }),
      clip: clipLength(0.1),
    },
    { what: 'gradient descent, clipped and priced', optimizer: sgd(), rate: 1, clip: clipLength(0.05), l2: 0.1 },
  ])('is a step of the objective, bit for bit: $what', ({ optimizer, rate, l2 = 0, clip }) => {
    const mlp = make();
    const objective = objectiveOf(mlp.network, hinge, set, l2);
    const byHand = [...descend(objective, mlp.weights, { optimizer, rate, steps: 5, ...(clip && { clip }) })];
    const { epochs, weights, end } = ran({
      mlp,
      train: set,
      loss: hinge,
      optimizer,
      rate,
      epochs: 5,
      l2,
      ...(clip && { clip }),
    });
    expect(weights).toHaveLength(6);
    byHand.forEach(({ x }, k) => expectSame(weights[k]!, x));
    expect(epochs.map(({ slope }) => slope)).toEqual([NaN, ...byHand.slice(0, 5).map(({ slope }) => slope)]);
    expect(epochs.map(({ epoch, steps }) => [epoch, steps])).toEqual([0, 1, 2, 3, 4, 5].map((k) => [k, k]));
    expect(end).toEqual({ stop: 'epochs', epoch: epochs.at(-1) });
    expectSame(mlp.weights, byHand.at(-1)!.x);
    expect(byHand.at(-1)!.value).not.toBe(byHand[0]!.value);
  });

  it('is of Adam with a rate of 0.01 when nothing is said', () => {
    const [mlp, said] = [make(), make()];
    last(train({ mlp, train: set, loss: hinge, epochs: 3 }));
    last(train({ mlp: said, train: set, loss: hinge, epochs: 3, optimizer: adam(), rate: 0.01 }));
    expectSame(mlp.weights, said.weights);
    expect(mlp.weights).not.toEqual(make().weights);
  });

  it('is told with the score of the weights the network then has, without what keeps weights small', () => {
    const mlp = make();
    for (const { train: on, validation } of train({
      mlp,
      train: set,
      validation: other,
      loss: hinge,
      epochs: 3,
      l2: 0.1,
    })) {
      expect(on).toEqual(evaluate(mlp, set, hinge));
      expect(validation).toEqual(evaluate(mlp, other, hinge));
    }
  });

  it('of none leaves the network as it is', () => {
    const mlp = make();
    const { epochs, end } = ran({ mlp, train: set, loss: hinge, epochs: 0 });
    expect([epochs.length, end.stop]).toEqual([1, 'epochs']);
    expect('validation' in epochs[0]!).toBe(false);
    expectSame(mlp.weights, make().weights);
  });
});

describe('a score', () => {
  it('is the mean loss by hand, and the share that is right', () => {
    const samples = samplesOf([[1], [2], [-1], [-3]], [[1], [-1], [-1], [1]]); // outputs 1.5, 2.5, −0.5, −2.5
    const { loss, accuracy } = evaluate(line(1, 0.5), samples, hinge);
    expectClose(loss, (0 + 3.5 + 0.5 + 3.5) / 4, 1e-15);
    expect(accuracy).toBe(0.5);
    expect(evaluate(line(1, 0.5), samples, crossEntropy).accuracy).toBe(0.5);
  });

  it('knows no accuracy of a loss without a right', () => {
    const { loss, accuracy } = evaluate(line(2, 1), samplesOf([[1], [0]], [[1], [1]]), squared);
    expect([loss, accuracy]).toEqual([2, NaN]);
  });

  it('of outputs that say nothing is 0, for two classes as for three', () => {
    const [two, three] = [1, 3].map((width) => new MLP(2, [width], { random: seeded(1), initialization: () => 0 }));
    expect(evaluate(two!, set, crossEntropy).accuracy).toBe(0);
    expect(evaluate(three!, blobs({ count: 9, noise: 0, random: seeded(1) }), crossEntropy).accuracy).toBe(0);
  });

  it('of classes counts the largest output', () => {
    const mlp = new MLP(1, [3], { random: seeded(1), activation: ['linear'] });
    mlp.weights = [1, 0, -1, 0, 0, 0.5]; // x, −x, 1/2
    const samples = samplesOf(
      [[1], [-1], [0], [0.2]],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [1, 0, 0],
      ],
    );
    expect(evaluate(mlp, samples, crossEntropy).accuracy).toBe(0.75);
  });
});

describe('batches', () => {
  // The loss t o has the slope mean t in the bias: where sample k has t = 2ᵏ, that tells which samples a batch holds.
  const telling: Loss = {
    ...{ name: 'telling', formula: 't o', targets: (outputs) => outputs, fault: () => undefined },
    of: (a, [o], [t]) => a.mul(t!, o!),
  };
  const COUNT = 10;
  const marked = samplesOf(
    Array.from({ length: COUNT }, (_, k) => [k]),
    Array.from({ length: COUNT }, (_, k) => [2 ** k]),
  );

  /** The samples of each step, and the mean of t x that goes with them. */
  function seen(options: Partial<Training>, sizes: readonly number[]): number[][] {
    const found: number[][] = [];
    const optimizer: Optimizer = {
      ...{ name: 'watching', formula: '' },
      begin: () => (_, g) => {
        const size = sizes[found.length % sizes.length]!;
        const mask = Math.round(g[1]! * size);
        expectClose(mask, g[1]! * size, 1e-12);
        const places = Array.from({ length: COUNT }, (__, k) => k).filter((k) => (mask >> k) & 1);
        expect(places).toHaveLength(size);
        expectClose(
          g[0]! * size,
          places.reduce((sum, k) => sum + k * 2 ** k, 0),
          1e-12,
        ); // inputs and targets together
        found.push(places);
      },
    };
    last(train({ mlp: line(1, 0), train: marked, loss: telling, optimizer, epochs: 3, ...options }));
    return found;
  }
  const everyOne = Array.from({ length: COUNT }, (_, k) => k);

  it('hold every sample once an epoch, in another order each time, the last being what is left', () => {
    const steps = seen({ batch: 4, random: seeded(5) }, [4, 4, 2]);
    expect(steps).toHaveLength(9);
    const epochs = [0, 3, 6].map((k) => steps.slice(k, k + 3));
    for (const epoch of epochs) expect(epoch.flat().toSorted((a, b) => a - b)).toEqual(everyOne);
    expect(new Set(epochs.map((epoch) => JSON.stringify(epoch))).size).toBe(3);
  });

  it('of one sample, of all but one and of all are these', () => {
    expect(
      seen({ batch: 1, random: seeded(5), epochs: 1 }, [1])
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual(everyOne);
    expect(
      seen({ batch: 9, random: seeded(5), epochs: 1 }, [9, 1])
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual(everyOne);
    expect(seen({ batch: 10, random: seeded(5), epochs: 2 }, [10])).toEqual([everyOne, everyOne]);
    expect(seen({ batch: 99, epochs: 1 }, [10])).toEqual([everyOne]);
    expect(seen({ random: seeded(5), epochs: 1 }, [10])).toEqual([everyOne]);
  });

  it('are counted as steps over all epochs, which the schedule is asked for', () => {
    const asked: number[] = [];
    const rate = (step: number): number => asked.push(step) && 0.01;
    const { epochs } = ran({ mlp: make(), train: set, loss: hinge, rate, batch: 20, random: seeded(1), epochs: 3 });
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(epochs.map(({ steps }) => steps)).toEqual([0, 3, 6, 9]);
  });
});

describe('patience', () => {
  /** A network whose output at 0 is what the script says, epoch by epoch: its validation loss is the square of that. */
  function scripted(biases: readonly number[], options: Partial<Training>): ReturnType<typeof ran> & { mlp: MLP } {
    const mlp = line(1, biases[0]!);
    const optimizer: Optimizer = {
      ...{ name: 'scripted', formula: '' },
      begin: () => {
        let step = 0;
        return (x) => void (x[1] = biases[++step]!);
      },
    };
    const zero = samplesOf([[0]], [[0]]);
    const hundred = samplesOf([[0]], [[100]]); // of which the loss falls and rises elsewhere
    return {
      mlp,
      ...ran({
        mlp,
        train: hundred,
        validation: zero,
        loss: squared,
        optimizer,
        epochs: biases.length - 1,
        ...options,
      }),
    };
  }
  const script = [5, 4, 3, 3.5, 3, 2, 6, 6, 6];

  it('ends after as many epochs that are not lower, and goes back to the lowest', () => {
    const { mlp, epochs, end } = scripted(script, { patience: 2 });
    expect(epochs.map(({ validation }) => validation!.loss)).toEqual([25, 16, 9, 12.25, 9]); // the same is not lower
    expect(end).toEqual({ stop: 'patience', epoch: epochs[2] });
    expect([...mlp.weights]).toEqual([1, 3]);
  });

  it('of more goes on to what is lower still', () => {
    const { mlp, epochs, end } = scripted(script, { patience: 3 });
    expect(epochs).toHaveLength(9);
    expect([end.stop, end.epoch.epoch]).toEqual(['epochs', 5]); // both are done at once
    expect([...mlp.weights]).toEqual([1, 2]);
  });

  it('goes back to the lowest also where the epochs are done first', () => {
    const { mlp, end } = scripted(script.slice(0, 7), { patience: 100 });
    expect([end.stop, end.epoch.epoch, ...mlp.weights]).toEqual(['epochs', 5, 1, 2]);
  });

  it('ends at the first epoch that is not lower where it is 1, at the start if need be', () => {
    const { mlp, epochs, end } = scripted([1, 2, 0], { patience: 1 });
    expect([epochs.length, end.stop, end.epoch.epoch, ...mlp.weights]).toEqual([2, 'patience', 0, 1, 1]);
  });

  it('that is not asked for goes nowhere: the last weights stay', () => {
    const { mlp, end } = scripted(script, {});
    expect([end.stop, end.epoch.epoch, ...mlp.weights]).toEqual(['epochs', 8, 1, 6]);
  });
});

describe('the same seeds', () => {
  const once = (seed: number) => {
    const mlp = new MLP(2, [6, 4, 1], { random: seeded(seed), activation: ['tanh', 'relu', 'linear'] });
    return ran({ mlp, train: set, loss: crossEntropy, batch: 16, random: seeded(seed + 1), epochs: 8 });
  };

  it('give the same bits on every run, others others', () => {
    const [first, again, another] = [once(1), once(1), once(2)];
    first.weights.forEach((each, k) => expectSame(again.weights[k]!, each));
    expect(again.epochs).toEqual(first.epochs);
    expect(another.weights.at(-1)).not.toEqual(first.weights.at(-1));
  });

  it('give the weights of an epoch to whoever leaves there', () => {
    const mlp = new MLP(2, [6, 4, 1], { random: seeded(1), activation: ['tanh', 'relu', 'linear'] });
    for (const { epoch } of train({ mlp, train: set, loss: crossEntropy, batch: 16, random: seeded(2), epochs: 8 }))
      if (epoch === 3) break;
    expectSame(mlp.weights, once(1).weights[3]!);
  });
});

describe('numbers that are none', () => {
  /** Layers of one linear neuron each: w₁, b₁, w₂, b₂. */
  const deep = (...weights: readonly number[]): MLP => {
    const mlp = new MLP(1, [1, 1], { random: seeded(1), activation: 'linear' });
    mlp.weights = weights;
    return mlp;
  };
  const caught = (training: Training): NotFinite => {
    try {
      last(train(training));
    } catch (error) {
      if (error instanceof NotFinite) return error;
      throw error;
    }
    return expect.fail('nothing was thrown');
  };
  const advice =
    '. The weights are left as they were before this step. A smaller rate, clipped gradients or inputs of size 1 help.';

  it.each([
    {
      what: 'an output of layer 1',
      weights: [1e200, 0, 1, 0],
      x: 1e200,
      layer: 1,
      says: 'an output of layer 1 is Infinity (sample 2)',
    },
    {
      what: 'an output of layer 2',
      weights: [1e200, 0, -1e200, 0],
      x: 1,
      layer: 2,
      says: 'an output of layer 2 is -Infinity (sample 2)',
    },
    {
      what: 'the loss alone',
      weights: [1e200, 0, 1, 0],
      x: 1,
      layer: 2,
      says: 'the mean squared loss of the outputs of layer 2 is Infinity (sample 2)',
    },
    {
      what: 'a slope in layer 1',
      weights: [0, 0, 1e160, 0],
      x: 1e160,
      layer: 1,
      says: 'a slope of the loss in the weights of layer 1 is not finite',
    },
    {
      what: 'a slope in layer 2',
      weights: [1e160, 0, 0, 1e150],
      x: 1,
      layer: 2,
      says: 'a slope of the loss in the weights of layer 2 is not finite',
    },
  ])('are found: $what', ({ weights, x, layer, says }) => {
    const mlp = deep(...weights);
    const samples = samplesOf([[0], [x]], [[0], [1]]);
    const error = caught({ mlp, train: samples, loss: squared, optimizer: sgd(), epochs: 5 });
    expect([error.step, error.layer, error.name]).toEqual([0, layer, 'NotFinite']);
    expect(error.message).toBe(`step 0: ${says}${advice}`);
    expect([...mlp.weights]).toEqual(weights);
  });

  it('are found: a sum of losses that are numbers', () => {
    const error = caught({ mlp: line(0, 1.2e154), train: samplesOf([[0], [1]], [[0], [0]]), loss: squared, epochs: 1 });
    expect([error.step, error.layer]).toEqual([0, 1]);
    expect(error.message).toMatch(
      'step 0: the mean squared loss of the samples together is beyond the range of a double.',
    );
  });

  it('are found in the score after the last step, and in that of validation', () => {
    const after = { loss: squared, optimizer: sgd(), rate: 1e200, epochs: 1 };
    const error = caught({ mlp: line(1, 0), train: samplesOf([[1]], [[9]]), ...after });
    expect(error.message).toMatch('step 1: the mean squared loss of the outputs of layer 1 is Infinity (sample 1).');
    const [near, far] = [samplesOf([[1]], [[9]]), samplesOf([[1], [1e200]], [[9], [9]])];
    const watched = caught({ mlp: line(1, 0), train: near, validation: far, loss: squared, epochs: 1 });
    expect(watched.message).toMatch('step 0: the mean squared loss of the outputs of layer 1 is Infinity (sample 2).');
  });

  it('are not what slopes are whose squares are none', () => {
    const mlp = line(0, 1e-3);
    const { epochs } = ran({
      mlp,
      train: samplesOf([[1e157]], [[0]]),
      loss: squared,
      optimizer: sgd(),
      rate: 0,
      epochs: 1,
    });
    expectClose(epochs[1]!.slope, 2e154, 1e-12);
  });

  it.each([
    { weights: [1, 0, 0.5, 0], layer: 1 },
    { weights: [1, 0, 0, 0], layer: 2 }, // from its first weight on
    { weights: [0, 0, 0, 1], layer: 2 }, // only the last bias has a slope
  ])('are found in a weight that a step would lead to: of layer $layer', ({ weights, layer }) => {
    const mlp = deep(...weights);
    const error = caught({
      mlp,
      train: samplesOf([[1]], [[9]]),
      loss: squared,
      optimizer: sgd(),
      rate: 1e308,
      epochs: 3,
    });
    expect([error.step, error.layer]).toEqual([0, layer]);
    expect(error.message).toBe(`step 0: a weight of layer ${layer} would be Infinity${advice}`);
    expect([...mlp.weights]).toEqual(weights);
  });

  it('are found in a weight after good steps, which are kept', () => {
    const [mlp, samples] = [deep(1, 0, 0.5, 0), samplesOf([[1]], [[9]])];
    const rate = (step: number): number => (step < 2 ? 0.01 : 1e308);
    const kept = last(descend(objectiveOf(mlp.network, squared, samples), mlp.weights, { rate, steps: 2 })).x;
    const error = caught({ mlp, train: samples, loss: squared, optimizer: sgd(), rate, epochs: 5 });
    expect([error.step, error.layer]).toEqual([2, 1]);
    expectSame(mlp.weights, kept);
  });

  it('after steps too large leave the weights that the last good step led to, within an epoch too', () => {
    const [mlp, byHand] = [make(), make()];
    const rate = 1e60;
    const error = caught({ mlp, train: set, loss: squared, optimizer: sgd(), rate, epochs: 50 });
    const steps = [...descend(objectiveOf(byHand.network, squared, set), byHand.weights, { rate, steps: 50 })];
    const finite = steps.findLast(({ x }) => x.every(Number.isFinite))!;
    expect(error.step).toBe(finite.step);
    expect(error.step).toBeGreaterThan(0);
    expectSame(mlp.weights, finite.x);
  });

  it('are found within an epoch too, the steps before counted and kept', () => {
    const [mlp, seen] = [make(), [] as Float64Array[]];
    const optimizer: Optimizer = {
      ...sgd(),
      begin: (n) => {
        const move = sgd().begin(n);
        return (x, g, rate) => {
          move(x, g, rate);
          seen.push(x.slice());
        };
      },
    };
    const options = { rate: 1e60, epochs: 50, batch: 10, random: seeded(1) };
    const { step } = caught({ mlp, train: set, loss: squared, optimizer, ...options });
    const finite = seen.filter((x) => x.every(Number.isFinite));
    expect(step).toBe(finite.length);
    expect(step % 5).toBeGreaterThan(0); // an epoch has five
    expectSame(mlp.weights, finite.at(-1)!);
  });
});

describe('what does not fit is refused', () => {
  const good = { mlp: make(), train: set, loss: hinge, epochs: 1 };
  const classes = new MLP(2, [4, 3], { random: seeded(1) });
  const rows = (x: readonly number[][], t: readonly number[][]) => ({
    inputs: [0, 1].map((k) => Float64Array.from(x, (row) => row[k]!)),
    targets: [Float64Array.from(t, ([each]) => each!)],
    count: x.length,
  });

  it.each([
    [{ train: rows([], []) }, 'training: there are no samples'],
    [{ validation: rows([], []) }, 'validation: there are no samples'],
    [{ train: samplesOf([[1]], [[1]]) }, 'training: the network has 2 inputs, and the samples have 1'],
    [{ mlp: classes }, ['training: the hinge loss is of 1 output, and the network has 3'].join('\n')],
    [
      { mlp: classes, loss: crossEntropy },
      'training: the cross-entropy loss of 3 outputs needs 3 targets, and samples have 1',
    ],
    [
      { train: samplesOf([[1]], [[1, 1]]) },
      'training: the network has 2 inputs, and the samples have 1\n' +
        'training: the hinge loss of 1 output needs 1 target, and samples have 2',
    ],
    [
      { train: { ...set, count: 25 } },
      [
        'training: the column of input 1 has 50 numbers, and the count of samples is 25',
        'training: the column of input 2 has 50 numbers, and the count of samples is 25',
        'training: the column of target 1 has 50 numbers, and the count of samples is 25',
      ].join('\n'),
    ],
    [
      {
        train: rows(
          [
            [1, 2],
            [3, 4],
          ],
          [[1], [0]],
        ),
      },
      'training: sample 2: the label is 0, and must be 1 or -1; 2 t − 1 makes these of 1 and 0',
    ],
    [
      {
        train: rows(
          [
            [1, 2],
            [3, NaN],
          ],
          [[1], [1]],
        ),
      },
      'training: input 2 of sample 2 is NaN, not a finite number',
    ],
    [{ train: rows([[1, 2]], [[Infinity]]) }, 'training: target 1 of sample 1 is Infinity, not a finite number'],
    [
      { validation: rows([[1, 2]], [[2]]) },
      'validation: sample 1: the label is 2, and must be 1 or -1; 2 t − 1 makes these of 1 and 0',
    ],
    [{ epochs: -1 }, 'the number of epochs must be a whole number from 0 on, not -1'],
    [{ batch: 10 }, 'batches are drawn at random: give a source, as random: seeded(1)'],
    [{ patience: 3 }, 'patience needs validation samples to watch'],
    [{ rate: -1 }, 'the rate must be a number of at least 0, not -1'],
    [{ rate: () => NaN }, 'the rate of step 0 must be a number of at least 0, not NaN'],
    [
      { epochs: 1.5, batch: 0, random: seeded(1), l2: -1, patience: 0, validation: other },
      [
        'the number of epochs must be a whole number from 0 on, not 1.5',
        'a batch must have a sample or more, not 0',
        'l2 must be a number of at least 0, not -1',
        'patience is a number of epochs from 1 on, not 0',
      ].join('\n'),
    ],
  ] satisfies [Partial<Training>, string][])('in sentences, case %#', (part, message) => {
    const training = { ...good, ...part };
    const before = training.mlp.weights;
    expect(() => last(train(training))).toThrow(new RangeError(message));
    expectSame(training.mlp.weights, before);
  });

  it('by whatever looks at samples', () => {
    const bad = rows([[1, 2]], [[0]]);
    const message = 'samples: sample 1: the label is 0, and must be 1 or -1; 2 t − 1 makes these of 1 and 0';
    expect(() => evaluate(make(), bad, hinge)).toThrow(new RangeError(message));
    expect(() => objectiveOf(make().network, hinge, bad)).toThrow(new RangeError(message));
  });
});

describe('networks learn', () => {
  it.each([1, 2, 3, 4, 5])('two moons by 100 steps of descent: 2-16-16-1, ReLU, hinge, seed %d', (seed) => {
    const random = seeded(seed);
    const points = moons({ count: 100, noise: 0.1, random });
    const mlp = new MLP(2, [16, 16, 1], { random });
    const rate = linearDecay(1, { steps: 100, to: 0.1 });
    const { train: on } = last(
      train({ mlp, train: points, loss: hinge, optimizer: sgd(), rate, l2: 1e-4, epochs: 100 }),
    );
    expect(on.accuracy).toBe(1);
  });

  it('xor, which no line parts: every point by a network, three of four heaps at best by a line', () => {
    const points = xor({ count: 100, noise: 0.1, random: seeded(1) });
    const of = (layers: readonly number[]) => {
      const mlp = new MLP(2, layers, { random: seeded(2), activation: 'tanh' });
      return last(train({ mlp, train: points, loss: crossEntropy, rate: 0.05, epochs: 200 })).train.accuracy;
    };
    expect(of([4, 1])).toBe(1);
    expect(of([1])).toBeLessThan(0.8);
  });

  // S = e^(−TE/T2): ln(S₁/S₂) over the time between is 1/T2, so the best line is known
  it('the rate of a decay from its logarithm, by a line of slope 1 through 0', () => {
    const decays = measured({
      model: { signal: ({ exp, neg, div }, { T2 }, protocol) => protocol.map(({ TE }) => exp(neg(div(TE, T2)))) },
      protocol: [{ TE: 0.5 }, { TE: 1.5 }],
      tissue: { T2: between(0.5, 2) },
      noise: gaussianNoise(0),
      inputs: ([first, second]) => [Math.log(first! / second!)],
      targets: ({ T2 }) => [1 / T2],
      count: 50,
      random: seeded(1),
    });
    const mlp = line(-0.3, 0.7);
    last(train({ mlp, train: decays, loss: squared, optimizer: sgd(), rate: 0.3, epochs: 2000 }));
    [1, 0].forEach((each, k) => expectClose(mlp.weights[k], each, 0, 1e-6)); // of samples in single precision
  });
});
