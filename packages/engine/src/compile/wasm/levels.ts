import type { Tape } from '../../tape/tape.ts';
import { ownFunctions } from './functions.ts';

/** Steps that do not need each other's calls: first plain ones, in order, then calls of own functions in twos. */
export interface Level {
  readonly plain: readonly number[];
  /** Two calls of one function, or the one that is left over. */
  readonly calls: readonly (readonly [first: number, second: number | undefined])[];
}

/** A tape by how many calls of own functions, one needing the other, lie below each step. */
export function levels({ inputs, rules, rule, x, y, z }: Tape): Level[] {
  const n = inputs.length;
  const isCall = rules.map((each) => ownFunctions.has(each));
  const height = new Int32Array(n + rule.length);
  const below = (place: number): number => (place < 0 ? 0 : height[place]!);
  const plain: number[][] = [[]];
  const calls: Map<number, number[]>[] = [new Map()];
  rule.forEach((r, k) => {
    const level = Math.max(below(x[k]!), below(y[k]!), below(z[k]!));
    height[n + k] = level + (isCall[r] ? 1 : 0);
    while (plain.length <= height[n + k]!) {
      plain.push([]);
      calls.push(new Map());
    }
    if (!isCall[r]) return plain[level]!.push(k);
    const same = calls[level]!.get(r);
    return same ? same.push(k) : calls[level]!.set(r, [k]);
  });
  return plain.map((steps, level) => ({ plain: steps, calls: [...calls[level]!.values()].flatMap(inTwos) }));
}

function inTwos(steps: readonly number[]): [number, number | undefined][] {
  return steps.flatMap((k, i): [number, number | undefined][] => (i % 2 === 0 ? [[k, steps[i + 1]]] : []));
}
