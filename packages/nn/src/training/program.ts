import { gradient, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import type { Objective } from '@fishergrad/optimize';
import type { Samples } from '../data/samples.ts';
import type { Loss } from '../losses.ts';
import { forward, type Network, weightCount } from '../network.ts';

/** The loss of some samples at some weights, and its slopes; buffers that the next call overwrites. */
export interface Batch {
  /** Mean loss of the samples. */
  readonly loss: number;
  /** Its slope in each weight. */
  readonly gradient: Float64Array;
}

/** A network, its loss and their slopes, compiled once for any number of samples. */
export type GradientProgram = (weights: Float64Array, samples: Samples) => Batch;

/** What one sample costs and what the network says of it, compiled once for any number of samples. */
export type LossProgram = (
  weights: Float64Array,
  samples: Samples,
) => { readonly losses: Float64Array; readonly outputs: readonly Float64Array[] };

/**
 * Records the loss of one sample with its gradient in the weights, and compiles it for columns of samples: sums over the
 * rows. The functions of WebAssembly's own make every number the same in Node and in a browser.
 */
export function gradientProgram(network: Network, loss: Loss): GradientProgram {
  const { names, at, inputs } = namesOf(network, loss);
  const tape = record([...names, ...inputs], (a, all) => {
    const parts = at(all);
    const step = gradient(
      a,
      (b, w, lift) => loss.of(b, forward(b, network, w, parts.x.map(lift)), parts.t.map(lift)),
      parts.w,
    );
    return [step.value, ...step.gradient];
  });
  const program = compile(tape, { batch: true, shared: names, reduce: 'sum' });
  const sums = new Float64Array(1 + names.length);
  const results = Array.from(sums, (_, k) => sums.subarray(k, k + 1));
  const slopes = sums.subarray(1);
  const cells = cellsOf();
  return (weights, samples) => {
    program.into([...cells(weights), ...samples.inputs, ...samples.targets], results);
    for (let k = 0; k < slopes.length; k++) slopes[k]! /= samples.count;
    return { loss: sums[0]! / samples.count, gradient: slopes };
  };
}

const made = new WeakMap<Network, WeakMap<Loss, LossProgram>>();

/** The same without slopes, sample by sample; made once for a network and a loss. */
export function lossProgram(network: Network, loss: Loss): LossProgram {
  const ofNetwork = made.get(network) ?? new WeakMap<Loss, LossProgram>();
  made.set(network, ofNetwork);
  const program = ofNetwork.get(loss) ?? makeLossProgram(network, loss);
  ofNetwork.set(loss, program);
  return program;
}

function makeLossProgram(network: Network, loss: Loss): LossProgram {
  const { names, at, inputs } = namesOf(network, loss);
  const tape = record([...names, ...inputs], (a, all) => {
    const { w, x, t } = at(all);
    const outputs = forward(a, network, w, x);
    return [loss.of(a, outputs, t), ...outputs];
  });
  const program = compile(tape, { batch: true, shared: names });
  const cells = cellsOf();
  return (weights, samples) => {
    const [losses, ...outputs] = program([...cells(weights), ...samples.inputs, ...samples.targets]);
    return { losses: losses!, outputs };
  };
}

/**
 * The mean loss of a network over samples as a function of its weights, compiled: what an optimizer makes small.
 *
 * @param l2 λ: λ Σ w² is added, over weights and biases
 */
export function objectiveOf(network: Network, loss: Loss, samples: Samples, l2 = 0): Objective {
  const program = gradientProgram(network, loss);
  return (weights) => withDecay(program(weights, samples), weights, l2);
}

/** Adds λ Σ w² to a loss, and its slopes to the gradient in place. */
export function withDecay(
  { loss, gradient: slopes }: Batch,
  weights: Float64Array,
  l2: number,
): { value: number; gradient: Float64Array } {
  let value = loss;
  if (l2 > 0) {
    for (let k = 0; k < weights.length; k++) {
      value += l2 * weights[k]! * weights[k]!;
      slopes[k]! += 2 * l2 * weights[k]!;
    }
  }
  return { value, gradient: slopes };
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

/** Every weight as a column of its own, of one number; made anew only for other weights than the last. */
function cellsOf(): (weights: Float64Array) => readonly Float64Array[] {
  let [last, cells]: [Float64Array | undefined, Float64Array[]] = [undefined, []];
  return (weights) => {
    if (weights !== last) [last, cells] = [weights, Array.from(weights, (_, k) => weights.subarray(k, k + 1))];
    return cells;
  };
}
