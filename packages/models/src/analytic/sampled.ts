import type { Quantity } from '../signal/quantity.ts';
import type { AnyModel } from '../signal/signalModel.ts';

type Point = AnyModel['typical'];

const SAMPLES = 8;

/**
 * Tissues and protocols spread evenly over a model's usual ranges, times on a logarithmic scale; the same on every call
 * (an additive recurrence with the generalized golden ratio, Roberts 2018, instead of chance).
 *
 * Where settings must fit each other, the typical protocol is varied: all its times by one factor, and its angles freely.
 */
export function sampled(model: AnyModel, cases: number): Point[] {
  const [parameters, settings] = [Object.entries(model.parameters), Object.entries(model.settings)];
  const { protocol } = model.typical;
  const rows = isBound(model) ? protocol : new Array<undefined>(SAMPLES).fill(undefined);
  const root = rootOf(parameters.length + settings.length * rows.length);
  return Array.from({ length: cases }, (_, n) => {
    let axis = 0;
    const next = (quantity: Quantity): number => within(quantity, (0.5 + (n + 1) / root ** ++axis) % 1);
    const draw = ([name, quantity]: [string, Quantity]): [string, number] => [name, next(quantity)];
    const tissue = Object.fromEntries(parameters.map(draw));
    const stretch = next(STRETCH);
    const vary =
      (at: Readonly<Record<string, number>>) =>
      ([name, quantity]: [string, Quantity]): [string, number] => {
        if (quantity.unit === 'rad' && !quantity.common) return draw([name, quantity]);
        return [name, at[name]! * (quantity.unit === 's' ? stretch : 1)];
      };
    return { tissue, protocol: rows.map((at) => Object.fromEntries(settings.map(at ? vary(at) : draw))) };
  });
}

/** By how much times that belong together are stretched. */
const STRETCH: Quantity = { means: 'factor of all times', unit: '1', lower: 0, upper: Infinity, usual: [0.7, 1.4] };

/** Whether the settings of a model cannot be drawn each on its own. */
function isBound({ demands, settings }: AnyModel): boolean {
  return demands !== undefined || Object.values(settings).some(({ common }) => common);
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
