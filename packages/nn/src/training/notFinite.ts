import { numbers } from '@fishergrad/engine';
import { sampleAt, type Samples } from '../data/samples.ts';
import type { Loss } from '../losses.ts';
import { forward, type Network, spans } from '../network.ts';

/** Training left the numbers. Its message says at which step and in which layer, and what to do. */
export class NotFinite extends Error {
  /** The step that could not be taken, counted from 0 over all epochs. */
  readonly step: number;
  /** The layer in which a number is not finite first, counted from 1. */
  readonly layer: number;

  constructor(step: number, layer: number, says: string) {
    super(
      `step ${step}: ${says}. The weights are left as they were before this step. A smaller rate, clipped gradients or inputs ` +
        'of size 1 help.',
    );
    this.name = 'NotFinite';
    this.step = step;
    this.layer = layer;
  }
}

/** Of a step that led to weights which are no numbers; nothing where all of them are. */
export function leftNumbers(step: number, network: Network, weights: Float64Array): NotFinite | undefined {
  const bad = weights.findIndex((each) => !Number.isFinite(each));
  if (bad < 0) return undefined;
  const layer = spans(network).findIndex(({ to }) => bad < to) + 1;
  return new NotFinite(step, layer, `a weight of layer ${layer} would be ${weights[bad]}`);
}

/** Where in a network a batch becomes no number first: in a layer's outputs, else in the loss, else in a layer's slopes. */
export function notFinite(
  step: number,
  network: Network,
  loss: Loss,
  weights: Float64Array,
  samples: Samples,
  gradient: Float64Array,
): NotFinite {
  for (let k = 0; k < samples.count; k++) {
    const { x, t } = sampleAt(samples, k);
    let found: [layer: number, output: number] | undefined;
    const outputs = forward(numbers, network, [...weights], x, (all, layer) => {
      const bad = all.find((each) => !Number.isFinite(each));
      if (bad !== undefined) found ??= [layer + 1, bad];
    });
    if (found) return new NotFinite(step, found[0], `an output of layer ${found[0]} is ${found[1]} (sample ${k + 1})`);
    const value = loss.of(numbers, outputs, t);
    const last = network.layers.length;
    if (!Number.isFinite(value)) {
      const says = `the ${loss.name} loss of the outputs of layer ${last} is ${value} (sample ${k + 1})`;
      return new NotFinite(step, last, says);
    }
  }
  const layer = spans(network).findIndex(({ from, to }) => !gradient.subarray(from, to).every(Number.isFinite)) + 1;
  if (layer > 0)
    return new NotFinite(step, layer, `a slope of the loss in the weights of layer ${layer} is not finite`);
  return new NotFinite(
    step,
    network.layers.length,
    `the ${loss.name} loss of the samples together is beyond the range of a double`,
  );
}
