import type { AnyModel } from '@fishergrad/models';
import type { Fault } from './fault.ts';
import type { Read } from './quantityText.ts';
import type { SharedData } from './schema.ts';
import type { Tissue } from '../study.ts';

const MOST = 10_000;

/** Every tissue of a study: each combination of the listed values, or each block of a list. */
export interface Tissues {
  readonly tissues: readonly Tissue[];
  /** Names of the parameters that take several values. */
  readonly swept: readonly string[];
}

type Block = Readonly<Record<string, Read>>;

/** The tissues of a block whose lists sweep (the last name fastest), or of a list of blocks. */
export function tissuesOf(
  model: AnyModel,
  tissue: SharedData['tissue'],
): Tissues | { readonly faults: readonly Fault[] } {
  const names = Object.keys(model.parameters);
  if (Array.isArray(tissue)) {
    const tissues = (tissue as Block[]).map((block) =>
      Object.fromEntries(names.map((name) => [name, block[name]?.values[0] as number])),
    );
    return { tissues, swept: names.filter((name) => new Set(tissues.map((values) => values[name])).size > 1) };
  }
  const lists = names.map((name) => ({ name, values: (tissue as Block)[name]?.values ?? [] }));
  const swept = lists.filter(({ values }) => values.length > 1).map(({ name }) => name);
  const count = lists.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST) {
    const message = `${swept.join(', ')} sweep over ${count} combinations, and at most ${MOST} are computed at once`;
    return { faults: [{ message, path: ['tissue'] }] };
  }
  const tissues = lists.reduce<Tissue[]>(
    (begun, { name, values }) => begun.flatMap((values_) => values.map((value) => ({ ...values_, [name]: value }))),
    [{}],
  );
  return { tissues, swept };
}
