import type { Study, StudyPart } from '../study.ts';

/** What to mind of the models of a study, once each; of several models with the names of those it is about. */
export function traps({ parts }: Study): string[] {
  const names = [...new Set(parts.map(calledIn))];
  const all = [...new Set(parts.flatMap(({ model }) => model.traps ?? []))];
  return all.map((trap) => {
    const own = new Set(parts.filter(({ model }) => model.traps?.includes(trap)).map(calledIn));
    return names.length === 1 ? trap : `${[...own].join(', ')}: ${trap}`;
  });
}

/** A model of the catalogue by its name, a formula by that of its experiment. */
function calledIn({ name, model }: StudyPart): string {
  return model.name === 'formula' ? name : model.name;
}
