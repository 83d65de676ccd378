import type { Tape } from '@fishergrad/engine';
import type { CompileOptions } from '@fishergrad/engine/compile';
import { type CloseLook, closeLook } from './closeLook.ts';
import type { CrlbMap } from './boundMap.ts';
import { refuseOutside } from '../domain.ts';
import { unknownsOfBound } from '../experiment.ts';
import { Judge } from './judge.ts';
import { boundTape, type MapDesign, settingName } from './mapDesign.ts';
import { opened } from '../opened.ts';
import { openColumns, type ParameterColumns } from './parameterColumns.ts';

/** All of a compiled bound but what runs its tape. */
export interface MapRoad<P extends string, S extends string> {
  readonly tape: Tape;
  readonly options: Pick<CompileOptions, 'fixed' | 'shared'>;
  /** The names of the first outputs; one more, below 1, says that they can be believed. */
  readonly told: readonly string[];
  /** Checks what a call was given. @throws TypeError or RangeError naming all that is missing or of another length */
  readonly open: (given: ParameterColumns<P>, protocol?: MapDesign<P, S>['protocol']) => OpenMap;
}

/** One call of a compiled bound. */
interface OpenMap {
  /** As the tape's free inputs. */
  readonly columns: readonly Float64Array[];
  readonly rows: number;
  /** The map from the outputs of the tape. */
  readonly judged: (outputs: readonly Float64Array[], identifiable?: Uint8Array) => CrlbMap;
}

/** @throws RangeError when nothing is to be estimated or measured, or a value is none that its quantity can have */
export function mapRoad<P extends string, S extends string>(
  given: MapDesign<P, S>,
  at: 'fixed' | 'free',
): MapRoad<P, S> {
  const design = opened(given);
  unknownsOfBound(design);
  refuseOutside(design);
  const { tape, told } = boundTape(design);
  const settings = tape.inputs.slice(Object.keys(design.model.parameters).length);
  const free = at === 'free';
  const fixed = { ...design.tissue, ...(free ? {} : numbersOf(settings, design.protocol)) };
  let close: CloseLook<P, S> | undefined;
  const closely = (): CloseLook<P, S> => (close ??= closeLook(design));
  const open: MapRoad<P, S>['open'] = (columnsGiven, protocol = design.protocol) => {
    checkProtocol(design, protocol, free);
    if (protocol !== design.protocol) refuseOutside({ ...design, protocol });
    const columns = openColumns(design, columnsGiven);
    const shared = free ? Object.values(numbersOf(settings, protocol)).map((x) => Float64Array.of(x)) : [];
    const judged: OpenMap['judged'] = (outputs, room) => {
      const [sd, doubt] = [outputs.slice(0, told.length), outputs[told.length]!];
      const judge = new Judge({ ...design, protocol }, columns, told, closely);
      const identifiable = judge.all(sd, doubt, room);
      return {
        sd: Object.fromEntries(told.map((name, k) => [name, sd[k]!])),
        identifiable,
        why: (row) => (identifiable[row] === 0 ? judge.refusal(row) : undefined),
      };
    };
    return { columns: [...columns.values(), ...shared], rows: columns.values().next().value?.length ?? 1, judged };
  };
  return { tape, told, options: { fixed, shared: free ? settings : [] }, open };
}

/** The settings of a protocol by the tape's names. @throws TypeError naming the first that is missing */
function numbersOf<S extends string>(
  settings: readonly string[],
  protocol: readonly Readonly<Record<S, number>>[],
): Record<string, number> {
  const all = protocol.flatMap((each, k) =>
    Object.entries<number>(each).map(([name, x]): [string, number] => [settingName(name, k), x]),
  );
  const known = new Map(all);
  const missing = settings.find((name) => typeof known.get(name) !== 'number');
  if (missing !== undefined) throw new TypeError(`The protocol has no number for ${missing} (setting, acquisition).`);
  return Object.fromEntries(settings.map((name) => [name, known.get(name)!]));
}

function checkProtocol<P extends string, S extends string>(
  design: MapDesign<P, S>,
  protocol: MapDesign<P, S>['protocol'],
  free: boolean,
): void {
  if (!free && protocol !== design.protocol) {
    throw new TypeError(
      "This map was compiled for one protocol; compile it with { protocol: 'free' } to give another.",
    );
  }
  if (protocol.length !== design.protocol.length) {
    const [found, wanted] = [protocol.length, design.protocol.length];
    throw new RangeError(`This map was compiled for ${wanted} acquisitions, and the protocol has ${found}.`);
  }
}
