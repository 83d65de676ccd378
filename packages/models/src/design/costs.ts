import { gradient, record, type Tape } from '@fishergrad/engine';
import { compile, type Compiled } from '@fishergrad/engine/compile';
import { groupsOf } from './groups.ts';
import { type DesignProblem, logCostOf, type Setup } from './problem.ts';

/** ln cost of every tissue at a place of the space, and its slopes in the free numbers. */
export interface Costs {
  /** One per tissue. */
  readonly values: Float64Array;
  /** `gradients[tissue][k]`. */
  readonly gradients: readonly Float64Array[];
}

/**
 * The costs of a problem as a function of the free numbers: the formula is recorded once, with its slopes, and run many times.
 *
 * What it returns is overwritten by its next call.
 */
export function costsOf(problem: DesignProblem): (x: Float64Array) => Costs {
  const { setups, space } = problem;
  const n = space.lower.length;
  const values = new Float64Array(setups.length);
  const gradients = setups.map(() => new Float64Array(n));
  const groups = groupsOf(setups).map((places) => groupOf(problem, places));
  return (x) => {
    for (const { places, run } of groups) {
      const out = run(x);
      places.forEach((at, row) => {
        values[at] = out[0]![row]!;
        for (let k = 0; k < n; k++) gradients[at]![k] = out[k + 1]![row]!;
      });
    }
    return { values, gradients };
  };
}

interface Group {
  readonly places: readonly number[];
  readonly run: (x: Float64Array) => readonly Float64Array[];
}

function groupOf(problem: DesignProblem, places: readonly number[]): Group {
  const { setups, space } = problem;
  const names = Object.keys(setups[places[0]!]!.tissue);
  const columns = names.map((name) => Float64Array.from(places, (at) => setups[at]!.tissue[name]!));
  const several = places.length > 1;
  const differ = names.filter((_, k) => columns[k]!.some((value) => value !== columns[k]![0]));
  const varied = several && differ.length === 0 ? names.slice(0, 1) : differ; // the same tissue twice
  const tape = recorded(problem, setups[places[0]!]!, varied);
  const free = freeNames(space);
  const compiled = compile(tape, { shared: several ? free : [], batch: several });
  return {
    places,
    run: running(
      compiled,
      free.length,
      varied.map((name) => columns[names.indexOf(name)]!),
    ),
  };
}

/** ln cost and its slopes, of the free numbers and of those parameters in which the tissues differ. */
function recorded(problem: DesignProblem, { model, noise, roles, tissue }: Setup, varied: readonly string[]): Tape {
  const { space, averages } = problem;
  const inputs = [...freeNames(space), ...varied.map((name) => `tissue ${name}`)];
  return record(inputs, (a, all) => {
    const n = space.lower.length;
    const values = Object.fromEntries(
      Object.entries(tissue).map(([name, value]) => [
        name,
        varied.includes(name) ? all[n + varied.indexOf(name)]! : a.constant(value),
      ]),
    );
    const found = gradient(
      a,
      (b, x, lift) => {
        const here = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, lift(value)]));
        const protocol = space.protocol(b, x);
        const counts = averages === undefined ? {} : { averages: protocol.map(() => averages) };
        return logCostOf(b, problem, { model, noise, roles, tissue: here, protocol, ...counts });
      },
      all.slice(0, n),
    );
    return [found.value, ...found.gradient];
  });
}

function running(compiled: Compiled, n: number, tissue: readonly Float64Array[]): Group['run'] {
  if (tissue.length > 0) {
    const rows = tissue[0]!.length;
    const out = Array.from({ length: n + 1 }, () => new Float64Array(rows));
    return (x) => {
      const free = Array.from({ length: n }, (_, k) => x.subarray(k, k + 1));
      compiled.into([...free, ...tissue], out);
      return out;
    };
  }
  const out = new Float64Array(n + 1);
  const columns = Array.from(out, (_, k) => out.subarray(k, k + 1));
  return (x) => {
    compiled.at(x, out);
    return columns;
  };
}

function freeNames({ lower }: DesignProblem['space']): string[] {
  return Array.from(lower, (_, k) => `x${k}`);
}
