import { compare, type Ratio, together } from '../compare.ts';
import type { Bench, Goal, Outcome } from '../goal.ts';
import { decayMap, recoveryMap } from '../reference.ts';
import type { Variant } from '../variant.ts';

const names = { t2star: 'T2* map', molli: 'MOLLI map' } as const;

function variants(
  { tools }: Bench,
  map: keyof typeof names,
): Record<'fixed' | 'free' | 'scalar' | 'vector' | 'sse' | 'torch', Variant> {
  return {
    fixed: { name: 'fixed protocol', command: tools.own('maps', map, 'fixed') },
    free: { name: 'protocol at run time', command: tools.own('maps', map, 'free') },
    scalar: { name: 'C scalar', command: tools.c('maps', 'scalar', map) },
    vector: { name: 'C vector', command: tools.c('maps', 'vector', map) },
    sse: { name: 'C SSE', command: tools.c('maps', 'sse', map) },
    torch: { name: 'PyTorch', command: tools.python('maps_torch', ['torch'], map) },
  };
}

const reference = { t2star: decayMap, molli: recoveryMap } as const;

function mapAgainst(
  bench: Bench,
  map: keyof typeof names,
  which: readonly (keyof ReturnType<typeof variants>)[],
  ratios: readonly Ratio[],
): Promise<Outcome> {
  const all = variants(bench, map);
  return compare(
    bench,
    names[map],
    reference[map](),
    which.map((each) => all[each]),
    ratios,
  );
}

/** G1 to G4: maps of bounds, 256² tissues, one thread. */
export const maps: readonly Goal[] = [
  {
    id: 'G1',
    work: 'T2* bound map 256², 16 uniform echo times known when compiled, 1 thread',
    measure: (bench) =>
      mapAgainst(
        bench,
        't2star',
        ['fixed', 'scalar', 'vector'],
        [
          { of: 'fixed protocol', to: 'C scalar', must: 0.25 },
          { of: 'fixed protocol', to: 'C vector', must: 1.3, stretch: 0.9 },
        ],
      ),
  },
  {
    id: 'G2',
    work: 'MOLLI bound map 256² (A, B, T1*, T1), 11 inversion times known when compiled, 1 thread',
    measure: (bench) =>
      mapAgainst(
        bench,
        'molli',
        ['fixed', 'scalar', 'vector'],
        [
          { of: 'fixed protocol', to: 'C scalar', must: 0.5 },
          { of: 'fixed protocol', to: 'C vector', stretch: 2 },
        ],
      ),
  },
  {
    id: 'G3',
    work: 'both maps, times given at run time, 1 thread',
    measure: async (bench) => {
      const ratios = [
        { of: 'protocol at run time', to: 'C scalar', must: 0.8 },
        { of: 'protocol at run time', to: 'C SSE', stretch: 1 },
      ];
      const each = (map: keyof typeof names): Promise<Outcome> =>
        mapAgainst(bench, map, ['free', 'scalar', 'sse'], ratios);
      return together(await each('t2star'), await each('molli'));
    },
  },
  {
    id: 'G4',
    work: 'both maps against PyTorch, forward mode over whole maps, 1 thread',
    measure: async (bench) => {
      const ratios = [
        { of: 'protocol at run time', to: 'PyTorch', must: 7, stretch: 10, more: true },
        { of: 'fixed protocol', to: 'PyTorch', must: 20, stretch: 30, more: true },
      ];
      const each = (map: keyof typeof names): Promise<Outcome> =>
        mapAgainst(bench, map, ['fixed', 'free', 'torch'], ratios);
      return together(await each('t2star'), await each('molli'));
    },
  },
];
