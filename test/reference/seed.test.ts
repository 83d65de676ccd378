// The numbers of micrograd2023, the teaching autograd this project grew from: its README and its tests, which held them
// to PyTorch. Values to 16 digits from its test files.
import { Value, values } from '@fishergrad/engine';
import { Layer, MLP, Neuron } from '@fishergrad/nn';
import { python } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

it('the README perceptron: value and gradients', () => {
  const [w1, x1, w2, x2, b] = [1.1, 0.5, 0.12, 1.7, 0.34].map((data) => new Value(data)) as [
    Value,
    Value,
    Value,
    Value,
    Value,
  ];
  const s = w1.mul(x1).add(w2.mul(x2), b);
  const y = s.tanh();
  y.backward();
  expectClose(s.data, 1.094, 1e-14);
  expectClose(y.data, 0.798333438567237, 1e-14);
  const wanted = [0.181331860432706, 0.398930092951953, 0.6165283254712, 0.043519646503849, 0.362663720865412];
  [w1, x1, w2, x2, b].forEach(({ grad }, i) => expectClose(grad, wanted[i]!, 1e-14));
});

it('a · tanh(b) at (1.15, 5.33)', () => {
  const [a, b] = [new Value(1.15), new Value(5.33)];
  const out = a.mul(b.tanh());
  out.backward();
  expectClose(out.data, 1.1499460317335137, 1e-14);
  expectClose(a.grad, 0.9999530710726208, 1e-14);
  expectClose(b.grad, 1.0793400029938671e-4, 2e-12); // printed from 1 − tanh² in doubles, which keeps 12 digits here
  expectClose(b.grad, 1.0793400029927402e-4, 1e-15); // 40-digit arithmetic
});

describe('networks of values, with the weights Python draws', () => {
  it('a seeded neuron has the weights and the output of the original', () => {
    const neuron = new Neuron(3, { random: python(1234) });
    expect(neuron.weights.map(({ data }) => data)).toEqual([
      0.9329070713842775, -0.11853480164929464, -0.9850170598828256,
    ]);
    expect(neuron.bias.data).toBe(0);
    expect(neuron.parameters).toEqual([...neuron.weights, neuron.bias]);
    const x = [0.15, -0.21, -0.91];
    expectClose(neuron.of(x).data, 1.0611938935473648, 1e-15); // plain numbers
    expectClose(neuron.of(x.map((each) => new Value(each))).data, 1.0611938935473648, 1e-15);
  });

  it('a neuron of 5, a layer of 5 and 3, and a network of 3, 5, 4 and 2 have 6, 18 and 54 numbers', () => {
    const random = python(41);
    expect(new Neuron(5, { random }).parameters).toHaveLength(6);
    expect(new Layer(5, 3, { random }).parameters).toHaveLength(18);
    const mlp = new MLP(3, [5, 4, 2], { random });
    expect(mlp.parameters).toHaveLength(54);
    expect(mlp.layers.map(({ parameters }) => parameters.length)).toEqual([20, 24, 10]);
  });

  it('the integration test: MLP(3, [5, 4, 2]), loss = tanh of the sum of its outputs', () => {
    const random = python(48198);
    const inputs = [random(), random(), random()].map((x) => new Value(x));
    expect(inputs.map(({ data }) => data)).toEqual([0.9140936145771393, 0.5883968152160851, 0.3410691601694048]);
    const mlp = new MLP(3, [5, 4, 2], { random });
    const loss = (values.add(...mlp.of(inputs)) as Value).tanh();
    loss.backward();
    expectClose(loss.data, 0.035763636527729, 1e-13);
    [-0.4757674715658411, 0.22981468967056146, 0.9833985268154377].forEach((g, i) =>
      expectClose(inputs[i]!.grad, g, 1e-13),
    );
  });
});
