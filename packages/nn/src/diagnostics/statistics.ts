import { Value, values } from '@fishergrad/engine';
import type { Activation } from '../activation.ts';
import { sampleAt, type Samples } from '../data/samples.ts';
import type { Loss } from '../losses.ts';
import type { MLP } from '../mlp.ts';
import { forward, type Network, spans } from '../network.ts';
import { refuseMisfit } from '../training/refuse.ts';
import { type Moments, momentsOf } from './moments.ts';

/** What flows through a layer, forward and backward, over some samples. */
export interface LayerStatistics {
  /** Which layer, counted from 1. */
  readonly layer: number;
  /** Its weights, without biases. */
  readonly weights: Moments;
  /** The slopes of the mean loss in these. */
  readonly gradients: Moments;
  /** SD of the slopes over SD of the weights: with a rate, how much a step of gradient descent changes them. */
  readonly gradientToData: number;
  /** What its neurons say. */
  readonly outputs: Moments;
  /** The share of outputs from which hardly a slope comes back: ReLU at 0, tanh and sigmoid at their ends. */
  readonly atRest: number;
  /** The slope of a sample's loss in each output. */
  readonly outputGradients: Moments;
}

/**
 * Statistics of a network layer by layer, over samples: forward and backward on values.
 *
 * @throws RangeError naming all that does not fit
 *
 * @example
 * ```ts
 * import { moons, squared, MLP } from '@fishergrad/nn';
 * import { seeded } from '@fishergrad/random';
 *
 * const mlp = new MLP(2, [8, 8, 1], { random: seeded(1) });
 * const layers = layerStatistics(mlp, moons({ count: 20, noise: 0.1, random: seeded(2) }), squared);
 * layers.map(({ layer, atRest }) => [layer, atRest >= 0 && atRest < 1]); // => [[1, true], [2, true], [3, true]]
 * ```
 */
export function layerStatistics(mlp: MLP, samples: Samples, loss: Loss): LayerStatistics[] {
  refuseMisfit(mlp.network, loss, samples, 'samples');
  const { gradient, outputs, slopes } = flow(mlp, samples, loss);
  const all = mlp.weights;
  return spans(mlp.network).map(({ from, to, nin }, k) => {
    const isWeight = (place: number): boolean => (place - from) % (nin + 1) < nin;
    const own = (of: Float64Array): Float64Array => of.subarray(from, to).filter((_, i) => isWeight(from + i));
    const [weights, gradients] = [momentsOf(own(all)), momentsOf(own(gradient))];
    return {
      ...{ layer: k + 1, weights, gradients, gradientToData: gradients.sd / weights.sd },
      outputs: momentsOf(outputs[k]!),
      atRest: outputs[k]!.filter((y) => isAtRest(mlp.network.layers[k]!.activation, y)).length / outputs[k]!.length,
      outputGradients: momentsOf(slopes[k]!),
    };
  });
}

/**
 * How much weights changed, layer by layer: SD of the change over SD of the weights before it, biases left out. About 10⁻³ in a
 * step is usual; 10⁻¹ tears down what was learned, 10⁻⁵ learns nothing.
 */
export function updateToData(network: Network, before: Float64Array, after: Float64Array): number[] {
  return spans(network).map(({ from, to, nin }) => {
    const places = Array.from({ length: to - from }, (_, k) => from + k).filter((k) => (k - from) % (nin + 1) < nin);
    const change = momentsOf(places.map((k) => after[k]! - before[k]!)).sd;
    return change / momentsOf(places.map((k) => before[k]!)).sd;
  });
}

interface Flow {
  /** Of the mean loss, in all weights. */
  readonly gradient: Float64Array;
  /** What each layer's neurons said, over all samples. */
  readonly outputs: readonly number[][];
  /** The slope of each sample's loss in these. */
  readonly slopes: readonly number[][];
}

function flow({ network, weights }: MLP, samples: Samples, loss: Loss): Flow {
  const gradient = new Float64Array(weights.length);
  const [outputs, slopes]: [number[][], number[][]] = [network.layers.map(() => []), network.layers.map(() => [])];
  for (let k = 0; k < samples.count; k++) {
    const { x, t } = sampleAt(samples, k);
    const w = Array.from(weights, (each) => new Value(each));
    const seen: (readonly (Value | number)[])[] = [];
    const out = forward<Value | number>(values, network, w, x, (all) => seen.push(all));
    (loss.of<Value | number>(values, out, t) as Value).backward();
    w.forEach(({ grad }, i) => (gradient[i]! += grad / samples.count));
    seen.forEach((all, layer) => {
      outputs[layer]!.push(...all.map((y) => (y as Value).data));
      slopes[layer]!.push(...all.map((y) => (y as Value).grad));
    });
  }
  return { gradient, outputs, slopes };
}

const END = 0.97;

function isAtRest(activation: Activation, y: number): boolean {
  if (activation === 'relu') return y === 0;
  if (activation === 'tanh') return Math.abs(y) > END;
  return activation === 'sigmoid' && (y < 1 - END || y > END);
}
