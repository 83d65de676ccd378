import type { Rule } from '../../arithmetic.ts';
import { type Program, varying } from '../program.ts';
import { functionsOf } from './functionsOf.ts';
import { writeStep } from './instructions.ts';
import { Body, type Lanes } from './lanes.ts';
import { Layout } from './memory.ts';
import { assemble, type Definition } from './module.ts';
import { type } from './opcodes.ts';
import { type Places, places } from './places.ts';
import { couples } from './twins.ts';

/** A program as a module, and where in its memory its numbers go. */
export interface Emitted extends Pick<Places, 'inputs' | 'outputs' | 'chunk' | 'block'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly layout: Layout;
  /** What the module imports: primitives without code of their own, `rule0` …, and own functions' rare arguments. */
  readonly imports: Readonly<Record<string, Rule['value']>>;
}

/**
 * Writes a module of two functions:
 *
 *   prepare()        what is the same in every row: from the cells of shared inputs to cells of their own
 *   run(from, to)    the rest, for a block of rows between two bytes of every column: one loop a segment, two rows a turn
 */
export function emit(program: Program): Emitted {
  const layout = new Layout();
  const where = places(program, varying(program), layout);
  const { own, imports } = functionsOf(program.tape.rules, layout);
  const functions: Definition[] = [
    ...own,
    { name: 'prepare', parameters: [], results: [], body: prepare(program, where, layout), exported: true },
    { name: 'run', parameters: [type.i32, type.i32], results: [], body: run(program, where, layout), exported: true },
  ];
  return {
    bytes: assemble(imports, functions, layout),
    layout,
    imports: Object.fromEntries(imports.map(({ name, value }) => [name, value])),
    inputs: where.inputs,
    outputs: where.outputs,
    chunk: where.chunk,
    block: where.block,
  };
}

function prepare({ tape }: Program, where: Places, layout: Layout): Body {
  const f = new Body(layout, 0);
  const n = tape.inputs.length;
  for (let k = 0; k < tape.rule.length; k++) {
    const cell = where.cells.get(n + k);
    f.forget();
    if (cell !== undefined)
      f.storeFirst(
        cell,
        writeStep(f, tape, k, (place) => constantOrCell(f, tape, where, place)!),
      );
  }
  return f;
}

function run({ tape, sum }: Program, where: Places, layout: Layout): Body {
  const f = new Body(layout, 2, 2);
  const n = tape.inputs.length;
  where.segments.steps.forEach((steps, s) => {
    f.forget();
    const here = Array.from(tape.outputs.keys()).filter((k) => where.outputSegment(k) === s);
    const sums = sum ? here.map((k) => f.loadPair(where.outputs[k]!)) : [];
    const together = couples(tape, steps);
    f.rows(() => {
      const values = new Map<number, Lanes>();
      const of = (place: number): Lanes => {
        const known = constantOrCell(f, tape, where, place) ?? values.get(place);
        if (known !== undefined) return known;
        const value =
          place < n
            ? f.loadRow(where.inputs[place]!)
            : f.loadTemporary(where.temporaries[where.segments.temporary.get(place)!]!);
        values.set(place, value);
        return value;
      };
      for (const k of steps) {
        const couple = together.get(k);
        if (couple !== undefined && !values.has(n + k)) {
          const both = f.callTwin(couple.name, of(tape.x[couple.steps[0]]!));
          couple.steps.forEach((each, i) => values.set(n + each, both[i]!));
        }
        const value = values.get(n + k) ?? writeStep(f, tape, k, of);
        values.set(n + k, value);
        const temporary = where.segments.temporary.get(n + k);
        if (temporary !== undefined) f.storeTemporary(where.temporaries[temporary]!, value);
      }
      here.forEach((k, i) => {
        const value = of(tape.outputs[k]!);
        if (sum) f.assign(sums[i]!, f.add(sums[i]!, value));
        else f.storeRow(where.outputs[k]!, value);
      });
    });
    if (sum) here.forEach((k, i) => f.storePair(where.outputs[k]!, sums[i]!));
  });
  return f;
}

function constantOrCell(f: Body, { constants }: Program['tape'], { cells }: Places, place: number): Lanes | undefined {
  if (place < 0) return f.constant(constants[-1 - place]!);
  const cell = cells.get(place);
  return cell === undefined ? undefined : f.cell(cell);
}
