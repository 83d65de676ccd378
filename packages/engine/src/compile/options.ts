import type { Tape } from '../tape/tape.ts';

/** What runs a tape. */
export type BackEnd = 'javascript' | 'wasm' | 'interpreter';

/** How a tape is to be made fast. */
export interface CompileOptions {
  /** Inputs that are known now, by name: everything that depends on them alone is computed once, here. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** Inputs that are the same in every row: their columns have length 1. */
  readonly shared?: readonly string[];
  /** Whether a call will bring many rows (a map, a training set) rather than one. */
  readonly batch?: boolean;
  /** `sum`: every output is its sum over the rows, a column of length 1. */
  readonly reduce?: 'sum';
  /** Whether every number must be that of `numbers`, bit for bit: no functions of WebAssembly's own, nothing regrouped. */
  readonly exact?: boolean;
  /** Taken instead of the back end that the rule would choose. */
  readonly backEnd?: BackEnd;
  /**
   * Whether sums may stay and products be regrouped: x/y as x · (1/y) where divisions share a divisor, exp(c₁u) · exp(c₂u)
   * for exp((c₁ + c₂)u), sums of products by Horner's scheme. Faster, and different in the last digits; an intermediate result may leave the range of a double
   * where none of the formula's does. Default: in `wasm`, whose functions differ in the last digits anyway.
   */
  readonly regroup?: boolean;
}

const OPTIONS: ReadonlySet<string> = new Set<keyof CompileOptions>([
  'fixed',
  'shared',
  'batch',
  'reduce',
  'exact',
  'backEnd',
  'regroup',
]);

/** @throws TypeError listing all that is wrong with the options */
export function checkOptions(tape: Tape, options: CompileOptions): void {
  const { fixed = {}, shared = [], reduce, backEnd, exact = false, regroup = false } = options;
  const known = new Set(tape.inputs);
  const issues = [
    ...Object.keys(options)
      .filter((name) => !OPTIONS.has(name))
      .map((name) => `There is no option "${name}"; there are ${[...OPTIONS].join(', ')}.`),
    ...[...Object.keys(fixed), ...shared]
      .filter((name) => !known.has(name))
      .map((name) => `"${name}" is no input of this tape; its inputs are ${tape.inputs.join(', ') || 'none'}.`),
    ...shared
      .filter((name) => Object.hasOwn(fixed, name))
      .map((name) => `"${name}" is both fixed and shared; choose one.`),
    ...Object.entries(fixed)
      .filter(([, value]) => typeof value !== 'number')
      .map(([name]) => `The fixed input "${name}" must be a number.`),
    ...(exact && (backEnd === 'wasm' || regroup)
      ? [`exact excludes ${regroup ? 'regroup' : 'wasm, whose functions differ in the last digits'}.`]
      : []),
    ...(reduce === undefined || reduce === 'sum' ? [] : [`reduce can be 'sum' only, not ${String(reduce)}.`]),
    ...(backEnd === undefined || ['javascript', 'wasm', 'interpreter'].includes(backEnd)
      ? []
      : [`There is no back end "${backEnd}"; there are javascript, wasm and interpreter.`]),
  ];
  if (issues.length > 0) throw new TypeError(issues.join('\n'));
}
