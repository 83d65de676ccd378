import { interpret } from './interpret.ts';
import { javascript } from './javascript.ts';
import type { BackEnd } from './options.ts';
import type { Kernel, Program } from './program.ts';
import type { Plan } from './planOf.ts';
import { wasm } from './wasm/wasm.ts';
import { MOST } from './wish.ts';

/** A program made fast, and by what. */
export interface Choice {
  readonly program: Program;
  readonly kernel: Kernel;
  readonly backEnd: BackEnd;
  readonly why: string;
}

/** The back end of the plan; the interpreter where that cannot be. */
export function choose(plan: Plan): Choice {
  const { program, backEnd, batch, why } = plan;
  if (backEnd === 'interpreter') return interpreted(plan, 'The interpreter was asked for.');
  const steps = program.tape.rule.length;
  if (steps > MOST[backEnd]) {
    const long = `The tape has ${steps} steps, more than the ${MOST[backEnd]} that ${backEnd} takes; it is interpreted.`;
    return warned(plan, long);
  }
  try {
    return { program, kernel: backEnd === 'wasm' ? wasm(program, batch) : javascript(program), backEnd, why };
  } catch (error) {
    if (!forbidden(error)) throw error;
    return warned(plan, `Code may not be made here, so the tape is interpreted (${(error as Error).message}).`);
  }
}

function interpreted({ exact }: Plan, why: string): Choice {
  const program = exact();
  return { program, kernel: interpret(program), backEnd: 'interpreter', why };
}

function warned(plan: Plan, why: string): Choice {
  if (plan.asked) console.warn(`compile: ${why}`);
  return interpreted(plan, why);
}

/** Whether an error says that the page (its content security policy) or the engine has no code generation. */
function forbidden(error: unknown): boolean {
  return (
    error instanceof EvalError ||
    error instanceof ReferenceError ||
    (error instanceof Error && error.name === 'CompileError')
  );
}
