import type { Rule } from '../arithmetic.ts';
import { rules } from '../rules.ts';
import { Recorder } from '../tape/recorder.ts';
import type { Slot } from '../tape/slot.ts';
import { replay, type Tape } from '../tape/tape.ts';

/** What a pass writes instead of a step; undefined for the step itself. */
export type Rewrite = (r: Recorder, k: number, rule: Rule, x: number, y: number) => number | undefined;

/** The tape with every step that `rewrite` knows another form of in that form. */
export function rewritten(tape: Tape, rewrite: Rewrite): Tape {
  const recorder = new Recorder(tape.inputs);
  const step = (k: number, rule: Rule, x: Slot | number, y: Slot | number, z: Slot | number): Slot | number => {
    const [u, v] = [recorder.placeOf(x), recorder.placeOf(y)];
    return recorder.at(rewrite(recorder, k, rule, u, v) ?? recorder.step(rule, u, v, recorder.placeOf(z)));
  };
  const inputs = tape.inputs.map((_, k) => recorder.at(k));
  return recorder.finish(replay<Slot | number>(tape, recorder.arithmetic, inputs, step));
}

/** A place as a constant times the rest. */
export function multiple(r: Recorder, place: number): readonly [c: number, rest: number | undefined] {
  const c = r.constantAt(place);
  if (c !== undefined) return [c, undefined];
  const rule = r.ruleAt(place);
  if (rule === rules.neg) return [-1, r.inputsAt(place)[0]];
  if (rule !== rules.mul) return [1, place];
  const [x, y] = r.inputsAt(place);
  const factor = r.constantAt(x);
  return factor === undefined ? [1, place] : [factor, y];
}
