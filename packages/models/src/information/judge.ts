import { crlb } from './crlb.ts';
import type { Experiment } from './experiment.ts';
import type { MapDesign } from './mapDesign.ts';
import { NotIdentifiable } from './notIdentifiable.ts';

/** Parameters that are confused no more than this lose less than 1e-12 of their SDs on the fast road. */
const CONFUSED = 1e3;
/** Below it each parameter moves the samples by far more than rounding does. */
const FAINT = 1e12;
/** Below it information itself may leave the range of a double. */
const TINY = 1e-200;
/** How many different tissues are remembered: a background has the same values everywhere. */
const REMEMBERED = 10_000;

/** Says of each row of a map whether it has a bound; where the fast road is in doubt it asks `crlb`. */
export class Judge<P extends string, S extends string> {
  readonly #design: MapDesign<P, S>;
  readonly #columns: ReadonlyMap<P, Float64Array>;
  readonly #told: readonly string[];
  readonly #known = new Map<string, readonly number[] | undefined>();

  constructor(design: MapDesign<P, S>, columns: ReadonlyMap<P, Float64Array>, told: readonly string[]) {
    this.#design = design;
    this.#columns = columns;
    this.#told = told;
  }

  /** One per row: 1 where it has a bound. Rows in doubt get their SDs from `crlb`, or NaN. */
  all(
    sd: readonly Float64Array[],
    confusion: Float64Array,
    faintness: Float64Array,
    identifiable: Uint8Array = new Uint8Array(confusion.length),
  ): Uint8Array {
    identifiable.fill(1);
    for (const row of doubtful(confusion, faintness)) identifiable[row] = this.#decide(sd, row);
    return identifiable;
  }

  /** Why a row has no bound. */
  refusal(row: number): string {
    try {
      crlb(this.#experiment(row));
    } catch (error) {
      if (error instanceof NotIdentifiable || error instanceof RangeError) return error.message;
      throw error;
    }
    return 'This row has a bound.';
  }

  #decide(sd: readonly Float64Array[], row: number): 0 | 1 {
    const key = Array.from(this.#columns.values(), (column) => column[row]).join(' ');
    if (!this.#known.has(key) && this.#known.size < REMEMBERED) this.#known.set(key, this.#slow(row));
    const known = this.#known.has(key) ? this.#known.get(key) : this.#slow(row);
    sd.forEach((column, k) => (column[row] = known?.[k] ?? NaN));
    return known ? 1 : 0;
  }

  /** The SDs by `crlb`; undefined where it refuses. */
  #slow(row: number): readonly number[] | undefined {
    const experiment = this.#experiment(row);
    if (!Object.values<number>(experiment.tissue).every(Number.isFinite)) return undefined;
    try {
      const { parameters, derived } = crlb(experiment);
      const all: Readonly<Record<string, { readonly sd: number }>> = { ...parameters, ...derived };
      return this.#told.map((name) => all[name]?.sd ?? 0);
    } catch (error) {
      if (error instanceof NotIdentifiable || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #experiment(row: number): Experiment<P, S> {
    const columns = Array.from(this.#columns, ([name, column]) => [name, column[row]]);
    const tissue = { ...this.#design.tissue, ...Object.fromEntries(columns) } as Record<P, number>;
    return { ...this.#design, tissue };
  }
}

/** The rows whose SDs the fast road alone cannot vouch for. */
function doubtful(confusion: Float64Array, faintness: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 0; row < confusion.length; row++) {
    const c = confusion[row]!;
    const f = faintness[row]!;
    if (!(c > 0 && c < CONFUSED && f > TINY && f < FAINT)) rows.push(row);
  }
  return rows;
}
