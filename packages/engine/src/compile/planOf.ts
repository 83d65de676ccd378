import { Recorder } from '../tape/recorder.ts';
import type { Slot } from '../tape/slot.ts';
import { replay, type Tape } from '../tape/tape.ts';
import { MOST, wish, type Wish } from './wish.ts';
import { checkOptions, type CompileOptions } from './options.ts';
import type { Program } from './program.ts';
import { regroup } from './regroup.ts';
import { spellOut } from './spellOut.ts';

/** A program, which back end it is written for, and the same for one that keeps every bit. */
export interface Plan extends Wish {
  readonly program: Program;
  /** The program for back ends with the numbers of `numbers`: regrouped only where that was asked for. */
  readonly exact: () => Program;
}

/**
 * What is to be made of a tape: fixed inputs folded in; for WebAssembly, primitives spelled out that have a `formula` in
 * the operations of it, and products regrouped. Free inputs keep their order.
 *
 * @throws TypeError listing all that is wrong with the options
 */
export function planOf(tape: Tape, options: CompileOptions): Plan {
  checkOptions(tape, options);
  const folded = fold(tape, options.fixed ?? {});
  const wished = wish(folded, options);
  const forWasm = wished.backEnd === 'wasm';
  const { shared = [], reduce, regroup: asked } = options;
  const program = (written: Tape, regrouped: boolean): Program => {
    const simplified = regrouped ? regroup(written, wished.batch) : written;
    return { tape: simplified, shared: simplified.inputs.map((name) => shared.includes(name)), sum: reduce === 'sum' };
  };
  const exact = (): Program => program(folded, asked ?? false);
  return { ...wished, exact, program: forWasm ? program(inCode(folded), asked ?? true) : exact() };
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
