import type { Activation } from './activation.ts';
import { faultsOfShape, type Network, spans } from './network.ts';
import { listed, quoted } from './words.ts';

/** What a file of weights says it is. */
const FORMAT = 'fishergrad/mlp';
/** Which layout of it is written and read. */
const VERSION = 1;

/** A network as a file holds it: shape and numbers in one. */
export interface SavedMLP {
  /** What this is: `fishergrad/mlp`. */
  readonly format: typeof FORMAT;
  /** Its layout: 1. */
  readonly version: typeof VERSION;
  /** How many inputs. */
  readonly inputs: number;
  /** Its layers, from the inputs on. */
  readonly layers: readonly SavedLayer[];
}

/** A layer as a file holds it. */
export interface SavedLayer {
  /** What its neurons make of their weighted sums. */
  readonly activation: Activation;
  /** Each neuron's weights, then its bias. */
  readonly neurons: readonly (readonly number[])[];
}

/** A network as plain data. */
export function saved(network: Network, weights: Float64Array): SavedMLP {
  const layers = spans(network).map(({ from, nin }, k) => {
    const { width, activation } = network.layers[k]!;
    const neuron = (j: number): number[] => [...weights.subarray(from + j * (nin + 1), from + (j + 1) * (nin + 1))];
    return { activation, neurons: Array.from({ length: width }, (_, j) => neuron(j)) };
  });
  return { format: FORMAT, version: VERSION, inputs: network.inputs, layers };
}

/**
 * Reads a network back.
 *
 * @throws TypeError naming everything that is wrong
 */
export function fromText(text: string | SavedMLP): { network: Network; weights: Float64Array } {
  const data = typeof text === 'string' ? parsed(text) : (text as unknown);
  const head = faultsOfHead(data);
  if (head.length > 0) throw new TypeError(listed(head));
  const { inputs, layers } = data as SavedMLP;
  const network = {
    inputs,
    layers: layers.map(({ activation, neurons }) => ({ width: neurons.length, activation })),
  };
  const issues = [...faultsOfShape(network), ...faultsOfNeurons(data as SavedMLP)];
  if (issues.length > 0) throw new TypeError(listed(issues));
  return { network, weights: Float64Array.from(layers.flatMap(({ neurons }) => neurons.flat())) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`a saved network is JSON, and this is none: ${(error as Error).message}`, { cause: error });
  }
}

function faultsOfHead(data: unknown): string[] {
  const { format, version, layers } = (data ?? {}) as Partial<Record<keyof SavedMLP, unknown>>;
  if (data instanceof Uint8Array) return ["a saved network is text: read its file as 'utf8'"];
  if (format !== FORMAT) return [`a saved network has "format": "${FORMAT}", not ${quoted(format)}`];
  if (version !== VERSION) {
    const has = version === undefined ? 'no version' : `version ${quoted(version)}`;
    return [`this reads version ${VERSION} of saved networks, and the file has ${has}`];
  }
  if (!Array.isArray(layers)) return [`the layers of a saved network are a list, not ${quoted(layers)}`];
  return layers.flatMap((layer: unknown, k) => {
    const { neurons } = (layer ?? {}) as { neurons?: unknown };
    return Array.isArray(neurons) && neurons.every(Array.isArray)
      ? []
      : [`layer ${k + 1}: its neurons must be a list of lists of numbers`];
  });
}

function faultsOfNeurons({ inputs, layers }: SavedMLP): string[] {
  return layers.flatMap(({ neurons }, k) => {
    const nin = layers[k - 1]?.neurons.length ?? inputs;
    const isKnown = Number.isInteger(nin); // where the file does not say it well, that is its fault, not the neurons'
    return neurons.flatMap((neuron, j) => {
      const place = `layer ${k + 1}, neuron ${j + 1}`;
      if (isKnown && neuron.length !== nin + 1)
        return [`${place}: it must have ${nin} weights and a bias, ${nin + 1} numbers, not ${neuron.length}`];
      const bad = neuron.findIndex((each: unknown) => !Number.isFinite(each));
      return bad < 0 ? [] : [`${place}: number ${bad + 1} is ${quoted(neuron[bad])}, not a finite number`];
    });
  });
}
