import { text, unsigned, vector } from './bytes.ts';
import type { Code } from './code.ts';
import type { Body } from './lanes.ts';
import type { Layout } from './memory.ts';
import { op, simd, type } from './opcodes.ts';

/** A function that the module takes from outside: so many doubles in, one out. */
export interface Import {
  readonly name: string;
  readonly arity: number;
}

/** A function of the module, in terms of value types. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly results: readonly number[];
  readonly body: Body;
  readonly exported?: boolean;
}

/** A WebAssembly module as bytes; its memory has room for `size` bytes and is exported as `memory`. */
export function assemble(
  imports: readonly Import[],
  functions: readonly Definition[],
  { size, constants }: Pick<Layout, 'size' | 'constants'>,
): Uint8Array<ArrayBuffer> {
  const number = new Map([...imports, ...functions].map(({ name }, k) => [name, k]));
  const signatures = [
    ...imports.map(({ arity }) => signature(new Array<number>(arity).fill(type.f64), [type.f64])),
    ...functions.map(({ parameters, results }) => signature(parameters, results)),
  ];
  const exported = functions.flatMap(({ name, exported: is }) =>
    is ? [[...text(name), 0x00, ...unsigned(number.get(name)!)]] : [],
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(signatures)),
    ...section(2, vector(imports.map(({ name }, k) => [...text('own'), ...text(name), 0x00, ...unsigned(k)]))),
    ...section(3, vector(functions.map((_, k) => unsigned(imports.length + k)))),
    ...section(5, vector([[0x00, ...unsigned(Math.ceil(size / 65536))]])),
    ...section(6, vector(constants.map(global))),
    ...section(7, vector([...exported, [...text('memory'), 0x02, 0]])),
    ...section(10, vector(functions.map(({ body }) => bodyBytes(body, number)))),
  ]);
}

function signature(parameters: readonly number[], results: readonly number[]): number[] {
  return [type.function, ...vector(parameters.map((each) => [each])), ...vector(results.map((each) => [each]))];
}

/**
 * A constant as an immutable global, both lanes the same 64 bits. V8 reads it where it is used; what comes from memory it
 * reads at the beginning of a block, where it fills the registers.
 */
function global(bits: bigint): number[] {
  const bytes = [...new Uint8Array(BigUint64Array.of(bits).buffer)];
  return [type.v128, 0x00, 0xfd, simd.const, ...bytes, ...bytes, op.end];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function bodyBytes({ code, ints, pairs }: Body, number: ReadonlyMap<string, number>): number[] {
  const locals = vector([
    [...unsigned(ints), type.i32],
    [...unsigned(pairs), type.v128],
  ]);
  const bytes = [...locals, ...resolved(code, number), op.end];
  return [...unsigned(bytes.length), ...bytes];
}

function resolved(code: Code, number: ReadonlyMap<string, number>): number[] {
  return code.flatMap((each) => (typeof each === 'number' ? each : unsigned(number.get(each.callee)!)));
}
