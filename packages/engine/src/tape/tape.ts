import type { Arithmetic, Rule } from '../arithmetic.ts';

/**
 * A formula written down: its steps in order, each a primitive and where its inputs come from.
 *
 * A place `k ≥ 0` is a slot: first the inputs, then one slot per step. A place `k < 0` is the constant
 * `constants[-1 - k]`. A tape is plain data, true for every input, and says every step once.
 * {@link record} makes one.
 */
export interface Tape {
  /** Names of the inputs, slots 0 … */
  readonly inputs: readonly string[];
  /** The primitives in use. */
  readonly rules: readonly Rule[];
  /** One per step: which of `rules`. */
  readonly rule: Uint16Array;
  /** One per step: where the inputs come from; those beyond the primitive's arity are the constant 0. */
  readonly x: Int32Array;
  /** As `x`, of the second inputs. */
  readonly y: Int32Array;
  /** As `x`, of the third inputs. */
  readonly z: Int32Array;
  /** The constants in use: `constants[i]` is at place −1 − i. */
  readonly constants: Float64Array;
  /** One place per output. */
  readonly outputs: Int32Array;
}

/**
 * Reads a tape in any arithmetic: the tape as a formula again.
 *
 * @param inputs one per input of the tape
 * @param step what to do instead of `a.apply`, for a pass that rewrites some of the steps
 * @returns one per output
 *
 * @example
 * ```ts
 * import { record } from '@fishergrad/engine';
 *
 * const tape = record(['S0', 'x'], (a, [S0, x]) => [a.mul(S0!, a.exp(a.neg(x!)))]);
 * replay(tape, numbers, [2, 1]); // ~> [0.735758882342885]
 * ```
 */
export function replay<T>(
  { rules, rule, x, y, z, constants, outputs }: Tape,
  a: Arithmetic<T>,
  inputs: readonly (T | number)[],
  step?: (k: number, rule: Rule, x: T | number, y: T | number, z: T | number) => T | number,
): (T | number)[] {
  const slots = [...inputs];
  const at = (place: number): T | number => (place < 0 ? constants[-1 - place]! : slots[place]!);
  for (let k = 0; k < rule.length; k++) {
    const primitive = rules[rule[k]!]!;
    const [u, v, w] = [at(x[k]!), at(y[k]!), at(z[k]!)];
    slots.push(step === undefined ? a.apply(primitive, u, v, w) : step(k, primitive, u, v, w));
  }
  return Array.from(outputs, at);
}
