import { interpret } from './interpret.ts';
import { javascript } from './javascript.ts';
import type { BackEnd } from './options.ts';
import type { Kernel, Program } from './program.ts';
import { wasm } from './wasm/wasm.ts';

/** Longest tapes for code: V8 refuses functions above 60 KB of bytecode, and takes seconds over long WebAssembly ones. */
export const MOST = { javascript: 3000, wasm: 20_000 };

interface Choice {
  readonly kernel: Kernel;
  readonly backEnd: BackEnd;
  readonly why: string;
}

/** The back end asked for, else the best for this many steps and rows; the interpreter where that cannot be. */
export function choose(program: Program, batch: boolean, asked: BackEnd | undefined): Choice {
  const wanted = asked ?? (batch ? 'wasm' : 'javascript');
  if (wanted === 'interpreter') return interpreted(program, 'The interpreter was asked for.');
  const steps = program.tape.rule.length;
  if (steps > MOST[wanted]) {
    const why = `The tape has ${steps} steps, more than the ${MOST[wanted]} that ${wanted} takes; it is interpreted.`;
    return warned(program, why, asked);
  }
  try {
    const kernel = wanted === 'wasm' ? wasm(program) : javascript(program);
    const why = asked
      ? `${wanted} was asked for.`
      : batch
        ? 'Many rows go fastest in wasm.'
        : 'One row goes fastest in javascript.';
    return { kernel, backEnd: wanted, why };
  } catch (error) {
    if (!forbidden(error)) throw error;
    return warned(
      program,
      `Code may not be made here, so the tape is interpreted (${(error as Error).message}).`,
      asked,
    );
  }
}

function interpreted(program: Program, why: string): Choice {
  return { kernel: interpret(program), backEnd: 'interpreter', why };
}

function warned(program: Program, why: string, asked: BackEnd | undefined): Choice {
  if (asked !== undefined) console.warn(`compile: ${why}`);
  return interpreted(program, why);
}

/** Whether an error says that the page (its content security policy) or the engine has no code generation. */
function forbidden(error: unknown): boolean {
  return (
    error instanceof EvalError ||
    error instanceof ReferenceError ||
    (error instanceof Error && error.name === 'CompileError')
  );
}
