// Looking inside a network: statistics against sums by hand and against the slopes that PyTorch is held to elsewhere, batches
// that can and cannot be learned by heart, and figures against what the network says.
import {
  accuracyCurves,
  canOverfitOneBatch,
  CannotOverfit,
  decisionBoundary,
  type Epoch,
  hinge,
  layerStatistics,
  lossCurves,
  MLP,
  moons,
  objectiveOf,
  type Samples,
  samplesOf,
  squared,
  updateToData,
} from '@fishergrad/nn';
import { sgd } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { COLORS } from '@fishergrad/study/page';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

const set = moons({ count: 24, noise: 0.1, random: seeded(2) });

/** 1-2-1, with weights w, b of each neuron in turn. */
function small(...weights: readonly number[]): MLP {
  const mlp = new MLP(1, [2, 1], { random: seeded(1) });
  mlp.weights = weights;
  return mlp;
}

describe('statistics of layers', () => {
  // Neurons 2x + 1 and −3x + 0 through ReLU, then 1·y₁ − 4·y₂ + 5; samples x = 1, −1; targets 0; loss (o)²
  const mlp = small(2, 1, -3, 0, 1, -4, 5);
  const samples = samplesOf([[1], [-1]], [[0], [0]]);
  const [first, second] = layerStatistics(mlp, samples, squared);
  // x = 1: y = 3, 0, o = 8; x = −1: y = 0, 3, o = −7

  it('are of weights without biases', () => {
    expect(first!.weights).toEqual({ mean: -0.5, sd: 2.5 });
    expect(second!.weights).toEqual({ mean: -1.5, sd: 2.5 });
  });

  it('are of what neurons say, and how many are at rest', () => {
    expect(first!.outputs.mean).toBe(1.5); // 3, 0, 0, 3
    expect(first!.outputs.sd).toBe(1.5);
    expect([first!.atRest, second!.atRest]).toEqual([0.5, 0]);
    expect(second!.outputs).toEqual({ mean: 0.5, sd: 7.5 }); // 8, −7
  });

  it('are of slopes in what neurons say, sample by sample', () => {
    expect(second!.outputGradients).toEqual({ mean: 1, sd: 15 }); // 2o: 16, −14
    // 2o times the weight: 16, −64, −14, 56
    expect(first!.outputGradients.mean).toBe(-1.5);
    expectClose(first!.outputGradients.sd, Math.sqrt((17.5 ** 2 + 62.5 ** 2 + 12.5 ** 2 + 57.5 ** 2) / 4), 1e-14);
  });

  it('are of slopes of the mean loss in weights, and their ratio', () => {
    // layer 2: mean of 2o·y: (16·3 + 0)/2 = 24, (0 − 14·3)/2 = −21; layer 1: (16·1·1)/2 = 8, (56·(−1))/2 = −28
    expect(second!.gradients).toEqual({ mean: 1.5, sd: 22.5 });
    expect(first!.gradients).toEqual({ mean: -10, sd: 18 });
    expectClose(first!.gradientToData, 18 / 2.5, 1e-15);
    expectClose(second!.gradientToData, 22.5 / 2.5, 1e-15);
  });

  it('agree with the compiled gradient on a larger network', () => {
    const large = new MLP(2, [5, 4, 1], { random: seeded(3), activation: ['tanh', 'sigmoid', 'linear'] });
    const { gradient } = objectiveOf(large.network, squared, set)(large.weights);
    const own = Array.from({ length: 5 }, (_, j) => [gradient[3 * j]!, gradient[3 * j + 1]!]).flat();
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
    expectClose(layerStatistics(large, set, squared)[0]!.gradients.mean, mean, 1e-12);
  });

  it.each([
    ['tanh', [10, 0, 0.1, 0], [1, 1], 0.5],
    ['sigmoid', [10, 0, -10, 0], [1, 1], 1],
    ['softplus', [10, 0, -10, 0], [1, 1], 0],
  ] as const)('count %s at its ends as at rest', (activation, weights, x, share) => {
    const ends = new MLP(1, [2, 1], { random: seeded(1), activation });
    ends.weights = [...weights, 1, 1, 0];
    const two = samplesOf(
      x.map((each) => [each]),
      x.map(() => [0]),
    );
    expect(layerStatistics(ends, two, squared)[0]!.atRest).toBe(share);
  });

  it('of samples that do not fit are refused', () => {
    expect(() => layerStatistics(mlp, set, squared)).toThrow(
      'samples: the network has 1 input, and the samples have 2',
    );
  });
});

