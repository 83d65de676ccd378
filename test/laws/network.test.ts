// Neurons, layers and networks: all roads to an output are one, weights begin where the papers say, a file gives back the
// same bits, and what cannot be is refused with all of its faults.
import { gradient, numbers, record, Value, values } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import {
  type Activation,
  activations,
  forward,
  he,
  type Initialization,
  Layer,
  MLP,
  Neuron,
  predictAll,
  shapeText,
  squared,
  uniform,
  weightCount,
  xavier,
  zeros,
} from '@fishergrad/nn';
import { adam, momentum } from '@fishergrad/optimize';
import { type Random, seeded } from '@fishergrad/random';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectSame } from '../support/same.ts';

const width = fc.integer({ min: 1, max: 5 });
const shapes = fc.record({
  nin: width,
  layers: fc.array(fc.record({ width, activation: fc.constantFrom(...activations) }), { minLength: 1, maxLength: 3 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

/** A network of any shape, and inputs of it. */
const networks = shapes.map(({ nin, layers, seed }) => {
  const random = seeded(seed);
  const mlp = new MLP(
    nin,
    layers.map((layer) => layer.width),
    { random, activation: layers.map(({ activation }) => activation) },
  );
  mlp.weights = mlp.weights.map(() => 4 * random() - 2); // biases too
  return { mlp, x: Array.from({ length: nin }, () => 4 * random() - 2) };
});

/** f(W x + b) layer after layer, by Math alone. */
const byMath: Readonly<Record<Activation, (z: number) => number>> = {
  linear: (z) => z,
  relu: (z) => (z > 0 ? z : 0),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  sin: Math.sin,
};
function outputsOf({ network, weights }: MLP, x: readonly number[]): readonly number[] {
  const left = [...weights];
  return network.layers.reduce<readonly number[]>(
    (activity, layer) =>
      Array.from({ length: layer.width }, () => {
        const [w, b] = [left.splice(0, activity.length), left.shift()!];
        return byMath[layer.activation](activity.reduce((z, each, k) => z + w[k]! * each, b));
      }),
    x,
  );
}

describe('the outputs of a network', () => {
  it('are f(W x + b), layer after layer, over numbers, on values and compiled', () => {
    fc.assert(
      fc.property(networks, ({ mlp, x }) => {
        const wanted = outputsOf(mlp, x);
        const found = mlp.predict(x);
        const largest = Math.max(1, ...wanted.map(Math.abs));
        wanted.forEach((each, k) => expectClose(found[k], each, 1e-12, 1e-13 * largest));
        expectSame(
          mlp.of(x).map(({ data }) => data),
          found,
        );
        expectSame(
          mlp.of(x.map((each) => new Value(each))).map(({ data }) => data),
          found,
        );
        const names = Array.from({ length: weightCount(mlp.network) + x.length }, (_, k) => `v${k}`);
        const tape = record(names, (a, all) => forward(a, mlp.network, all.slice(0, -x.length), all.slice(-x.length)));
        const columns = [...mlp.weights, ...x].map((each) => Float64Array.of(each));
        expectSame(
          compile(tape, { backEnd: 'javascript' })(columns).map(([each]) => each!),
          found,
        );
        const fast = predictAll(
          mlp,
          x.map((each) => Float64Array.of(each)),
        );
        found.forEach((each, k) => expectClose(fast[k]![0], each, 1e-12, 1e-13 * largest));
      }),
      { numRuns: 60 },
    );
  });

  it('are predicted for many rows at once, column by column', () => {
    const mlp = new MLP(2, [3, 2], { random: seeded(1), activation: 'tanh' });
    const columns = [Float64Array.of(1, -0.5, 2), Float64Array.of(0, 3, -1)];
    const found = predictAll(mlp, columns);
    expect(found.map(({ length }) => length)).toEqual([3, 3]);
    [0, 1, 2].forEach((row) =>
      mlp.predict(columns.map((column) => column[row]!)).forEach((each, k) => expectClose(found[k]![row], each, 1e-14)),
    );
  });

  it('tell who watches the outputs of every layer', () => {
    const mlp = new MLP(2, [3, 4, 1], { random: seeded(1) });
    const seen: [number, readonly number[]][] = [];
    const outputs = forward(numbers, mlp.network, [...mlp.weights], [1, 2], (all, layer) => seen.push([layer, all]));
    expect(seen.map(([layer, all]) => [layer, all.length])).toEqual([
      [0, 3],
      [1, 4],
      [2, 1],
    ]);
    expect(seen.at(-1)![1]).toEqual(outputs);
    const half = new MLP(2, [3], { random: seeded(1), activation: ['relu'] }); // the same first weights
    expect(seen[0]![1]).toEqual(half.predict([1, 2]));
  });

  it('are of ReLU inside and linear at the end when nothing is said, as of one activation or a list', () => {
    const of = (activation?: Activation | Activation[]) =>
      new MLP(1, [2, 2, 1], { random: seeded(1), ...(activation && { activation }) }).network.layers.map(
        (layer) => layer.activation,
      );
    expect(of()).toEqual(['relu', 'relu', 'linear']);
    expect(of('tanh')).toEqual(['tanh', 'tanh', 'linear']);
    expect(of(['sin', 'relu', 'sigmoid'])).toEqual(['sin', 'relu', 'sigmoid']);
    expect(new Neuron(1, { random: () => 0.25 }).activation).toBe('relu');
    expect(new Neuron(1, { random: () => 0.25 }).of([1]).data).toBe(0); // relu(−1/2)
    expect(new Layer(1, 2, { random: () => 0.25, activation: 'linear' }).of([1]).map(({ data }) => data)).toEqual([
      -0.5, -0.5,
    ]);
  });

  it('have a shape that is written as people write it', () => {
    expect(shapeText(new MLP(2, [16, 16, 1], { random: seeded(1) }).network)).toBe('2-16-16-1');
  });
});

describe('weights begin', () => {
  /** Those of a layer of 300 neurons with 200 inputs: 60 000 numbers, and the biases. */
  function drawn(initialization?: Initialization): { weights: number[]; biases: number[] } {
    const { neurons } = new Layer(200, 300, { random: seeded(7), ...(initialization && { initialization }) });
    return {
      weights: neurons.flatMap(({ weights }) => weights.map(({ data }) => data)),
      biases: neurons.map(({ bias }) => bias.data),
    };
  }
  const meanOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;

  // Mean of w and w², within 4.5 standard errors: √(v/N) and, with kurtosis κ, v √((κ − 1)/N). κ is 3 or 9/5.
  it.each([
    { name: 'U(−1, 1) when nothing is said', initialization: undefined, variance: 1 / 3, kurtosis: 1.8, most: 1 },
    { name: 'U(−1, 1)', initialization: uniform, variance: 1 / 3, kurtosis: 1.8, most: 1 },
    { name: 'He’s N(0, 2/nin)', initialization: he, variance: 2 / 200, kurtosis: 3, most: Infinity },
    {
      name: 'Glorot’s, of variance 2/(nin + nout)',
      initialization: xavier,
      variance: 2 / 500,
      kurtosis: 1.8,
      most: Math.sqrt(6 / 500),
    },
  ])('with $name, biases with 0', ({ initialization, variance, kurtosis, most }) => {
    const { weights, biases } = drawn(initialization);
    const N = weights.length;
    expect(N).toBe(60_000);
    const [mean, fourth] = [meanOf(weights), meanOf(weights.map((w) => w ** 4)) / variance ** 2];
    expect(Math.abs(mean)).toBeLessThan(4.5 * Math.sqrt(variance / N));
    expect(Math.abs(meanOf(weights.map((w) => w * w)) - variance)).toBeLessThan(
      4.5 * variance * Math.sqrt((kurtosis - 1) / N),
    );
    // of the fourth moment: var x⁴ is 96 for a normal deviate, 81 (1/9 − 1/25) = 5.76 for one of U(−√3, √3)
    expect(Math.abs(fourth - kurtosis)).toBeLessThan(4.5 * Math.sqrt((kurtosis === 3 ? 96 : 5.76) / N));
    expect(Math.max(...weights.map(Math.abs)) <= most).toBe(true);
    expect(biases.every((b) => b === 0)).toBe(true);
  });

  it('with zeros, all of them', () => {
    const { weights, biases } = drawn(zeros);
    expect([...weights, ...biases].every((w) => w === 0)).toBe(true);
  });

  it('are drawn layer by layer, neuron by neuron, biases not, each layer told its own widths', () => {
    let last = 0;
    const asked: [number, number][] = [];
    const count: Initialization = (nin, nout) => {
      asked.push([nin, nout]);
      return ++last;
    };
    const mlp = new MLP(2, [2, 1], { random: () => 0, initialization: count });
    expect([...mlp.weights]).toEqual([1, 2, 0, 3, 4, 0, 5, 6, 0]);
    expect(asked).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 2],
      [2, 1],
      [2, 1],
    ]);
    expect(
      mlp.layers.map(({ neurons }) => neurons.map(({ parameters }) => parameters.map(({ data }) => data))),
    ).toEqual([
      [
        [1, 2, 0],
        [3, 4, 0],
      ],
      [[5, 6, 0]],
    ]);
    expect(mlp.parameters.map(({ data }) => data)).toEqual([...mlp.weights]);
  });

  it('with the same seed the same, with another others', () => {
    const of = (seed: number) => [...new MLP(3, [4, 2], { random: seeded(seed), initialization: he }).weights];
    expect(of(3)).toEqual(of(3));
    expect(of(4)).not.toEqual(of(3));
  });
});

it('neurons that begin with zeros have the same slopes, and are the same after any step; others are not', () => {
  const alike = (initialization: Initialization): boolean[] => {
    const mlp = new MLP(2, [3, 1], { random: seeded(2), activation: 'sigmoid', initialization });
    return [1, 2, 3].map(() => {
      mlp.of([0.3, -1.2])[0]!.sub(2).pow(2).backward();
      const slopes = mlp.layers[0]!.neurons.map(({ parameters }) => parameters.map(({ grad }) => grad).join());
      mlp.step(0.5);
      return new Set(slopes).size === 1 && slopes[0]!.split(',').map(Number).every(Number.isFinite);
    });
  };
  expect(alike(zeros)).toEqual([true, true, true]);
  expect(alike(uniform)).toEqual([false, false, false]);
});

describe('steps by hand', () => {
  const make = (): MLP => new MLP(2, [3, 1], { random: seeded(4), activation: 'tanh' });
  const lossOf = (mlp: MLP): Value => mlp.of([0.5, -1])[0]!.sub(1).pow(2);
  const slopesAt = (mlp: MLP): number[] =>
    gradient(numbers, (a, w) => squared.of(a, forward(a, mlp.network, w, [0.5, -1]), [1]), [...mlp.weights]).gradient;

  it('go down the slopes of the moment, again and again: no graph is stale', () => {
    const mlp = make();
    for (let k = 0; k < 5; k++) {
      const [before, slopes] = [mlp.weights, slopesAt(mlp)];
      lossOf(mlp).backward();
      mlp.step(0.05);
      before.forEach((w, i) => expectClose(mlp.weights[i], w - 0.05 * slopes[i]!, 1e-14, 1e-16));
    }
    expect(lossOf(mlp).data).toBeLessThan(lossOf(make()).data);
  });

  it('are not doubled by walking back twice', () => {
    const [once, twice] = [make(), make()];
    lossOf(once).backward();
    const loss = lossOf(twice);
    loss.backward();
    loss.backward();
    lossOf(twice).backward();
    [once, twice].forEach((mlp) => mlp.step(0.1));
    expectSame(twice.weights, once.weights);
  });

  it.each([momentum(0.8), adam()])('take the rule they are given, here $name, with its memory', (optimizer) => {
    const mlp = make();
    const [rule, byHand, weights] = [optimizer.begin(13), optimizer.begin(13), mlp.weights];
    for (let k = 0; k < 3; k++) {
      byHand(weights, slopesAt(mlp), 0.1);
      lossOf(mlp).backward();
      mlp.step(0.1, rule);
      weights.forEach((w, i) => expectClose(mlp.weights[i], w, 1e-13, 1e-15));
    }
  });

  it('that lead to no number are refused, the weights left as they were', () => {
    const mlp = make();
    const before = mlp.weights;
    lossOf(mlp).backward();
    expect(() => mlp.step(1, (w) => w.fill(NaN, 4, 5))).toThrow(
      new RangeError('weight 5 of the network would be NaN, not a finite number'),
    );
    expectSame(mlp.weights, before);
  });

  it('may be of the inputs too: what was given as a value has its slope', () => {
    const [mlp, x] = [make(), [new Value(0.5), new Value(-1)]];
    mlp.of(x)[0]!.sub(1).pow(2).backward();
    const wanted = gradient(
      numbers,
      (a, each) => squared.of(a, forward(a, mlp.network, [...mlp.weights].map(a.constant), each), [1]),
      [0.5, -1],
    ).gradient;
    x.forEach(({ grad }, k) => expectClose(grad, wanted[k]!, 1e-14));
  });
});

describe('weights', () => {
  it('are a copy, and given ones are too', () => {
    const mlp = new MLP(1, [2], { random: seeded(1) });
    const given = [1, 2, 3, 4];
    mlp.weights = given;
    given[0] = 9;
    mlp.weights.fill(7);
    expect([...mlp.weights]).toEqual([1, 2, 3, 4]);
    expect(mlp.layers[0]!.neurons[1]!.bias.data).toBe(4);
  });

  it.each([
    [[1, 2, 3], 'the network has 4 weights, not 3'],
    [[1, 2, 3, 4, 5], 'the network has 4 weights, not 5'],
    [[1, 2, NaN, 4], 'weight 3 of the network would be NaN, not a finite number'],
    [[1, -Infinity, 3, 4], 'weight 2 of the network would be -Infinity, not a finite number'],
  ])('%j are refused, and nothing is changed', (given, message) => {
    const mlp = new MLP(1, [2], { random: seeded(1) });
    const before = mlp.weights;
    expect(() => (mlp.weights = given)).toThrow(new RangeError(message));
    expectSame(mlp.weights, before);
  });
});

describe('a saved network', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  it('is the same shape and the same bits, by way of text', () => {
    fc.assert(
      fc.property(networks, fc.infiniteStream(finite), ({ mlp, x }, stream) => {
        // any double, the tiniest and the largest too; of −0, which JSON cannot write, 0 is left
        mlp.weights = mlp.weights.map(() => stream.next().value + 0);
        const again = MLP.fromJSON(JSON.stringify(mlp));
        expectSame(again.weights, mlp.weights);
        expect(again.network).toEqual(mlp.network);
        expectSame(again.predict(x), mlp.predict(x));
        expectSame(MLP.fromJSON(mlp.toJSON()).weights, mlp.weights);
        expect(JSON.stringify(again)).toBe(JSON.stringify(mlp));
      }),
      { numRuns: 60 },
    );
  });

  const good = {
    ...{ format: 'fishergrad/mlp', version: 1, inputs: 1 },
    layers: [
      {
        activation: 'tanh',
        neurons: [
          [1, 2],
          [3, 4],
        ],
      },
      { activation: 'linear', neurons: [[5, 6, 7]] },
    ],
  };
  it('reads as this', () => {
    const mlp = new MLP(1, [2, 1], { random: seeded(1), activation: 'tanh' });
    mlp.weights = [1, 2, 3, 4, 5, 6, 7];
    expect(JSON.parse(JSON.stringify(mlp))).toEqual(good);
  });

  const hidden = (layer: object): object => ({ ...good, layers: [{ ...good.layers[0], ...layer }, good.layers[1]] });

  it('that is good is read, so that what is refused below is so for its fault', () => {
    expect([...MLP.fromJSON(JSON.stringify(good)).weights]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ['null', ['a saved network has "format": "fishergrad/mlp", not nothing']],
    ['[]', ['a saved network has "format": "fishergrad/mlp", not nothing']],
    [{ ...good, format: 'onnx' }, ['a saved network has "format": "fishergrad/mlp", not "onnx"']],
    [{ ...good, version: 2 }, ['this reads version 1 of saved networks, and the file has version 2']],
    [{ ...good, version: undefined }, ['this reads version 1 of saved networks, and the file has no version']],
    [{ ...good, layers: undefined }, ['the layers of a saved network are a list, not nothing']],
    [{ ...good, layers: 'x'.repeat(99) }, [`the layers of a saved network are a list, not "${'x'.repeat(39)}…`]],
    [{ ...good, layers: [] }, ['there is no layer; a network has one or more']],
    [
      { ...good, layers: [null, { activation: 'relu', neurons: [1] }] },
      [1, 2].map((k) => `layer ${k}: its neurons must be a list of lists of numbers`),
    ],
    [
      { ...good, inputs: 0 },
      [
        'the number of inputs must be a whole number from 1 on, not 0',
        'layer 1, neuron 1: it must have 0 weights and a bias, 1 numbers, not 2',
        'layer 1, neuron 2: it must have 0 weights and a bias, 1 numbers, not 2',
      ],
    ],
    [{ ...good, inputs: '1' }, ['the number of inputs must be a whole number from 1 on, not "1"']],
    [{ ...good, inputs: undefined }, ['the number of inputs must be a whole number from 1 on, not nothing']],
    [
      hidden({ neurons: [[1], [3, 4, 5]] }),
      [
        'layer 1, neuron 1: it must have 1 weights and a bias, 2 numbers, not 1',
        'layer 1, neuron 2: it must have 1 weights and a bias, 2 numbers, not 3',
      ],
    ],
    [hidden({ neurons: [[1, 2]] }), ['layer 2, neuron 1: it must have 1 weights and a bias, 2 numbers, not 3']],
    [
      hidden({ neurons: [] }),
      [
        'layer 1: the number of neurons must be a whole number from 1 on, not 0',
        'layer 2, neuron 1: it must have 0 weights and a bias, 1 numbers, not 3',
      ],
    ],
    [
      hidden({
        neurons: [
          [1, null],
          ['3', 4],
        ],
      }),
      [
        'layer 1, neuron 1: number 2 is null, not a finite number',
        'layer 1, neuron 2: number 1 is "3", not a finite number',
      ],
    ],
    [
      JSON.stringify(good).replace('[5,6,7]', '[5,1e999,7]'),
      ['layer 2, neuron 1: number 2 is Infinity, not a finite number'],
    ],
    [
      hidden({ activation: 'Tanh' }),
      ['layer 1: there is no activation "Tanh"; there are linear, relu, tanh, sigmoid, softplus, sin'],
    ],
    [
      hidden({ activation: 'toString' }),
      ['layer 1: there is no activation "toString"; there are linear, relu, tanh, sigmoid, softplus, sin'],
    ],
    [
      {
        ...good,
        inputs: 2,
        layers: [
          {
            neurons: [
              [1, 2, 3],
              [4, null, 5],
            ],
          },
          { activation: 'relu', neurons: [[1]] },
        ],
      },
      [
        'layer 1: there is no activation undefined; there are linear, relu, tanh, sigmoid, softplus, sin',
        'layer 1, neuron 2: number 2 is null, not a finite number',
        'layer 2, neuron 1: it must have 2 weights and a bias, 3 numbers, not 1',
      ],
    ],
  ])('%j is refused for all of its faults', (file, faults) => {
    const text = typeof file === 'string' ? file : JSON.stringify(file);
    expect(() => MLP.fromJSON(text)).toThrow(new TypeError(faults.join('\n')));
  });

  it('that is no JSON, or holds NaN as an object, is refused', () => {
    expect(() => MLP.fromJSON('{"format": ')).toThrow(/^a saved network is JSON, and this is none: ./);
    expect(() => MLP.fromJSON('{"format": ')).toThrow(TypeError);
    const saved = new MLP(1, [1], { random: seeded(1) }).toJSON();
    const bad = { ...saved, layers: [{ ...saved.layers[0]!, neurons: [[NaN, 0]] }] };
    expect(() => MLP.fromJSON(bad)).toThrow(new TypeError('layer 1, neuron 1: number 1 is NaN, not a finite number'));
  });
});

describe('what cannot be is refused', () => {
  const random: Random = () => 0;
  const mlp = new MLP(2, [3, 1], { random });
  const whole = (x: number): string => `must be a whole number from 1 on, not ${x}`;
  const none = 'there is no activation "Relu"; there are linear, relu, tanh, sigmoid, softplus, sin';
  const Relu = 'Relu' as Activation;

  it.each([
    [() => new Neuron(0, { random }), `the number of inputs ${whole(0)}`],
    [() => new Neuron(1.5, { random }), `the number of inputs ${whole(1.5)}`],
    [() => new Neuron(1, { random, activation: Relu }), none],
    [() => new Layer(2, 0, { random }), `the number of neurons ${whole(0)}`],
    [() => new Layer(2, 2, { random, activation: Relu }), none],
    [
      () => new MLP(0, [2.5, 1, -1], { random, activation: Relu }),
      [
        `the number of inputs ${whole(0)}`,
        `layer 1: the number of neurons ${whole(2.5)}`,
        `layer 1: ${none}`,
        `layer 2: ${none}`,
        `layer 3: the number of neurons ${whole(-1)}`,
      ].join('\n'),
    ],
    [() => new MLP(2, [], { random }), 'there is no layer; a network has one or more'],
    [
      () => new MLP(2, [3, 1], { random, activation: ['tanh'] }),
      'a network of 2 layers has as many activations, not 1',
    ],
    [() => mlp.of([1]), 'the network has 2 inputs, not 1'],
    [() => mlp.predict([1, 2, 3]), 'the network has 2 inputs, not 3'],
    [() => mlp.layers[0]!.of([1, 2, 3]), 'the neuron has 2 inputs, not 3'],
    [() => new Neuron(2, { random }).of([]), 'the neuron has 2 inputs, not 0'],
    [
      () => forward(values, mlp.network, [new Value(1)], []),
      'the network has 2 inputs, not 0\nthe network has 13 weights, not 1',
    ],
    [() => predictAll(mlp, [Float64Array.of(1)]), 'inputs: the network has 2 inputs, and the samples have 1'],
    [() => predictAll(mlp, [Float64Array.of(), Float64Array.of()]), 'inputs: there are no samples'],
    [
      () => predictAll(mlp, [Float64Array.of(1, 2), Float64Array.of(1, NaN)]),
      'inputs: input 2 of sample 2 is NaN, not a finite number',
    ],
  ] as const)('in a sentence: $1', (refused, message) => {
    expect(refused).toThrow(new RangeError(message));
  });

  it('and so are columns of different lengths', () => {
    const columns = [Float64Array.of(1, 2), Float64Array.of(3), Float64Array.of(4, 5, 6)];
    expect(() => predictAll(new MLP(3, [1], { random }), columns)).toThrow(
      new RangeError(
        'inputs: the column of input 2 has 1 numbers, and the count of samples is 2\n' +
          'inputs: the column of input 3 has 3 numbers, and the count of samples is 2',
      ),
    );
  });
});
