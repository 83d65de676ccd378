import { adam, type Clip, lengthOf, type Optimizer, type Schedule, scheduleOf, type Step } from '@fishergrad/optimize';
import { type Random, shuffled } from '@fishergrad/random';
import { chosen, type Samples } from '../data/samples.ts';
import { refuseNoRandom, refuseOther } from '../given.ts';
import type { Loss } from '../losses.ts';
import type { MLP } from '../mlp.ts';
import { type Score, scorer } from './evaluate.ts';
import { leftNumbers, notFinite } from './notFinite.ts';
import { gradientProgram } from './program.ts';
import { refuseMisfit } from './refuse.ts';

/** What to train, on what, and how. */
export interface Training {
  /** The network; its weights are changed, epoch by epoch. */
  readonly mlp: MLP;
  /** What it learns from. */
  readonly train: Samples;
  /** What it is watched by: it does not learn from these. */
  readonly validation?: Samples;
  /** What is made small, as a mean over the samples. */
  readonly loss: Loss;
  /** The rule of the steps; Adam when absent. */
  readonly optimizer?: Optimizer;
  /** The rate of every step, counted over all epochs; 0.01 when absent. */
  readonly rate?: number | Schedule;
  /** How many epochs at most; in each, every sample is seen once. */
  readonly epochs: number;
  /** How many samples a step; all when absent. */
  readonly batch?: number;
  /** The source of the order of samples; needed where a batch is not all of them. */
  readonly random?: Random;
  /** λ: λ Σ w² is added to the loss of every step, over weights and biases; 0 when absent. */
  readonly l2?: number;
  /** What shortens gradients that are too long. */
  readonly clip?: Clip;
  /** Stops when the validation loss has not been lower for so many epochs, and goes back to the weights where it was lowest: these
   * are an earlier epoch's, not those of the last one yielded. */
  readonly patience?: number;
}

/** How far training is. */
export interface Epoch {
  /** How many epochs are done; 0 is before the first step. */
  readonly epoch: number;
  /** How many steps were taken. */
  readonly steps: number;
  /** On what it learns from. */
  readonly train: Score;
  /** On what it is watched by, if anything. */
  readonly validation?: Score;
  /** The length of the gradient of the last step, before it is clipped; NaN before the first. */
  readonly slope: number;
}

/** How training ended. */
export interface Trained {
  /** Its epochs are done, or its patience is. */
  readonly stop: 'epochs' | 'patience';
  /** The epoch whose weights the network has. */
  readonly epoch: Epoch;
}

/**
 * Trains a network on the compiled engine: a generator of epochs, so that whoever loops can draw, log or stop.
 *
 * One sample's loss and its slopes are recorded and compiled once; a batch is a set of rows. Whenever it yields, the network
 * has the weights of that epoch. Nothing is checked or done before the first is asked for.
 *
 * The same options and seeds give the same bits on every run, in Node and in every browser, where WebAssembly with its functions
 * of our own runs it: up to 20 000 steps a sample, about four thousand weights, and not where a page forbids it. Else
 * the functions are those of the machine, and tanh may differ in its last digit.
 *
 * @returns a generator of epochs, from 0; what it returns is how it ended
 * @throws RangeError naming all that does not fit
 * @throws {@link NotFinite} when a loss, a slope or a weight is no number: with the step and the layer
 *
 * @example
 * ```ts
 * import { hinge, MLP, moons } from '@fishergrad/nn';
 * import { last } from '@fishergrad/optimize';
 * import { seeded } from '@fishergrad/random';
 *
 * const mlp = new MLP(2, [8, 1], { random: seeded(1), activation: 'tanh' });
 * const set = moons({ count: 100, noise: 0.1, random: seeded(2) });
 * last(train({ mlp, train: set, loss: hinge, rate: 0.05, epochs: 100 })).train.accuracy; // => 1
 * ```
 */
export function* train(training: Training): Generator<Epoch, Trained> {
  const { mlp, epochs, patience = Infinity } = training;
  refuse(training);
  const weights = mlp.weights;
  const score = scoreOf(training, weights);
  const steps = stepsOf(training, weights);
  let now: Epoch = { epoch: 0, steps: 0, ...score(0), slope: NaN };
  let best = { epoch: now, weights: weights.slice() };
  for (;;) {
    yield now;
    if (isBetter(now, best.epoch)) best = { epoch: now, weights: weights.slice() };
    const isDone = now.epoch >= epochs;
    if (isDone || now.epoch - best.epoch.epoch >= patience) {
      const isBack = training.patience !== undefined;
      if (isBack) mlp.weights = best.weights;
      return { stop: isDone ? 'epochs' : 'patience', epoch: isBack ? best.epoch : now };
    }
    const { taken, slope } = steps(now.steps);
    mlp.weights = weights;
    now = { epoch: now.epoch + 1, steps: taken, ...score(taken), slope };
  }
}

