import { type AnyModel, unmet } from '@fishergrad/models';
import { formatValue } from '../format.ts';
import type { Protocol } from '../study.ts';
import type { Fault } from './fault.ts';
import { blockOf } from './ownBlocks.ts';
import type { Read } from './quantityText.ts';

/** Settings that do not go together, as sentences with the values of the acquisition where they do not. */
export function demandFaults(model: AnyModel, raw: unknown, written: unknown, protocol: Protocol): Fault[] {
  const symbols = symbolsOf(written);
  return unmet(model, protocol).map(({ of, says, acquisition }) => {
    const values = Object.entries(protocol[acquisition]!).map(
      ([name, value]) => `${name} = ${formatValue(model, symbols, name, value)}`,
    );
    const which = protocol.length > 1 ? `acquisition ${acquisition + 1} has ` : '';
    return { message: `${of} ${says}: ${which}${values.join(', ')}`, ...placeOf(raw, of, acquisition) };
  });
}

/** At the setting where it stands; of a shorthand, or of a value that is nominal, at the whole. */
function placeOf(raw: unknown, of: string, acquisition: number): Pick<Fault, 'path' | 'key'> {
  const path = Array.isArray(raw) ? ['protocol', acquisition] : ['protocol'];
  const block = blockOf(Array.isArray(raw) ? raw[acquisition] : raw);
  return Object.hasOwn(block, of) ? { path, key: of } : { path };
}

function symbolsOf(written: unknown): Record<string, string> {
  const blocks = [written].flat() as Readonly<Record<string, Read | string | undefined>>[];
  const reads = blocks.flatMap((block) => Object.entries(block));
  return Object.fromEntries(
    reads.flatMap(([name, read]) => (typeof read === 'object' && !read.nominal ? [[name, read.symbol]] : [])),
  );
}
