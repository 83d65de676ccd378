import type { Arithmetic } from '@fishergrad/engine';
import { type Activation, activate, faultOfActivation } from './activation.ts';
import { counted, quoted } from './words.ts';

/** The shape of one layer. */
export interface LayerShape {
  /** How many neurons, which is how many outputs. */
  readonly width: number;
  /** What each makes of its weighted sum. */
  readonly activation: Activation;
}

/** The shape of a network, without its weights. */
export interface Network {
  /** How many inputs. */
  readonly inputs: number;
  /** Its layers, from the inputs on. */
  readonly layers: readonly LayerShape[];
}

/** How many weights a network has, biases included. */
export function weightCount(network: Network): number {
  return spans(network).at(-1)!.to;
}

/** Where the weights of each layer stand among all, and how many inputs it has. */
export function spans({
  inputs,
  layers,
}: Network): { readonly from: number; readonly to: number; readonly nin: number }[] {
  let [from, nin] = [0, inputs];
  return layers.map(({ width }) => {
    const span = { from, to: from + width * (nin + 1), nin };
    [from, nin] = [span.to, width];
    return span;
  });
}

/**
 * A network as a formula, over any arithmetic: layer by layer, y = f(W x + b).
 *
 * @param weights neuron by neuron and layer by layer, of each neuron first its weights, then its bias
 * @param x one per input
 * @param watch told the outputs of each layer, counted from 0
 * @returns one per neuron of the last layer
 * @throws RangeError when there are not as many weights or inputs as the network has
 */
export function forward<T>(
  a: Arithmetic<T>,
  network: Network,
  weights: readonly T[],
  x: readonly (T | number)[],
  watch?: (outputs: readonly T[], layer: number) => void,
): T[] {
  refuseWidths(network, weights.length, x.length);
  let [at, activity]: [number, readonly (T | number)[]] = [0, x];
  network.layers.forEach(({ width, activation }, layer) => {
    const nin = activity.length;
    const outputs = Array.from({ length: width }, (_, j) => {
      const from = at + j * (nin + 1);
      const z = a.add(weights[from + nin]!, ...activity.map((input, k) => a.mul(weights[from + k]!, input)));
      return activate(a, activation, z);
    });
    at += width * (nin + 1);
    activity = outputs;
    watch?.(outputs, layer);
  });
  return activity as T[];
}

function refuseWidths(network: Network, weights: number, inputs: number): void {
  const issues = [
    ...(inputs === network.inputs ? [] : [`the network has ${counted(network.inputs, 'input')}, not ${inputs}`]),
    ...(weights === weightCount(network) ? [] : [`the network has ${weightCount(network)} weights, not ${weights}`]),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}

/** Everything that is wrong with a shape, whoever gave it. */
export function faultsOfShape({ inputs, layers }: Network): string[] {
  return [
    ...(isCount(inputs) ? [] : [`the number of inputs must be a whole number from 1 on, not ${quoted(inputs)}`]),
    ...(layers.length > 0 ? [] : ['there is no layer; a network has one or more']),
    ...layers.flatMap(({ width, activation }, k) => {
      const fault = faultOfActivation(activation);
      return [
        ...(isCount(width)
          ? []
          : [`layer ${k + 1}: the number of neurons must be a whole number from 1 on, not ${width}`]),
        ...(fault === undefined ? [] : [`layer ${k + 1}: ${fault}`]),
      ];
    }),
  ];
}

/** A shape as a person writes it: 2-16-16-1. */
export function shapeText({ inputs, layers }: Network): string {
  return [inputs, ...layers.map(({ width }) => width)].join('-');
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;
