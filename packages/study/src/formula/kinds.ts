import type { FormulaFault } from './formulaError.ts';
import { functions } from './functions.ts';
import { type Applied, type Step, written } from './step.ts';

/** What a step yields: a real number, a complex one, or whether something holds. */
export type Kind = 'real' | 'complex' | 'test';

const COMPARISONS = new Set<Applied['op']>(['lt', 'le']);
const LOGIC = new Set<Applied['op']>(['and', 'or', 'not']);

/**
 * What each step yields, which is known before any number is; and the steps that cannot take what they are given.
 *
 * @param ends steps at which a formula ends, and which must yield a number
 */
export function kindsOf(
  steps: readonly Step[],
  ends: readonly number[],
): { kinds: readonly Kind[]; faults: readonly FormulaFault[] } {
  const kinds: Kind[] = [];
  const faults: FormulaFault[] = [];
  for (const step of steps) {
    if (step.kind !== 'apply') kinds.push(step.kind === 'i' ? 'complex' : 'real');
    else {
      for (const [k, arg] of step.args.entries()) {
        const message = refusal(step, k, kinds[arg]!, steps[arg]!);
        if (message !== undefined) faults.push({ message, path: step.line.path, offset: steps[arg]!.from });
      }
      kinds.push(kindOf(step, kinds));
    }
  }
  for (const end of ends) {
    const { line, from } = steps[end]!;
    if (kinds[end] === 'test') faults.push({ message: PLACE, path: line.path, offset: from });
  }
  return { kinds, faults };
}

const PLACE = 'a comparison belongs in the test of where(test, then, otherwise)';

function refusal(step: Applied, k: number, kind: Kind, arg: Step): string | undefined {
  const { op } = step;
  const wantsTest = LOGIC.has(op) || (op === 'where' && k === 0);
  if (wantsTest && kind !== 'test')
    return `"${written(arg)}" is a number, and ${op === 'where' ? 'the test of where' : SIGNS[op]} needs a comparison, such as TE < 5`;
  if (COMPARISONS.has(op) && kind === 'test')
    return 'a comparison of a comparison says something else than it seems to; write a < t && t < b';
  if (!wantsTest && kind === 'test') return PLACE;
  if (kind !== 'complex') return undefined;
  if (COMPARISONS.has(op)) return `"${written(arg)}" is complex, and only real numbers can be compared`;
  if (functions.get(op)?.complex !== 'refused') return undefined;
  return `"${written(arg)}" is complex, and ${op} has no complex form; take re, im, abs or arg of it`;
}

const SIGNS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

function kindOf({ op, args }: Applied, kinds: readonly Kind[]): Kind {
  if (COMPARISONS.has(op) || LOGIC.has(op)) return 'test';
  if (functions.get(op)?.complex === 'real') return 'real';
  return args.some((arg) => kinds[arg] === 'complex') ? 'complex' : 'real';
}
