import type { VectorFormula } from '../derivatives.ts';
import { Recorder } from './recorder.ts';
import type { Slot } from './slot.ts';
import type { Tape } from './tape.ts';

/**
 * Writes down what a formula does, once and for every input: jacobians and gradients inside it included.
 *
 * Derivatives of numbers leave out a change of exactly 0, whatever its slope; a recording cannot know which will be 0.
 * Where the slope is infinite as well it gives NaN, as in the gradient of where(x, √x, 3x) at 0: keep the branch that
 * is not taken finite, as in where(x, √where(x, x, 1), 3x).
 *
 * @param inputs the names of the inputs, none twice
 * @param f the formula; it is called once, with slots in place of numbers
 * @returns the tape, ready for {@link @fishergrad/engine/compile!compile | compile} and {@link replay}
 * @throws TypeError when the formula looks at its numbers, or gives something that is not one of them
 *
 * @example
 * ```ts
 * const tape = record(['S0', 'R2'], (a, [S0, R2]) => [a.mul(S0!, a.exp(a.mul(-0.05, R2!)))]);
 * tape.rule.length; // => 3
 * ```
 */
export function record(inputs: readonly string[], f: VectorFormula<Slot | number>): Tape {
  const twice = inputs.find((name, k) => inputs.indexOf(name) < k);
  if (twice !== undefined) throw new TypeError(`Two inputs are named "${twice}"; every input needs a name of its own.`);
  const recorder = new Recorder(inputs);
  const outputs: unknown = f<Slot | number>(
    recorder.arithmetic,
    inputs.map((_, k) => recorder.at(k)),
    (outside) => outside,
  );
  if (!Array.isArray(outputs))
    throw new TypeError('A recorded formula gives a list of its outputs, as in [y] for one.');
  return recorder.finish(outputs as readonly (Slot | number)[]);
}
