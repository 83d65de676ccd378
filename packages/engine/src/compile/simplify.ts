import { Recorder } from '../tape/recorder.ts';
import type { Slot } from '../tape/slot.ts';
import { replay, type Tape } from '../tape/tape.ts';
import { regroup } from './regroup.ts';

/** The tape with its fixed inputs folded in; regrouped where asked. The free inputs keep their order. */
export function simplify(tape: Tape, fixed: Readonly<Record<string, number>>, regrouped: boolean): Tape {
  const folded = fold(tape, fixed);
  return regrouped ? regroup(folded) : folded;
}

function fold(tape: Tape, fixed: Readonly<Record<string, number>>): Tape {
  const free = tape.inputs.filter((name) => !Object.hasOwn(fixed, name));
  if (free.length === tape.inputs.length) return tape;
  const recorder = new Recorder(free);
  const inputs = tape.inputs.map((name) => fixed[name] ?? recorder.at(free.indexOf(name)));
  return recorder.finish(replay<Slot | number>(tape, recorder.arithmetic, inputs));
}
