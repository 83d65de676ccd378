import { type Arithmetic, numbers, Value } from '@fishergrad/engine';
import { sgd, type Step } from '@fishergrad/optimize';
import type { Random } from '@fishergrad/random';
import type { Activation } from './activation.ts';
import { type Initialization, zeros } from './initialization.ts';
import { Layer } from './layer.ts';
import { faultsOfShape, forward, type Network, weightCount } from './network.ts';
import type { Input } from './neuron.ts';
import { fromText, type SavedMLP, saved } from './saved.ts';
import { counted } from './words.ts';

/** What a network is made with. */
export interface MLPOptions {
  /** The source of its weights: layer by layer, neuron by neuron. */
  readonly random: Random;
  /** What hidden neurons make of their weighted sums, `relu` when absent, the output being linear; or a list, one per layer. */
  readonly activation?: Activation | readonly Activation[];
  /** Where the weights begin; U(−1, 1) when absent. */
  readonly initialization?: Initialization;
}

/**
 * A multi-layer perceptron: layers, each of the outputs of the one before.
 *
 * On values it is for hands and lessons: `of(x)`, a loss, `backward()`, `step(rate)`. As a formula, `forward(a, weights, x)`,
 * it is over any arithmetic, which is how {@link train} compiles it.
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * const mlp = new MLP(2, [16, 16, 1], { random: seeded(1) });
 * const before = mlp.predict([0.5, -1])[0]!;
 * mlp.of([0.5, -1])[0]!.sub(1).pow(2).backward(); // a loss: the square of how far the output is from 1
 * mlp.step(1e-4);
 * Math.abs(mlp.predict([0.5, -1])[0]! - 1) < Math.abs(before - 1); // => true
 * mlp.parameters.length; // => 337
 * ```
 */
export class MLP {
  /** Its shape. */
  readonly network: Network;
  /** Its layers, from the inputs on. */
  readonly layers: readonly Layer[];

  /**
   * @param nin how many inputs
   * @param nouts how many neurons in each layer
   * @throws RangeError naming all that is wrong with the shape
   */
  constructor(nin: number, nouts: readonly number[], { random, activation = 'relu', initialization }: MLPOptions) {
    this.network = shapeOf(nin, nouts, activation);
    const issues = faultsOfShape(this.network);
    if (issues.length > 0) throw new RangeError(issues.join('\n'));
    const from = { random, ...(initialization && { initialization }) };
    this.layers = this.network.layers.map(
      (layer, k) => new Layer(nouts[k - 1] ?? nin, layer.width, { ...from, activation: layer.activation }),
    );
  }

  /** Its outputs, on values. @throws RangeError when there are not as many inputs as it has */
  of(x: readonly Input[]): Value[] {
    if (x.length !== this.network.inputs)
      throw new RangeError(`the network has ${counted(this.network.inputs, 'input')}, not ${x.length}`);
    return this.layers.reduce<readonly Input[]>((activity, layer) => layer.of(activity), x) as Value[];
  }

  /**
   * The network as a formula: its outputs for any weights, over any arithmetic.
   *
   * @param weights in the order of `parameters`
   * @throws RangeError when there are not as many weights or inputs as it has
   */
  forward<T>(a: Arithmetic<T>, weights: readonly T[], x: readonly (T | number)[]): T[] {
    return forward(a, this.network, weights, x);
  }

  /** Its outputs, in plain numbers. @throws RangeError when there are not as many inputs as it has */
  predict(x: readonly number[]): number[] {
    return this.forward(numbers, [...this.weights], x);
  }

  /**
   * Its weights and biases as values: layer by layer, neuron by neuron, the bias last. A step makes new ones: those kept from
   * before have the old numbers.
   */
  get parameters(): readonly Value[] {
    return this.layers.flatMap(({ parameters }) => parameters);
  }

  /** Their numbers, a copy that is made at every call: keep it where you need it often. */
  get weights(): Float64Array {
    return Float64Array.from(this.parameters, ({ data }) => data);
  }

  /** Gives it other numbers. @throws RangeError when there are not as many as it has, or one is not finite */
  set weights(given: ArrayLike<number>) {
    refuseWeights(this.network, given);
    let at = 0;
    const next = (): Value => new Value(given[at++]!);
    for (const { neurons } of this.layers) {
      for (const neuron of neurons) {
        neuron.weights = neuron.weights.map(next);
        neuron.bias = next();
      }
    }
  }

  /**
   * One step down the gradient that the last `backward()` left in its parameters.
   *
   * @param rate η
   * @param rule how to step, as `adam().begin(mlp.parameters.length)`; w ← w − η ∂loss/∂w when absent
   */
  step(rate: number, rule: Step = sgd().begin(0)): void {
    const weights = this.weights;
    const gradient = Float64Array.from(this.parameters, ({ grad }) => grad);
    rule(weights, gradient, rate);
    this.weights = weights;
  }

  /** Its shape and weights as plain data, which `JSON.stringify` writes; every number in full (−0 as 0). */
  toJSON(): SavedMLP {
    return saved(this.network, this.weights);
  }

  /**
   * A network as it was saved.
   *
   * @param text JSON, or what it stands for
   * @throws TypeError naming all that is wrong: no JSON, another format or version, a shape that does not fit its weights
   */
  static fromJSON(text: string | SavedMLP): MLP {
    const { network, weights } = fromText(text);
    const { inputs, layers } = network;
    const mlp = new MLP(
      inputs,
      layers.map(({ width }) => width),
      {
        ...{ random: () => 0, initialization: zeros },
        activation: layers.map(({ activation }) => activation),
      },
    );
    mlp.weights = weights;
    return mlp;
  }
}

function shapeOf(inputs: number, nouts: readonly number[], activation: Activation | readonly Activation[]): Network {
  if (typeof activation === 'object' && activation.length !== nouts.length)
    throw new RangeError(
      `a network of ${counted(nouts.length, 'layer')} has as many activations, not ${activation.length}`,
    );
  const layers = nouts.map((width, k) => {
    const hidden = typeof activation === 'object' ? activation[k]! : activation;
    return { width, activation: typeof activation === 'object' || k < nouts.length - 1 ? hidden : 'linear' } as const;
  });
  return { inputs, layers };
}

function refuseWeights(network: Network, weights: ArrayLike<number>): void {
  if (weights.length !== weightCount(network))
    throw new RangeError(`the network has ${weightCount(network)} weights, not ${weights.length}`);
  const bad = Array.from(weights).findIndex((each) => !Number.isFinite(each));
  if (bad >= 0) throw new RangeError(`weight ${bad + 1} of the network would be ${weights[bad]}, not a finite number`);
}
