import type { Kernel, Program } from '../program.ts';

/** A program as WebAssembly. */
export function wasm(_program: Program): Kernel {
  throw new EvalError('not yet');
}
