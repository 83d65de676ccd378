import type { Bench, Figure, Goal, Outcome } from '../goal.ts';
import { chain, lattice } from '../largeGraphs.ts';
import { largestError } from '../measure.ts';
import { Running } from '../variant.ts';

const kinds = {
  chain: { what: 'Value, chain', known: chain.known },
  lattice: { what: 'Value, every other value used twice', known: lattice.known },
  tape: { what: 'recorded tape', known: lattice.known },
} as const;

/** Sums of 10⁶ roundings. */
const TOLERANCE = 1e-9;

interface Held {
  readonly before: number;
  readonly after: number;
  readonly build: number;
  readonly walk: number;
}

async function run({ tools, effort: { nodes } }: Bench, which: keyof typeof kinds): Promise<Held> {
  const { what, known } = kinds[which];
  const running = new Running({ name: what, command: tools.ownWith(['--expose-gc'], 'graph', which, String(nodes)) });
  try {
    const [before, after, build, walk, ...found] = (await running.numbers()) as [number, number, number, number];
    const error = largestError(found, known(nodes));
    if (error <= TOLERANCE) return { before, after, build, walk };
    throw new Error(`${what}: value and derivative are off by ${error.toExponential(1)}, more than ${TOLERANCE}.`);
  } finally {
    running.stop();
  }
}

function eager(what: string, { before, after, build, walk }: Held): Outcome {
  return {
    figures: [bytes(`${what}: held with its gradients`, after)],
    notes: [
      `${what}: ${before.toFixed(0)} B a node before the walk; ${build.toFixed(0)} ms to build, ${walk.toFixed(0)} ms to walk back for the first time.`,
    ],
  };
}

function recorded(what: string, { before, after, build, walk }: Held): Outcome {
  return {
    figures: [bytes(`${what}: held per step`, before)],
    notes: [
      `${what}: with its derivative ${after.toFixed(0)} B an operation of the formula; ${build.toFixed(0)} ms to record both, ${walk.toFixed(0)} ms to compile and run them for the first time.`,
    ],
  };
}

function bytes(what: string, value: number): Figure {
  return { what, value, unit: 'B', must: 120, stretch: 30 };
}

/** G11: memory of large graphs. */
export const graphs: readonly Goal[] = [
  {
    id: 'G11',
    work: 'a graph of 10⁶ operations: bytes held per node, heap and buffers after a collection',
    measure: async (bench) => {
      const outcomes = [
        eager(kinds.chain.what, await run(bench, 'chain')),
        eager(kinds.lattice.what, await run(bench, 'lattice')),
        recorded(kinds.tape.what, await run(bench, 'tape')),
      ];
      const notes = ['A constant that is its own number, not one of the program text, is 16 B more of a Value.'];
      return {
        figures: outcomes.flatMap(({ figures }) => figures),
        notes: [...outcomes.flatMap((each) => each.notes), ...notes],
      };
    },
  },
];