it('an update is told relative to the weights it changes, layer by layer, without biases', () => {
  const { network } = small(2, 1, -3, 0, 1, -4, 5);
  const before = Float64Array.of(2, 1, -3, 0, 1, -4, 5);
  const after = Float64Array.of(2.1, 9, -3.1, 9, 1, -4.05, 9);
  // changes 0.1, −0.1 of weights 2, −3; 0, −0.05 of 1, −4
  const [first, second] = updateToData(network, before, after);
  expectClose(first, 0.1 / 2.5, 1e-12);
  expectClose(second, 0.025 / 2.5, 1e-12);
});

describe('one batch', () => {
  const batch = moons({ count: 6, noise: 0.1, random: seeded(4) });

  it('is learned by heart by a network that is large enough, on a copy', () => {
    const mlp = new MLP(2, [16, 1], { random: seeded(1), activation: 'tanh' });
    const before = mlp.weights;
    const { steps, loss } = canOverfitOneBatch(mlp, batch, { loss: squared });
    expect(loss).toBeLessThan(1e-4);
    expect(steps).toBeGreaterThan(10);
    expect(mlp.weights).toEqual(before);
  });

  it('is not where two samples contradict each other: the least loss is half the difference, squared', () => {
    const odd = samplesOf([[1], [1]], [[0], [1]]);
    const mlp = new MLP(1, [8, 1], { random: seeded(1), activation: 'tanh' });
    const attempt = (): unknown => canOverfitOneBatch(mlp, odd, { loss: squared, steps: 500 });
    expect(attempt).toThrow(CannotOverfit);
    expect(attempt).toThrow(
      /^a network 1-8-1 cannot learn 2 samples by heart: in 500 steps of adam at rate 0\.01 the least mean squared loss is 0\.25, at step \d{2,}, not below 0\.0001\./,
    );
  });

  it('counts the loss before the first step, and what is asked for', () => {
    const mlp = small(0, 0, 0, 0, 0, 0, 0.5);
    expect(canOverfitOneBatch(mlp, samplesOf([[1]], [[0.5]]), { loss: squared })).toEqual({ steps: 0, loss: 0 });
    expect(canOverfitOneBatch(mlp, samplesOf([[1]], [[0]]), { loss: squared, below: 0.3 }).loss).toBe(0.25);
  });

  it('that drives the weights out of the numbers is not learned either', () => {
    const mlp = new MLP(2, [16, 1], { random: seeded(1) });
    const wild = { loss: squared, optimizer: sgd(), rate: 1e6 };
    expect(() => canOverfitOneBatch(mlp, batch, wild)).toThrow(
      /by heart: sgd at rate 1000000 leaves the numbers after \d+ steps; try a smaller rate\.$/,
    );
  });

  it('that is empty is refused', () => {
    const none = { inputs: [new Float64Array(0), new Float64Array(0)], targets: [new Float64Array(0)], count: 0 };
    const mlp = new MLP(2, [1], { random: seeded(1) });
    expect(() => canOverfitOneBatch(mlp, none, { loss: squared })).toThrow('batch: there are no samples');
  });
});

interface Trace {
  readonly type: string;
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (readonly number[])[];
  readonly marker?: { readonly color: string; readonly symbol: string };
  readonly line?: { readonly color: string };
}

