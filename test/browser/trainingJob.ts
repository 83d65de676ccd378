// What a page and Node both do, to compare: draw data sets, train networks on them in batches, measure decays.
import {
  type Activation,
  crossEntropy,
  evaluate,
  gaussianNoise,
  he,
  hinge,
  logBetween,
  measured,
  MLP,
  moons,
  ricianNoise,
  type Samples,
  spirals,
  squared,
  train,
  xavier,
} from '@fishergrad/nn';
import { adam, clipLength, cosineDecay, last, momentum, warmUp } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';

/** The columns of every data set, and the weights and scores of every network. */
export interface Trainings {
  readonly data: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly networks: Readonly<Record<string, readonly number[]>>;
}

const two = moons({ count: 100, noise: 0.1, random: seeded(1) });
const arms = spirals({ count: 90, noise: 0.05, random: seeded(2), classes: 3 });
const decays = measured({
  model: {
    signal: ({ exp, neg, div }, { T2 }, protocol) => protocol.map(({ TE }) => exp(neg(div(TE, T2)))),
  },
  protocol: [0.005, 0.02, 0.05].map((TE) => ({ TE })),
  tissue: { T2: logBetween(0.01, 0.1) },
  noise: gaussianNoise(0.02),
  targets: ({ T2 }) => [Math.log(T2)],
  count: 200,
  random: seeded(3),
});
const magnitudes = measured({
  model: { signal: ({ sin, mul }, { B1 }, protocol) => protocol.map(({ FA }) => sin(mul(B1, FA))) },
  protocol: [0.3, 0.9, 2].map((FA) => ({ FA })),
  tissue: { B1: logBetween(0.5, 1.5) },
  noise: ricianNoise(0.05),
  targets: ({ B1 }) => [B1],
  count: 200,
  random: seeded(4),
});

/** A network of two hidden layers on two moons: Adam, batches, a rate that falls along a cosine. */
function onMoons(activation: Activation): number[] {
  const mlp = new MLP(2, [8, 8, 1], {
    random: seeded(5),
    activation,
    initialization: activation === 'relu' ? he : xavier,
  });
  const { train: score, slope } = last(
    train({
      ...{ mlp, train: two, loss: hinge, optimizer: adam(), batch: 16, random: seeded(6) },
      ...{ rate: cosineDecay(0.05, { steps: 140 }), epochs: 20, l2: 1e-4 },
    }),
  );
  return [...mlp.weights, score.loss, score.accuracy, slope];
}

function onArms(): number[] {
  const mlp = new MLP(2, [8, 3], { random: seeded(7), activation: 'softplus' });
  const optimizer = momentum();
  const rate = warmUp(10, 0.05);
  last(train({ mlp, train: arms, loss: crossEntropy, optimizer, rate, clip: clipLength(1), epochs: 60 }));
  return [...mlp.weights, evaluate(mlp, arms, crossEntropy).loss];
}

function onMeasured(samples: Samples, activation: Activation): number[] {
  const mlp = new MLP(3, [6, 1], { random: seeded(8), activation });
  last(train({ mlp, train: samples, loss: squared, batch: 50, random: seeded(9), epochs: 20 }));
  return [...mlp.weights];
}

/** Does all of it. */
export function job(): Trainings {
  const columns = ({ inputs, targets }: Samples): number[][] => [...inputs, ...targets].map((column) => [...column]);
  return {
    data: { moons: columns(two), spirals: columns(arms), decays: columns(decays), magnitudes: columns(magnitudes) },
    networks: {
      tanh: onMoons('tanh'),
      relu: onMoons('relu'),
      softplus: onArms(),
      sigmoid: onMeasured(decays, 'sigmoid'),
      sin: onMeasured(magnitudes, 'sin'),
    },
  };
}
