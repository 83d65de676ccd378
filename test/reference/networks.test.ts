// Outputs, losses and their slopes in every weight and input, held to PyTorch in float64 (tools/reference/networks.py): by
// hand on values, as a gradient of the formula, and compiled.
import { type Arithmetic, gradient, numbers, Value, values } from '@fishergrad/engine';
import {
  type Activation,
  activations,
  boundWeighted,
  crossEntropy,
  evaluate,
  forward,
  hinge,
  type Loss,
  MLP,
  objectiveOf,
  predictAll,
  relative,
  type Samples,
  samplesOf,
  squared,
} from '@fishergrad/nn';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import reference from './networks.json' with { type: 'json' };

type Case = (typeof reference.networks)[number];

const losses: Readonly<Record<string, Loss>> = { squared, relative, boundWeighted, hinge, crossEntropy };
const TOLERANCE = 1e-13;

function mlpOf({ inputs, layers, weights }: Case): MLP {
  const mlp = new MLP(
    inputs,
    layers.map(([width]) => width as number),
    { random: () => 0, activation: layers.map(([, activation]) => activation as Activation) },
  );
  mlp.weights = weights;
  return mlp;
}

/** Slopes are a sum of many terms: one that cancels is right to the rounding of the largest. */
function expectSlopes(found: ArrayLike<number | undefined>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  const largest = Math.max(...wanted.map(Math.abs));
  wanted.forEach((each, k) => expectClose(found[k], each, TOLERANCE, 1e-15 * largest));
}

/** Mean loss of all samples and λ Σ w², over any arithmetic. */
function total<T>(
  a: Arithmetic<T>,
  { loss, l2, t }: Case,
  outputs: readonly (readonly T[])[],
  weights: readonly T[],
): T {
  const each = outputs.map((o, k) => losses[loss]!.of(a, o, t[k]!));
  return a.add(a.div(a.add(...each), t.length), a.mul(l2, a.add(...weights.map((w) => a.mul(w, w)))));
}

describe.each(reference.networks)('$loss of $inputs inputs through $layers, λ = $l2', (wanted) => {
  const mlp = mlpOf(wanted);
  const samples: Samples = samplesOf(wanted.x, wanted.t);
  const loss = losses[wanted.loss]!;

  it('on values, walked back', () => {
    const x = wanted.x.map((row) => row.map((each) => new Value(each)));
    const outputs = x.map((row) => mlp.of(row));
    const value = total(values, wanted, outputs, mlp.parameters) as Value;
    value.backward();
    outputs.forEach((row, k) => row.forEach(({ data }, j) => expectClose(data, wanted.outputs[k]![j]!, TOLERANCE)));
    expectClose(value.data, wanted.value, TOLERANCE);
    expectSlopes(
      mlp.parameters.map(({ grad }) => grad),
      wanted.slopes,
    );
    expectSlopes(
      x.flat().map(({ grad }) => grad),
      wanted.slopesOfInputs.flat(),
    );
  });

  it('as a gradient of the formula', () => {
    const all = [...wanted.weights, ...wanted.x.flat()];
    const found = gradient(
      numbers,
      (a, each) => {
        const weights = each.slice(0, wanted.weights.length);
        const outputs = wanted.x.map((row, k) => {
          const from = wanted.weights.length + k * row.length;
          return forward(a, mlp.network, weights, each.slice(from, from + row.length));
        });
        return total(a, wanted, outputs, weights);
      },
      all,
    );
    expectClose(found.value, wanted.value, TOLERANCE);
    expectSlopes(found.gradient.slice(0, wanted.weights.length), wanted.slopes);
    expectSlopes(found.gradient.slice(wanted.weights.length), wanted.slopesOfInputs.flat());
  });

  it('compiled', () => {
    const { value, gradient: slopes } = objectiveOf(mlp.network, loss, samples, wanted.l2)(mlp.weights);
    expectClose(value, wanted.value, TOLERANCE);
    expectSlopes(slopes, wanted.slopes);
    const squares = wanted.weights.reduce((sum, w) => sum + w * w, 0);
    expectClose(evaluate(mlp, samples, loss).loss + wanted.l2 * squares, wanted.value, TOLERANCE);
    predictAll(mlp, samples.inputs).forEach((column, j) =>
      column.forEach((each, k) => expectClose(each, wanted.outputs[k]![j]!, TOLERANCE)),
    );
  });
});

it('no activation and no loss is left out, of one output or of several', () => {
  const { networks } = reference;
  expect(new Set(networks.flatMap(({ layers }) => layers.map(([, activation]) => activation)))).toEqual(
    new Set(activations),
  );
  expect(new Set(networks.map(({ loss }) => loss))).toEqual(new Set(Object.keys(losses)));
  const ofEntropy = networks.filter(({ loss }) => loss === 'crossEntropy');
  expect(new Set(ofEntropy.map(({ t }) => t[0]!.length))).toEqual(new Set([1, 3]));
});
