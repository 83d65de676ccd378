import type { CloseLook } from './closeLook.ts';
import { crlb } from '../crlb.ts';
import type { Experiment } from '../experiment.ts';
import type { MapDesign } from './mapDesign.ts';
import { NotIdentifiable } from '../notIdentifiable.ts';

/** How many different tissues are remembered: a background has the same values everywhere. */
const REMEMBERED = 10_000;
/** With fewer different tissues in doubt the close look is not worth compiling. */
const FEW = 100;

/** Says of each row of a map whether it has a bound; where the fast road is in doubt it looks closely, or asks `crlb`. */
export class Judge<P extends string, S extends string> {
  readonly #design: MapDesign<P, S>;
  readonly #names: readonly P[];
  readonly #values: readonly Float64Array[];
  readonly #told: readonly string[];
  readonly #closely: () => CloseLook<P, S>;
  readonly #known = new Map<string, readonly number[] | undefined>();

  /** @param closely makes the close look, when there is need of it */
  constructor(
    design: MapDesign<P, S>,
    columns: ReadonlyMap<P, Float64Array>,
    told: readonly string[],
    closely: () => CloseLook<P, S>,
  ) {
    this.#design = design;
    [this.#names, this.#values] = [[...columns.keys()], [...columns.values()]];
    this.#told = told;
    this.#closely = closely;
  }

  /** One per row: 1 where it has a bound. Rows in doubt get the SDs of `crlb`, or NaN. */
  all(
    sd: readonly Float64Array[],
    doubt: Float64Array,
    identifiable: Uint8Array = new Uint8Array(doubt.length),
  ): Uint8Array {
    identifiable.fill(1);
    let [last, known]: [row: number, sds?: readonly number[] | undefined] = [-1];
    for (let row = nextInDoubt(doubt, 0); row < doubt.length; row = nextInDoubt(doubt, row + 1)) {
      if (last < 0 || !this.#values.every((column) => Object.is(column[row], column[last]))) known = this.#decide(row);
      last = row;
      sd.forEach((column, k) => (column[row] = known?.[k] ?? NaN));
      identifiable[row] = known ? 1 : 0;
    }
    return identifiable;
  }

  /** Why a row has no bound. */
  refusal(row: number): string | undefined {
    return reasonOf(() => crlb(this.#experiment(row)));
  }

  #decide(row: number): readonly number[] | undefined {
    const key = this.#values.map((column) => (Object.is(column[row], -0) ? '-0' : column[row])).join(' ');
    if (this.#known.has(key)) return this.#known.get(key);
    const found = this.#slow(this.#experiment(row));
    if (this.#known.size < REMEMBERED) this.#known.set(key, found);
    return found;
  }

  /** The SDs; undefined where there are none. */
  #slow(experiment: Experiment<P, S>): readonly number[] | undefined {
    const found = this.#known.size < FEW ? undefined : this.#closely()(experiment);
    if (found !== undefined) return found === 'refused' ? undefined : found;
    let all: Readonly<Record<string, { readonly sd: number }>> | undefined;
    reasonOf(() => {
      const { parameters, derived } = crlb(experiment);
      all = { ...parameters, ...derived };
    });
    return all && this.#told.map((name) => all?.[name]?.sd ?? 0);
  }

  #experiment(row: number): Experiment<P, S> {
    const tissue = { ...this.#design.tissue } as Record<P, number>;
    this.#names.forEach((name, k) => (tissue[name] = this.#values[k]![row]!));
    return { ...this.#design, tissue };
  }
}

/** The first row from `row` on that is in doubt. A function of its own, since all rows go through it. */
function nextInDoubt(doubt: Float64Array, from: number): number {
  let row = from;
  while (row < doubt.length && doubt[row]! < 1) row++;
  return row;
}

/** The sentence by which a bound is refused; undefined where it is not. */
function reasonOf(bound: () => void): string | undefined {
  try {
    bound();
  } catch (error) {
    if (error instanceof NotIdentifiable || error instanceof RangeError) return error.message;
    throw error;
  }
  return undefined;
}
