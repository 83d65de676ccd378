import type { Tape } from '../../tape/tape.ts';
import type { Emitted } from './emit.ts';
import { functionsOf } from './functionsOf.ts';
import { writeStep } from './instructions.ts';
import { Body, type Lanes } from './lanes.ts';
import { levels } from './levels.ts';
import { Layout } from './memory.ts';
import { assemble } from './module.ts';

/** A module for one row: `row()` takes the cells of the inputs to the cells of the outputs, which follow each other. */
export type EmittedRow = Pick<Emitted, 'bytes' | 'layout' | 'imports'> & {
  /** The first cell of the inputs, and of the outputs, in bytes. */
  readonly inputs: number;
  readonly outputs: number;
};

/**
 * Writes a module that evaluates a tape once.
 *
 * A row fills one lane of two. Where two steps call the same function and do not need each other, both go through it at
 * once, one in each lane.
 */
export function emitRow(tape: Tape): EmittedRow {
  const layout = new Layout();
  const inputs = layout.room(tape.inputs.length);
  const outputs = layout.room(tape.outputs.length);
  const { own, imports } = functionsOf(tape.rules, layout);
  const body = row(tape, layout, inputs, outputs);
  const definitions = [...own, { name: 'row', parameters: [], results: [], body, exported: true }];
  return {
    bytes: assemble(imports, definitions, layout),
    layout,
    imports: Object.fromEntries(imports.map(({ name, value }) => [name, value])),
    inputs,
    outputs,
  };
}

function row(tape: Tape, layout: Layout, inputs: number, outputs: number): Body {
  const f = new Body(layout, 0);
  const n = tape.inputs.length;
  const values = new Map<number, Lanes>();
  const of = (place: number): Lanes => {
    if (place < 0) return f.constant(tape.constants[-1 - place]!);
    return place < n ? f.cell(inputs + 8 * place) : values.get(place)!;
  };
  for (const { plain, calls } of levels(tape)) {
    for (const k of plain) values.set(n + k, writeStep(f, tape, k, of));
    for (const [k, other] of calls) {
      if (other === undefined) {
        values.set(n + k, writeStep(f, tape, k, of));
        continue;
      }
      const seconds = [tape.x[other]!, tape.y[other]!];
      const two = writeStep(f, tape, k, (place, i) => f.together(of(place), of(seconds[i]!)));
      values.set(n + k, f.lane(0, two));
      values.set(n + other, f.lane(1, two));
    }
  }
  tape.outputs.forEach((place, k) => f.storeFirst(outputs + 8 * k, of(place)));
  return f;
}
