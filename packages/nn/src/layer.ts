import type { Value } from '@fishergrad/engine';
import { type Input, Neuron, type NeuronOptions } from './neuron.ts';

/**
 * Neurons side by side, all of the same inputs.
 *
 * @example
 * ```ts
 * import { seeded } from '@fishergrad/random';
 *
 * const layer = new Layer(3, 4, { random: seeded(1), activation: 'tanh' });
 * [layer.of([1, 2, 3]).length, layer.parameters.length]; // => [4, 16]
 * ```
 */
export class Layer {
  /** Its neurons, one per output. */
  readonly neurons: readonly Neuron[];

  /** @throws RangeError for a number of inputs or outputs, or an activation, that cannot be */
  constructor(nin: number, nout: number, options: Omit<NeuronOptions, 'beside'>) {
    if (!(Number.isInteger(nout) && nout >= 1))
      throw new RangeError(`the number of neurons must be a whole number from 1 on, not ${nout}`);
    this.neurons = Array.from({ length: nout }, () => new Neuron(nin, { ...options, beside: nout }));
  }

  /** Its outputs. @throws RangeError when there are not as many inputs as it has */
  of(x: readonly Input[]): Value[] {
    return this.neurons.map((neuron) => neuron.of(x));
  }

  /** Those of its neurons. */
  get parameters(): readonly Value[] {
    return this.neurons.flatMap(({ parameters }) => parameters);
  }
}
