import type { Samples } from '../data/samples.ts';
import { refuseNoLoss } from '../given.ts';
import type { Loss } from '../losses.ts';
import type { MLP } from '../mlp.ts';
import type { Network } from '../network.ts';
import { type LossProgram, lossProgram } from './program.ts';
import { refuseMisfit } from './refuse.ts';

/** How well a network does on samples. */
export interface Score {
  /** Mean loss, without what keeps weights small. */
  readonly loss: number;
  /** The share of samples it is right about; NaN for a loss that knows no right. */
  readonly accuracy: number;
}

/**
 * How well a network does on samples, compiled.
 *
 * @throws RangeError naming all that does not fit
 *
 * @example
 * ```ts
 * import { hinge, MLP, xor } from '@fishergrad/nn';
 * import { seeded } from '@fishergrad/random';
 *
 * const mlp = new MLP(2, [1], { random: seeded(1) });
 * const { accuracy } = evaluate(mlp, xor({ count: 100, noise: 0.1, random: seeded(2) }), hinge);
 * accuracy <= 0.8; // => true
 * ```
 */
export function evaluate(mlp: MLP, samples: Samples, loss: Loss): Score {
  return scorer(mlp.network, loss)(mlp.weights, samples);
}

/**
 * The outputs of a network for columns of inputs, compiled: one column per output.
 *
 * @throws RangeError naming every column that is missing or of another length, or the first number that is not finite
 */
export function predictAll(mlp: MLP, inputs: readonly Float64Array[]): readonly Float64Array[] {
  const samples = { inputs, targets: [], count: inputs[0]?.length ?? 0 };
  refuseMisfit(mlp.network, noLoss, samples, 'inputs');
  return lossProgram(mlp.network, noLoss)(mlp.weights, samples).outputs;
}

const noLoss: Loss = { name: 'no', formula: '0', of: (a) => a.constant(0), targets: () => 0, fault: () => undefined };

/** As {@link evaluate}, compiled once for many weights; samples are checked once each. */
export function scorer(network: Network, loss: Loss): (weights: Float64Array, samples: Samples) => Score {
  refuseNoLoss(loss);
  const program = lossProgram(network, loss);
  const checked = new WeakSet<Samples>();
  return (weights, samples) => {
    if (!checked.has(samples)) refuseMisfit(network, loss, samples, 'samples');
    checked.add(samples);
    return scoreOf(program(weights, samples), loss, samples);
  };
}

function scoreOf({ losses, outputs }: ReturnType<LossProgram>, { right }: Loss, { targets, count }: Samples): Score {
  const loss = losses.reduce((sum, each) => sum + each, 0) / count;
  if (right === undefined) return { loss, accuracy: NaN };
  let hits = 0;
  for (let k = 0; k < count; k++) {
    const isRight = right(
      outputs.map((column) => column[k]!),
      targets.map((column) => column[k]!),
    );
    if (isRight) hits++;
  }
  return { loss, accuracy: hits / count };
}
