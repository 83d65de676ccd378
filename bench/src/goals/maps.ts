import { compare, type Ratio, together } from '../compare.ts';
import type { Bench, Goal, Outcome } from '../goal.ts';
import { type MapName, mapTitle } from '../ownMap.ts';
import { checkedBound } from '../reference.ts';
import type { Variant } from '../variant.ts';

function variants(
  { tools }: Bench,
  map: MapName,
): Record<'fixed' | 'free' | 'scalar' | 'vector' | 'sse' | 'torch' | 'tfjs' | 'jax', Variant> {
  return {
    fixed: { name: 'fixed protocol', command: tools.own('maps', map, 'fixed') },
    free: { name: 'protocol at run time', command: tools.own('maps', map, 'free') },
    scalar: { name: 'C scalar', command: tools.c('maps', 'scalar', map) },
    vector: { name: 'C vector', command: tools.c('maps', 'vector', map) },
    sse: { name: 'C SSE', command: tools.c('maps', 'sse', map) },
    torch: { name: 'PyTorch', command: tools.python('maps_torch', ['torch'], map), optional: true },
    tfjs: {
      name: 'tfjs (float32)',
      command: tools.peer('mapTfjs'),
      tolerance: 1e-3,
      optional: true,
      about: 'tfjs is TensorFlow.js on its WebAssembly back end; it has float32 and reverse mode only.',
    },
    jax: {
      name: 'jax-js (float64)',
      command: tools.peer('mapJax'),
      tolerance: 1e-6,
      optional: true,
      about:
        'jax-js runs jitted, in forward mode, on its WebAssembly back end. Its default back end does not start on Node 20, and its float64, whose exp is good to about 1e-7, only with a stand-in for Float16Array.',
    },
  };
}

function mapAgainst(
  bench: Bench,
  map: MapName,
  which: readonly (keyof ReturnType<typeof variants>)[],
  ratios: readonly Ratio[],
): Promise<Outcome> {
  const all = variants(bench, map);
  return compare(
    bench,
    mapTitle[map],
    checkedBound[map](),
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
      const each = (map: MapName): Promise<Outcome> => mapAgainst(bench, map, ['free', 'scalar', 'sse'], ratios);
      return together(await each('t2star'), await each('molli'));
    },
  },
  {
    id: 'G4',
    work: 'both maps against PyTorch, forward mode over whole maps, 1 thread; the T2* map against tfjs and jax-js',
    measure: async (bench) => {
      const ratios = [
        { of: 'protocol at run time', to: 'PyTorch', must: 7, stretch: 10, more: true },
        { of: 'fixed protocol', to: 'PyTorch', must: 20, stretch: 30, more: true },
        { of: 'protocol at run time', to: 'tfjs (float32)', more: true },
        { of: 'protocol at run time', to: 'jax-js (float64)', more: true },
      ];
      return together(
        await mapAgainst(bench, 't2star', ['fixed', 'free', 'torch', 'tfjs', 'jax'], ratios),
        await mapAgainst(bench, 'molli', ['fixed', 'free', 'torch'], ratios),
      );
    },
  },
];
