import { type AnyModel, unmet } from '@fishergrad/models';
import { formatValue } from '../../format.ts';
import type { Protocol } from '../../study.ts';
import type { Varied } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { largestValues, leastValues, middleValues } from './leastValues.ts';

/** Free acquisitions, and those after them that stay. */
export interface Placed {
  readonly vary: readonly Varied[];
  readonly rest: Protocol;
  readonly fixed: Protocol;
  readonly samples: number;
}

/** What a model demands of its settings, and is not met at the ends of their ranges or between them. */
export function demandsMet(model: AnyModel, placed: Placed, symbols: Readonly<Record<string, string>>): Fault[] {
  if ((model.demands ?? []).length === 0) return [];
  const faults = new Map<string, Fault>();
  for (const protocol of tried(placed))
    for (const { of, says, acquisition } of unmet(model, protocol)) {
      const at = protocol[acquisition]!;
      const values = Object.keys(model.settings).map(
        (name) => `${name} = ${formatValue(model, symbols, name, at[name]!)}`,
      );
      const which = protocol.length > 1 ? `, in acquisition ${acquisition + 1}` : '';
      const message = `${of} ${says}; within its ranges this design may come to ${values.join(', ')}${which}`;
      const isVaried = placed.vary.some(({ setting }) => setting === of);
      if (!faults.has(of))
        faults.set(of, { message, path: isVaried ? ['design', 'vary'] : ['design'], key: isVaried ? of : 'vary' });
    }
  return [...faults.values()];
}

/** Every setting at an end of its range, in all ways up to 32, and all of them between. */
function* tried({ vary, rest, fixed, samples }: Placed): Generator<Protocol> {
  const [low, high, middle] = [leastValues, largestValues, middleValues].map((of) =>
    vary.map((varied) => of(varied, samples)),
  ) as [number[][], number[][], number[][]];
  const at = (values: readonly (readonly number[])[]): Protocol => [
    ...Array.from({ length: samples }, (_, k) => ({
      ...rest[Math.min(k, rest.length - 1)],
      ...Object.fromEntries(vary.map(({ setting }, i) => [setting, values[i]![k]!])),
    })),
    ...fixed,
  ];
  const ways = Math.min(32, 2 ** vary.length);
  for (let way = 0; way < ways; way++) yield at(vary.map((_, i) => (way & (1 << i) ? high[i]! : low[i]!)));
  yield at(middle);
}
