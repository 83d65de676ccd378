import type { Arithmetic, Rule } from '../arithmetic.ts';
import { arithmeticFrom } from '../arithmeticFrom.ts';
import { Recorder } from '../tape/recorder.ts';
import type { Slot } from '../tape/slot.ts';
import { replay, type Tape } from '../tape/tape.ts';

/**
 * The tape with every primitive that has a `formula` written in the operations of it.
 *
 * @throws TypeError when a formula leads back to its own primitive, or looks at its numbers
 */
export function spellOut(tape: Tape): Tape {
  if (tape.rules.every(({ formula }) => formula === undefined)) return tape;
  const recorder = new Recorder(tape.inputs);
  const open = new Set<Rule>();
  const a: Arithmetic<Slot | number> = arithmeticFrom<Slot | number>(
    (c) => c,
    (rule, x, y, z) => {
      const known = typeof x === 'number' && typeof y === 'number' && typeof z === 'number';
      if (known || rule.formula === undefined) return recorder.arithmetic.apply(rule, x, y, z);
      if (open.has(rule)) throw new TypeError(`The formula of the primitive "${rule.name}" leads back to itself.`);
      open.add(rule);
      const out = rule.formula<Slot | number>(a, x, y, z);
      open.delete(rule);
      return out;
    },
  );
  const inputs = tape.inputs.map((_, k) => recorder.at(k));
  return recorder.finish(replay<Slot | number>(tape, a, inputs));
}
