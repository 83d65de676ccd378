export { compile, type Compiled } from './compile.ts';
export type { BackEnd, CompileOptions } from './options.ts';
