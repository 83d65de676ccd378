import { Recorder } from '../tape/recorder.ts';
import type { Slot } from '../tape/slot.ts';
import { replay, type Tape } from '../tape/tape.ts';
import { MOST } from './choose.ts';
import { checkOptions, type CompileOptions } from './options.ts';
import type { Program } from './program.ts';
import { regroup } from './regroup.ts';
import { spellOut } from './spellOut.ts';

/**
 * The program of a tape: fixed inputs folded in, products regrouped where asked; for WebAssembly, primitives that
 * have a `formula` in the operations of it. Free inputs keep their order.
 *
 * @throws TypeError listing all that is wrong with the options
 */
export function programOf(tape: Tape, options: CompileOptions): Program {
  checkOptions(tape, options);
  const { fixed = {}, shared = [], batch = false, backEnd, reduce } = options;
  const forWasm = backEnd === undefined ? batch : backEnd === 'wasm';
  const { regroup: regrouped = forWasm } = options;
  const folded = fold(tape, fixed);
  const written = forWasm ? inCode(folded) : folded;
  const simplified = regrouped ? regroup(written) : written;
  return { tape: simplified, shared: simplified.inputs.map((name) => shared.includes(name)), sum: reduce === 'sum' };
}

/** Formulas in place of primitives, unless the tape becomes too long for that. */
function inCode(tape: Tape): Tape {
  const spelled = spellOut(tape);
  return spelled.rule.length > MOST.wasm ? tape : spelled;
}

function fold(tape: Tape, fixed: Readonly<Record<string, number>>): Tape {
  const free = tape.inputs.filter((name) => !Object.hasOwn(fixed, name));
  if (free.length === tape.inputs.length) return tape;
  const recorder = new Recorder(free);
  const places = new Map(free.map((name, k) => [name, k]));
  const inputs = tape.inputs.map((name) => (places.has(name) ? recorder.at(places.get(name)!) : fixed[name]!));
  return recorder.finish(replay<Slot | number>(tape, recorder.arithmetic, inputs));
}