describe('a boundary', () => {
  const mlp = new MLP(2, [6, 1], { random: seeded(5), activation: 'tanh' });
  const parts: Record<string, Samples> = {
    training: set,
    validation: moons({ count: 10, noise: 0.1, random: seeded(6) }),
  };
  const figure = decisionBoundary(mlp, parts, { caption: 'Who is where.', resolution: 9 });
  const [shading, ...marks] = figure.data as readonly Trace[];

  it('is tanh of what the network says at every point, rows along the second input, where steps are below 1', () => {
    expect([shading!.type, shading!.x.length, shading!.y.length, figure.caption]).toEqual([
      'contour',
      9,
      9,
      'Who is where.',
    ]);
    shading!.y.forEach((y, row) =>
      shading!.x.forEach((x, column) =>
        expect(Math.abs(shading!.z[row]![column]! - Math.tanh(mlp.predict([x, y])[0]!))).toBeLessThan(0.51e-4),
      ),
    );
  });

  it('crosses 0 where the network does, however steep it is', () => {
    const steep = new MLP(2, [1], { random: seeded(1) });
    steep.weights = [1e3, 0, -370]; // 0 at an input of 0.37
    const [{ x, z }] = decisionBoundary(steep, parts, { caption: '', resolution: 9 }).data as [Trace];
    const k = z[4]!.findIndex((each, i) => each * z[4]![i + 1]! < 0);
    const crossing = x[k]! + ((x[k + 1]! - x[k]!) * z[4]![k]!) / (z[4]![k]! - z[4]![k + 1]!);
    expect(Math.abs(crossing - 0.37)).toBeLessThan(0.03 * (x[1]! - x[0]!));
  });

  it('reaches beyond all samples', () => {
    for (const { inputs } of Object.values(parts)) {
      expect(Math.min(...inputs[0]!)).toBeGreaterThan(shading!.x[0]!);
      expect(Math.max(...inputs[1]!)).toBeLessThan(shading!.y.at(-1)!);
    }
  });

  it('shows every sample once, in the color of its label and the mark of its part', () => {
    expect(marks.map(({ name }) => name)).toEqual(['training, +1', 'training, −1', 'validation, +1', 'validation, −1']);
    expect(marks.map(({ x }) => x.length)).toEqual([12, 12, 5, 5]);
    expect(marks.map(({ marker }) => marker!.color)).toEqual([COLORS[0], COLORS[1], COLORS[0], COLORS[1]]);
    expect(new Set(marks.map(({ marker }) => marker!.symbol)).size).toBe(2);
    expect([marks[0]!.x[0], marks[0]!.y[0]]).toEqual([set.inputs[0]![0], set.inputs[1]![0]]);
  });

  it('is drawn of two inputs and one output only, and between samples', () => {
    const other = new MLP(3, [1], { random: seeded(1) });
    expect(() => decisionBoundary(other, parts, { caption: '' })).toThrow('networks of two inputs and one output');
    expect(() => decisionBoundary(mlp, {}, { caption: '' })).toThrow('there are no samples');
  });
});

describe('curves', () => {
  const score = (loss: number, accuracy: number): Epoch['train'] => ({ loss, accuracy });
  const epochs: Epoch[] = [4, 2, 1].map((loss, epoch) => ({
    ...{ epoch, steps: epoch, slope: 1 },
    ...{ train: score(loss, 1 / (1 + loss)), validation: score(loss + 1, 0.5) },
  }));
  const axis = (layout: object): unknown => (layout as { yaxis: { type?: string } }).yaxis.type;

  it('are those of every epoch', () => {
    const losses = lossCurves(epochs, 'It falls.');
    const [train, validation] = losses.data as readonly Trace[];
    expect([train!.name, train!.x, train!.y]).toEqual(['training', [0, 1, 2], [4, 2, 1]]);
    expect([validation!.name, validation!.y]).toEqual(['validation', [5, 3, 2]]);
    expect([losses.caption, axis(losses.layout)]).toEqual(['It falls.', 'log']);
    expect((accuracyCurves(epochs, '').data[0] as Trace).y).toEqual([1 / 5, 1 / 3, 1 / 2]);
    expect([train!.line!.color, validation!.line!.color]).toEqual(COLORS.slice(0, 2));
  });

  it('are one where nothing watched, and linear where a loss is 0', () => {
    const alone = epochs.map(({ epoch, steps, slope }) => ({ epoch, steps, slope, train: score(0, 1) }));
    const { data, layout } = lossCurves(alone, '');
    expect([data.length, axis(layout)]).toEqual([1, undefined]);
  });

  it('need an epoch', () => {
    expect(() => lossCurves([], '')).toThrow('there are no epochs to draw');
  });
});

it('a hinge loss that is 0 is learned by heart at once', () => {
  const mlp = new MLP(1, [1], { random: seeded(1) });
  mlp.weights = [3, 0];
  expect(canOverfitOneBatch(mlp, samplesOf([[1], [-1]], [[1], [-1]]), { loss: hinge })).toEqual({ steps: 0, loss: 0 });
});
