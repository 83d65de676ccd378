import type { AnyModel } from '@fishergrad/models';
import { drawTable } from './table.ts';

/** Characters of a title in a list. */
const LINE = 64;

/** The models of a catalogue, a line each: those of one sequence under the first of them. */
export function catalogue(models: readonly AnyModel[]): string {
  const first = models.filter(({ name, sequence = name }) => sequence === name);
  const grouped = first.flatMap((model) => [model, ...variants(model, models)]);
  const rows = grouped.map(({ name, sequence, title, parameters, settings }) => [
    sequence === undefined ? name : `  ${name}`,
    shortened(title),
    `${Object.keys(parameters).join(' ')} / ${Object.keys(settings).join(' ')}`,
  ]);
  return `${drawTable(['model', 'what it is', 'parameters / settings'], rows, 'left')}\n"fishergrad models NAME" explains one, with its formula.`;
}

/** The words of a title that a line has room for. */
function shortened(title: string): string {
  return title.length <= LINE ? title : `${title.slice(0, LINE).replace(/\W*\w*$/u, '')} …`;
}

function variants({ name }: AnyModel, models: readonly AnyModel[]): AnyModel[] {
  return models.filter(({ sequence }) => sequence === name);
}
