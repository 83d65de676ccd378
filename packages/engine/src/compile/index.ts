/**
 * A recorded formula made fast: JavaScript, WebAssembly or typed-array loops, on one thread or several.
 *
 * @module
 */
export { compile, type Compiled } from './compile.ts';
export type { BackEnd, CompileOptions } from './options.ts';
export { type CompiledParallel, compileParallel, type ParallelOptions } from './parallel/compileParallel.ts';
