import type { Plot } from './output.ts';
import { type Axis, partsOf, type Trace } from './traces.ts';

/** @throws RangeError naming the first trace of a figure that cannot be drawn as it is, and why */
export function refuseUndrawable(plot: Plot): void {
  if (plot.data.length === 0) throw new RangeError(`the figure "${plot.caption}" has no curve`);
  const { traces, xaxis, yaxis } = partsOf(plot);
  for (const trace of traces) {
    refuseUneven(trace);
    refuseValues(trace, 'x', trace.x, xaxis);
    refuseValues(trace, 'y', trace.y, yaxis);
    trace.z?.forEach((row) => refuseValues(trace, 'z', row, {}));
  }
}

function refuseUneven({ name = '', x, y, z }: Trace): void {
  if (z) {
    if (z.length === y.length && z.every((row) => row.length === x.length) && x.length > 1 && y.length > 1) return;
    throw new RangeError(
      `"${name}" has ${z.length} rows of z over ${y.length} y, and needs one of ${x.length} for each`,
    );
  }
  if (x.length !== y.length || x.length === 0) throw new RangeError(`"${name}" has ${x.length} x and ${y.length} y`);
}

function refuseValues({ name = '' }: Trace, which: string, values: readonly number[], { type }: Axis): void {
  const k = values.findIndex((each) => !Number.isFinite(each) || (type === 'log' && each <= 0));
  if (k < 0) return;
  const axis = type === 'log' ? 'a logarithmic axis' : 'an axis';
  throw new RangeError(`"${name}": ${which} of point ${k + 1} is ${values[k]}, which ${axis} cannot show`);
}
