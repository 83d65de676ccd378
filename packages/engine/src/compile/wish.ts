import type { Tape } from '../tape/tape.ts';
import type { BackEnd, CompileOptions } from './options.ts';
import { ownFunctions } from './wasm/functions.ts';

/** Longest tapes for code: V8 refuses functions above 60 KB of bytecode, and takes seconds over long WebAssembly ones. */
export const MOST = { javascript: 3000, wasm: 20_000 };
/** From so many exponentials and the like in one row on, WebAssembly gains more by its own than the call of it costs. */
const MANY = 8;

/** Which back end a tape should go to, before it is known whether it can. */
export interface Wish {
  readonly backEnd: BackEnd;
  /** Whether a call will bring many rows. */
  readonly batch: boolean;
  /** Whether the caller named it. */
  readonly asked: boolean;
  /** Why, in a sentence. */
  readonly why: string;
}

/** The back end asked for; else the best for this tape and so many rows. */
export function wish({ rules, rule }: Tape, { batch = false, backEnd, exact = false }: CompileOptions): Wish {
  if (backEnd !== undefined) return { backEnd, batch, asked: true, why: `${backEnd} was asked for.` };
  if (exact)
    return {
      backEnd: 'javascript',
      batch,
      asked: false,
      why: 'Every bit is wanted as in numbers: javascript keeps it.',
    };
  if (batch) return { backEnd: 'wasm', batch, asked: false, why: 'Many rows go fastest in wasm.' };
  const isOwn = rules.map((each) => ownFunctions.has(each));
  const own = rule.reduce((count, r) => count + (isOwn[r] ? 1 : 0), 0);
  if (own < MANY || rule.length > MOST.javascript)
    return { backEnd: 'javascript', batch, asked: false, why: 'One row goes fastest in javascript.' };
  const why = `One row goes fastest in wasm where, as here, ${own} of its steps are functions that wasm has of its own.`;
  return { backEnd: 'wasm', batch, asked: false, why };
}
