import { Value, values } from '@fishergrad/engine';
import type { Random } from '@fishergrad/random';
import { type Activation, activate, faultOfActivation } from './activation.ts';
import { refuseNoRandom, refuseOther } from './given.ts';
import { type Initialization, uniform } from './initialization.ts';
import { counted } from './words.ts';

/** A number that is a value, or may stand for one. */
export type Input = Value | number;

/** What a neuron is made with. */
export interface NeuronOptions {
  /** The source of its weights. */
  readonly random: Random;
  /** What it makes of its weighted sum; `relu` when absent. */
  readonly activation?: Activation;
  /** Where its weights begin; U(−1, 1) when absent. */
  readonly initialization?: Initialization;
  /** How many neurons are beside it, itself included: some initializations ask. 1 when absent. */
  readonly beside?: number;
}

/**
 * y = f(w · x + b), on values.
 *
 * @example
 * ```ts
 * import { python } from '@fishergrad/random';
 *
 * const neuron = new Neuron(3, { random: python(1234) });
 * neuron.of([0.15, -0.21, -0.91]).data; // ~> 1.0611938935473648
 * neuron.parameters.length; // => 4
 * ```
 */
export class Neuron {
  /** One per input. */
  weights: readonly Value[];
  /** b, 0 at first. */
  bias: Value;
  /** What it makes of its weighted sum. */
  readonly activation: Activation;

  /** @throws RangeError for a number of inputs or an activation that cannot be; TypeError without a source of chance */
  constructor(nin: number, { random, activation = 'relu', initialization = uniform, beside = 1 }: NeuronOptions) {
    if (!(Number.isInteger(nin) && nin >= 1))
      throw new RangeError(`the number of inputs must be a whole number from 1 on, not ${nin}`);
    const fault = faultOfActivation(activation);
    if (fault !== undefined) throw new RangeError(fault);
    refuseNoRandom(random);
    refuseOther('the initialization', initialization, typeof initialization === 'function', 'is a function, as he');
    this.weights = Array.from({ length: nin }, () => new Value(initialization(nin, beside, random)));
    this.bias = new Value(0);
    this.activation = activation;
  }

  /** Its output. @throws RangeError when there are not as many inputs as it has */
  of(x: readonly Input[]): Value {
    if (x.length !== this.weights.length)
      throw new RangeError(`the neuron has ${counted(this.weights.length, 'input')}, not ${x.length}`);
    const z = values.add(this.bias, ...this.weights.map((w, k) => values.mul(w, x[k]!)));
    return activate(values, this.activation, z) as Value;
  }

  /** Its weights, then its bias. */
  get parameters(): readonly Value[] {
    return [...this.weights, this.bias];
  }
}