const isBetter = ({ validation: now }: Epoch, { validation: best }: Epoch): boolean =>
  now !== undefined && best !== undefined && now.loss < best.loss;

/** The scores after so many steps, which must be numbers. */
function scoreOf(
  { mlp, loss, train: set, validation }: Training,
  weights: Float64Array,
): (steps: number) => Pick<Epoch, 'train' | 'validation'> {
  const score = scorer(mlp.network, loss);
  const slopes = new Float64Array(weights.length); // none are known yet
  const of = (samples: Samples, steps: number): Score => {
    const found = score(weights, samples);
    if (Number.isFinite(found.loss)) return found;
    throw notFinite(steps, mlp.network, loss, weights, samples, slopes);
  };
  return (steps) => ({ train: of(set, steps), ...(validation && { validation: of(validation, steps) }) });
}

/** The steps of one epoch, in place. */
function stepsOf(training: Training, weights: Float64Array): (before: number) => { taken: number; slope: number } {
  const { mlp, loss, optimizer = adam(), rate = 0.01, l2 = 0, clip } = training;
  const [rates, program] = [scheduleOf(rate), gradientProgram(mlp.network, loss, l2)];
  const move: Step = optimizer.begin(weights.length);
  const old = weights.slice();
  const step = (k: number, samples: Samples): number => {
    const { value, gradient } = program(weights, samples);
    const slope = lengthOf(gradient);
    if (!Number.isFinite(value) || !Number.isFinite(slope)) {
      mlp.weights = weights;
      throw notFinite(k, mlp.network, loss, weights, samples, gradient);
    }
    clip?.(gradient);
    old.set(weights);
    move(weights, gradient, rates(k));
    const left = leftNumbers(k, mlp.network, weights);
    if (left) {
      mlp.weights = old;
      throw left;
    }
    return slope;
  };
  return (before) => {
    let [taken, slope] = [before, NaN];
    for (const samples of batchesOf(training)) slope = step(taken++, samples);
    return { taken, slope };
  };
}

function batchesOf({ train: set, batch = set.count, random }: Training): Samples[] {
  if (random === undefined || batch >= set.count) return [set];
  const mixed = chosen(set, shuffled(set.count, random));
  return Array.from({ length: Math.ceil(set.count / batch) }, (_, k) => {
    const [from, to] = [k * batch, Math.min(set.count, (k + 1) * batch)];
    const part = (column: Float64Array): Float64Array => column.subarray(from, to);
    return { inputs: mixed.inputs.map(part), targets: mixed.targets.map(part), count: to - from };
  });
}

function refuse(training: Training): void {
  const { mlp, loss, train: set, validation, epochs, batch, random, rate = 0.01, l2 = 0, patience } = training;
  refuseOthers(training);
  refuseMisfit(mlp.network, loss, set, 'training');
  if (validation) refuseMisfit(mlp.network, loss, validation, 'validation');
  const isCount = (value: number, least: number): boolean => Number.isInteger(value) && value >= least;
  const issues = [
    ...(isCount(epochs, 0) ? [] : [`the number of epochs must be a whole number from 0 on, not ${epochs}`]),
    ...(batch === undefined || isCount(batch, 1) ? [] : [`a batch must have a sample or more, not ${batch}`]),
    ...(batch !== undefined && batch < set.count && random === undefined
      ? ['batches are drawn at random: give a source, as random: seeded(1)']
      : []),
    ...(typeof rate === 'function' || (rate >= 0 && rate < Infinity)
      ? []
      : [`the rate must be a number of at least 0, not ${rate}`]),
    ...(l2 >= 0 && l2 < Infinity ? [] : [`l2 must be a number of at least 0, not ${l2}`]),
    ...(patience === undefined || isCount(patience, 1)
      ? []
      : [`patience is a number of epochs from 1 on, not ${patience}`]),
    ...(patience !== undefined && validation === undefined ? ['patience needs validation samples to watch'] : []),
  ];
  if (issues.length > 0) throw new RangeError(issues.join('\n'));
}

/** What no compiler has looked at. */
function refuseOthers({ optimizer = adam(), rate = 0, clip = () => {}, random = () => 0 }: Training): void {
  refuseOther('the optimizer', optimizer, typeof optimizer.begin === 'function', 'is made by a call, as adam()');
  refuseOther('the rate', rate, ['number', 'function'].includes(typeof rate), 'is a number or a schedule');
  refuseOther('what clips', clip, typeof clip === 'function', 'is made by a call, as clipLength(1)');
  refuseNoRandom(random);
}
