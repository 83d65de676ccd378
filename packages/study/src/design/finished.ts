import { NotIdentifiable } from '@fishergrad/models';
import { bounds, type Result } from '../bounds.ts';
import type { Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import { NoDesign } from './noDesign.ts';

/** What must be said of an answer that is singular: what is asked for can be told, or nearly, and other unknowns cannot. */
export function singularNotes(after: Study, { of }: StudyDesign): string[] {
  const notes = [...bounds(after)].flatMap(({ label, outcome }) => {
    if (!(outcome instanceof NotIdentifiable)) return [];
    const where = after.cases.length > 1 ? ` (${label})` : '';
    const names = of.map(({ name }) => name).join(', ');
    return [
      missingFrom(outcome, of).length === 0
        ? `the best design for ${names} is singular${where}: it tells ${names} and not all other unknowns. ${outcome.message}`
        : `the best design for ${names} is the limit of ever more singular ones${where}: its cost is what they come near to, and it is no protocol to measure with. ${outcome.message}`,
    ];
  });
  return [...new Set(notes)];
}

function missingFrom(outcome: NotIdentifiable, of: StudyDesign['of']): string[] {
  const told = [...outcome.estimable, ...Object.keys(outcome.derived)];
  return of.filter(({ name }) => !told.includes(name)).map(({ name }) => name);
}

/**
 * Refuses to search where even many acquisitions all over the ranges cannot tell what is asked for.
 *
 * @param tries protocols all over what may be chosen, as studies; one that tells is enough
 * @param who what cannot tell, as the subject of the refusal
 * @throws NoDesign
 */
export function refuseHopeless(
  tries: Iterable<Study>,
  { of }: StudyDesign,
  who = 'No protocol within these ranges',
): void {
  let why: { readonly missing: string[]; readonly result: Result; readonly several: boolean } | undefined;
  for (const study of tries) {
    const blind = [...bounds(study)].flatMap((result) => {
      const missing = result.outcome instanceof NotIdentifiable ? missingFrom(result.outcome, of) : [];
      return missing.length > 0 ? [{ missing, result }] : [];
    });
    if (blind.length === 0) return;
    why ??= { ...blind[0]!, several: study.cases.length > 1 };
  }
  if (why === undefined) return;
  const { missing, result, several } = why;
  const where = several ? ` (${result.label})` : '';
  throw new NoDesign(`${who} can tell ${missing.join(', ')}${where}. ${(result.outcome as NotIdentifiable).message}`);
}
