import { gradient as gradientOf, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import type { Objective } from '@fishergrad/optimize';
import type { Samples } from '../data/samples.ts';
import type { Loss } from '../losses.ts';
import { forward, type Network, weightCount } from '../network.ts';
import { oncePerShape } from './oncePerShape.ts';
import { refuseMisfit } from './refuse.ts';

/** The mean loss of some samples, and its slopes in the weights, in a buffer that the next call overwrites. */
export type GradientProgram = (
  weights: Float64Array,
  samples: Samples,
) => { readonly value: number; readonly gradient: Float64Array };

/** What one sample costs and what the network says of it, compiled once for any number of samples. */
export type LossProgram = (
  weights: Float64Array,
  samples: Samples,
) => { readonly losses: Float64Array; readonly outputs: readonly Float64Array[] };

/**
 * Records the loss of one sample with its gradient in the weights, and compiles it for columns of samples: sums over the
 * rows. The functions of WebAssembly's own make every number the same in Node and in a browser, up to 20 000 steps.
 *
 * @param l2 λ: λ Σ w² is added, over weights and biases
 */
export function gradientProgram(network: Network, loss: Loss, l2 = 0): GradientProgram {
  const program = gradients(network, loss);
  const sums = new Float64Array(1 + weightCount(network));
  const results = Array.from(sums, (_, k) => sums.subarray(k, k + 1));
  const gradient = sums.subarray(1);
  const columns = columnsOf();
  return (weights, samples) => {
    program.into(columns(weights, samples), results);
    let value = sums[0]! / samples.count;
    for (let k = 0; k < gradient.length; k++) {
      const w = weights[k]!;
      value += l2 * w * w;
      gradient[k] = gradient[k]! / samples.count + 2 * l2 * w;
    }
    return { value, gradient };
  };
}

/** The same without slopes, sample by sample. */
export function lossProgram(network: Network, loss: Loss): LossProgram {
  const program = losses(network, loss);
  const columns = columnsOf();
  return (weights, samples) => {
    const [each, ...outputs] = program(columns(weights, samples));
    return { losses: each!, outputs };
  };
}

/** The sums of a network are as short as they can be: to look for shorter ones costs a third of the compilation, and finds none. */
const fast = { batch: true, regroup: false };

const gradients = oncePerShape((network, loss) => {
  const { names, at, inputs } = namesOf(network, loss);
  const tape = record([...names, ...inputs], (a, all) => {
    const parts = at(all);
    const step = gradientOf(
      a,
      (b, w, lift) => loss.of(b, forward(b, network, w, parts.x.map(lift)), parts.t.map(lift)),
      parts.w,
    );
    return [step.value, ...step.gradient];
  });
  return compile(tape, { ...fast, shared: names, reduce: 'sum' });
});

const losses = oncePerShape((network, loss) => {
  const { names, at, inputs } = namesOf(network, loss);
  const tape = record([...names, ...inputs], (a, all) => {
    const { w, x, t } = at(all);
    const outputs = forward(a, network, w, x);
    return [loss.of(a, outputs, t), ...outputs];
  });
  return compile(tape, { ...fast, shared: names });
});

/**
 * The mean loss of a network over samples as a function of its weights, compiled: what an optimizer makes small.
 *
 * @param l2 λ: λ Σ w² is added, over weights and biases
 * @throws RangeError naming all that does not fit
 */
export function objectiveOf(network: Network, loss: Loss, samples: Samples, l2 = 0): Objective {
  refuseMisfit(network, loss, samples, 'samples');
  const program = gradientProgram(network, loss, l2);
  return (weights) => program(weights, samples);
}

interface Names {
  /** Of the weights. */
  readonly names: readonly string[];
  /** Of inputs and targets. */
  readonly inputs: readonly string[];
  /** A list of all as weights, inputs and targets. */
  readonly at: <T>(all: readonly T[]) => { w: T[]; x: T[]; t: T[] };
}

function namesOf(network: Network, loss: Loss): Names {
  const count = (letter: string, length: number): string[] => Array.from({ length }, (_, k) => `${letter}${k + 1}`);
  const names = count('w', weightCount(network));
  const x = count('x', network.inputs);
  const t = count('t', loss.targets(network.layers.at(-1)!.width));
  const [toX, toT] = [names.length, names.length + x.length];
  return {
    names,
    inputs: [...x, ...t],
    at: (all) => ({ w: all.slice(0, toX), x: all.slice(toX, toT), t: all.slice(toT) }),
  };
}

/** Weights, each a column of one number, then inputs and targets; only what is other than the last time is made anew. */
function columnsOf(): (weights: Float64Array, samples: Samples) => readonly Float64Array[] {
  let [lastWeights, cells]: [Float64Array | undefined, Float64Array[]] = [undefined, []];
  let [lastSamples, columns]: [Samples | undefined, Float64Array[]] = [undefined, []];
  return (weights, samples) => {
    if (weights === lastWeights && samples === lastSamples) return columns;
    if (weights !== lastWeights) cells = Array.from(weights, (_, k) => weights.subarray(k, k + 1));
    columns = [...cells, ...samples.inputs, ...samples.targets];
    [lastWeights, lastSamples] = [weights, samples];
    return columns;
  };
}
