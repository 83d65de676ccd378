import type { Rule } from './arithmetic.ts';

/**
 * The value of a primitive in plain numbers.
 *
 * @throws TypeError naming the primitive and its inputs where its `value` throws
 */
export function evaluate(rule: Rule, x: number, y: number, z: number): number {
  try {
    return rule.value(x, y, z);
  } catch (error) {
    throw thrown(rule, [x, y, z], error);
  }
}

function thrown({ name, arity }: Rule, inputs: readonly number[], cause: unknown): TypeError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const at = inputs.slice(0, arity).join(', ');
  return new TypeError(
    `The value of the primitive "${name}" threw at (${at}): ${why}. Where there is no value it should be NaN.`,
    { cause },
  );
}

/** Whether a primitive can be applied to these inputs. Cheap: it stands before every `apply`. */
export function fits({ arity, slopes }: Rule, y: unknown, z: unknown): boolean {
  return slopes?.length === arity && (y !== undefined || arity < 2) && (z !== undefined || arity < 3);
}

/** What does not fit, in a sentence. */
export function misfit({ name, arity, slopes }: Rule, y: unknown, z: unknown): TypeError {
  const what = `The primitive "${name}" has arity ${arity}`;
  if (slopes?.length !== arity) {
    return new TypeError(`${what} and ${slopes?.length ?? 'no'} slopes; it needs one slope for each input.`);
  }
  const given = y === undefined ? 1 : z === undefined ? 2 : 3;
  return new TypeError(`${what} and was applied to ${given} input${given === 1 ? '' : 's'}.`);
}
