/** A hidden neuron has a weight per input, a bias, and a weight in the output; the output has a bias: p = (inputs + 2) w + 1. */
export function widest(inputs: number, samples: number, gap: number): number {
  return Math.max(0, Math.floor((gap * samples - 1) / (inputs + 2)));
}
