import type { AnyModel } from '@fishergrad/models';
import { drawTable } from './table.ts';

/** Characters of each column: 150 with the frame. What is longer goes on in the next line. */
const WIDTHS = [25, 51, 31, 30];

/** The models of a catalogue, a line each, to be searched for any of their names: those of one sequence under the first of them. */
export function catalogue(models: readonly AnyModel[]): string {
  const first = models.filter(({ name, sequence = name }) => sequence === name);
  const grouped = first.flatMap((model) => [model, ...variants(model, models)]);
  const rows = grouped.map(({ name, sequence, title, parameters, settings, ...model }) => [
    sequence === undefined ? name : `  ${name}`,
    title,
    otherNames(model).join(', '),
    `${Object.keys(parameters).join(' ')} / ${Object.keys(settings).join(' ')}`,
  ]);
  const table = drawTable(['model', 'what it is', 'also called', 'parameters / settings'], rows, 'left', WIDTHS);
  return `${table}\n"fishergrad models NAME" explains one, with its formula.`;
}

/** What else people call it, its BIDS suffix among them; short ones first, so that they stand in the line of its name. */
function otherNames({ also = [], bids }: Pick<AnyModel, 'also' | 'bids'>): string[] {
  const names = new Set([...also, ...(bids === undefined ? [] : [bids])]);
  return [...names].toSorted((a, b) => a.length - b.length);
}

function variants({ name }: AnyModel, models: readonly AnyModel[]): AnyModel[] {
  return models.filter(({ sequence }) => sequence === name);
}
