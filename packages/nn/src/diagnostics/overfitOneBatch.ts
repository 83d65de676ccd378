import { adam, descend, type Iterate, type Optimizer } from '@fishergrad/optimize';
import type { Samples } from '../data/samples.ts';
import type { Loss } from '../losses.ts';
import type { MLP } from '../mlp.ts';
import { shapeText } from '../network.ts';
import { objectiveOf } from '../training/program.ts';
import { refuseMisfit } from '../training/refuse.ts';

/** How hard to try. */
export interface OverfitOptions {
  /** What is made small. */
  readonly loss: Loss;
  /** Below which loss the batch counts as learned by heart; 1e-4 when absent. */
  readonly below?: number;
  /** How many steps at most; 3000 when absent. */
  readonly steps?: number;
  /** The rule of the steps; Adam when absent. */
  readonly optimizer?: Optimizer;
  /** The rate; 0.01 when absent. */
  readonly rate?: number;
}

/** A batch learned by heart. */
export interface Overfitted {
  /** After how many steps. */
  readonly steps: number;
  /** With which loss. */
  readonly loss: number;
}

/** A network cannot learn even one batch by heart. */
export class CannotOverfit extends Error {
  /** The least loss that was reached; NaN where it left the numbers. */
  readonly loss: number;

  constructor(message: string, loss: number) {
    super(message);
    this.name = 'CannotOverfit';
    this.loss = loss;
  }
}

const ASK =
  'Is it large enough, do two samples of like inputs have different targets, are inputs and targets of size 1, is the loss the ' +
  'right one, can the last layer say what it must?';

const short = (x: number): number => Number(x.toPrecision(3));

/**
 * The first thing to ask of a network, a loss and their wiring: can it learn one batch by heart? It tries on a copy; the
 * network keeps its weights.
 *
 * @throws {@link CannotOverfit} where it cannot
 * @throws RangeError naming all that does not fit
 *
 * @example
 * ```ts
 * import { MLP, moons, squared } from '@fishergrad/nn';
 * import { seeded } from '@fishergrad/random';
 *
 * const mlp = new MLP(2, [16, 1], { random: seeded(1), activation: 'tanh' });
 * canOverfitOneBatch(mlp, moons({ count: 6, noise: 0.1, random: seeded(2) }), { loss: squared }).loss < 1e-4; // => true
 * ```
 */
export function canOverfitOneBatch(mlp: MLP, batch: Samples, options: OverfitOptions): Overfitted {
  const { loss, below = 1e-4, steps = 3000, optimizer = adam(), rate = 0.01 } = options;
  refuseMisfit(mlp.network, loss, batch, 'batch');
  let [least, end]: [Iterate | undefined, Iterate | undefined] = [undefined, undefined];
  for (const at of descend(objectiveOf(mlp.network, loss, batch), mlp.weights, { optimizer, rate, steps })) {
    if (at.value < below) return { steps: at.step, loss: at.value };
    if (least === undefined || at.value < least.value) least = at;
    end = at;
  }
  const tried = `${optimizer.name} at rate ${rate}`;
  const failed = `a network ${shapeText(mlp.network)} cannot learn ${batch.count} samples by heart: `;
  if (end!.step < steps || !Number.isFinite(end!.value))
    throw new CannotOverfit(`${failed}${tried} leaves the numbers after ${end!.step} steps; try a smaller rate.`, NaN);
  const reached = `in ${steps} steps of ${tried} the least ${loss.name} loss is ${short(least!.value)}, at step ${least!.step}`;
  throw new CannotOverfit(`${failed}${reached}, not below ${below}. ${ASK}`, least!.value);
}
