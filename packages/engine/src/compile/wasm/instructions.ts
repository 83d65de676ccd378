import type { Rule } from '../../arithmetic.ts';
import { rules } from '../../rules.ts';
import type { Tape } from '../../tape/tape.ts';
import { ownFunctions } from './functions.ts';
import type { Body, Lanes } from './lanes.ts';
import { simd } from './opcodes.ts';

type Instruction = (f: Body, x: Lanes, y: Lanes, z: Lanes) => Lanes;

const one =
  (instruction: number): Instruction =>
  (f, x) =>
    f.apply(instruction, x);
const two =
  (instruction: number): Instruction =>
  (f, x, y) =>
    f.apply(instruction, x, y);

/** `then` where x > 0, `otherwise` where x ≤ 0, NaN where x is NaN. */
const choose: Instruction = (f, x, then, otherwise) => {
  const zero = f.constant(0);
  const elsewhere = f.select(f.apply(simd.le, x, zero), otherwise, f.constant(NaN));
  return f.select(f.apply(simd.gt, x, zero), then, elsewhere);
};

/** Primitives that are one instruction, or a few. */
export const instructions: ReadonlyMap<Rule, Instruction> = new Map<Rule, Instruction>([
  [rules.add, two(simd.add)],
  [rules.sub, two(simd.sub)],
  [rules.mul, two(simd.mul)],
  [rules.div, two(simd.div)],
  [rules.min, two(simd.min)],
  [rules.max, two(simd.max)],
  [rules.neg, one(simd.neg)],
  [rules.abs, one(simd.abs)],
  [rules.sqrt, one(simd.sqrt)],
  [rules.relu, (f, x) => f.apply(simd.andNot, x, f.apply(simd.le, x, f.constant(0)))],
  [rules.step, (f, x) => choose(f, x, f.constant(1), f.constant(0))],
  [rules.where, choose],
]);

/** Writes step k of a tape: instructions, an own function in place or called, or lane by lane its import `rule{r}`. */
export function writeStep(f: Body, tape: Tape, k: number, of: (place: number, operand: number) => Lanes): Lanes {
  const r = tape.rule[k]!;
  const rule = tape.rules[r]!;
  const places = [tape.x[k]!, tape.y[k]!, tape.z[k]!];
  const operands = places.slice(0, rule.arity).map((place, i) => of(place, i));
  const instruction = instructions.get(rule);
  if (instruction) return instruction(f, operands[0]!, operands[1] ?? 0, operands[2] ?? 0);
  const own = ownFunctions.get(rule);
  if (own === undefined) return f.eachLane(`rule${r}`, ...operands);
  const [x, y] = [operands[0]!, operands[1] ?? 0];
  return own.short ? f.inline(rule.name, operands, () => own.code(f, x, y)) : f.call(rule.name, ...operands);
}
