import type { Quantity } from '../signal/quantity.ts';
import type { SignalModel } from '../signal/signalModel.ts';

type Point = SignalModel['typical'];

const SAMPLES = 8;

/**
 * Tissues and protocols spread evenly over a model's usual ranges, times on a logarithmic scale; the same on every call
 * (an additive recurrence with the generalized golden ratio, Roberts 2018, instead of chance).
 */
export function sampled(model: SignalModel, cases: number): Point[] {
  const [parameters, settings] = [Object.entries(model.parameters), Object.entries(model.settings)];
  const dimension = parameters.length + settings.length * SAMPLES;
  const root = rootOf(dimension);
  return Array.from({ length: cases }, (_, n) => {
    let axis = 0;
    const draw = ([name, quantity]: [string, Quantity]): [string, number] => {
      const u = (0.5 + (n + 1) / root ** ++axis) % 1;
      return [name, within(quantity, u)];
    };
    const tissue = Object.fromEntries(parameters.map(draw));
    return { tissue, protocol: Array.from({ length: SAMPLES }, () => Object.fromEntries(settings.map(draw))) };
  });
}

function within({ usual: [low, high] }: Quantity, u: number): number {
  return low > 0 ? low * (high / low) ** u : low + (high - low) * u;
}

/** The positive root of x^(d+1) = x + 1. */
function rootOf(d: number): number {
  let x = 2;
  for (let i = 0; i < 60; i++) x = (1 + x) ** (1 / (d + 1));
  return x;
}
