import { type Channels, placesOf } from '../channels.ts';
import { independentRows } from './independentRows.ts';
import { misfitOf } from './misfit.ts';
import type { Noise, NoiseUnknown } from './noise.ts';

/** The noise of one experiment among several, and how many acquisitions it is the noise of. */
export interface NoisePart {
  readonly noise: Noise;
  readonly count: number;
}

/** The noise of several experiments one after the other: each has its own, but for one that is given to several, whose σ they share. */
export function joinedNoise(parts: readonly NoisePart[]): Noise {
  const begins = parts.map((_, i) => parts.slice(0, i).reduce((sum, { count }) => sum + count, 0));
  const owner = parts.flatMap(({ count }, i) => new Array<number>(count).fill(i));
  const unknowns = named(parts);
  return {
    kind: [...new Set(parts.map(({ noise }) => noise.kind))].join(' + '),
    says: parts.map(({ noise }, i) => `(${i + 1}) ${noise.says}`).join('; '),
    rounding: Math.max(...parts.map(({ noise }) => noise.rounding ?? 0)),
    root: (a, mean, k) => parts[owner[k]!]!.noise.root(a, mean, k - begins[owner[k]!]!),
    rows: (a, channels, places) =>
      parts.flatMap(({ noise, count }, i) => {
        const own = slice(channels, begins[i]!, count);
        const at = unknowns.flatMap((each, u) => (each.noise === noise ? [places[u]!] : []));
        return noise.rows ? noise.rows(a, own, at) : independentRows(a, own, noise.root);
      }),
    sd: (mean, k) => parts[owner[k]!]!.noise.sd?.(mean, k - begins[owner[k]!]!) ?? 0,
    unknowns,
    refuses: (channels) =>
      parts
        .map(({ noise, count }, i) => {
          const own = slice(channels, begins[i]!, count);
          const refusal = misfitOf(noise, own.complex) ?? noise.refuses?.(own);
          return refusal && `experiment ${i + 1}: ${refusal}`;
        })
        .find((sentence) => sentence !== undefined),
    known: () => joinedNoise(replaced(parts, (noise) => noise.known?.() ?? noise)),
    times: (factor) => joinedNoise(replaced(parts, (noise) => noise.times?.(factor) ?? noise)),
  };
}

/** `sigma`, or `sigma1`, `sigma3` … by the first experiment of each where several are unknown; one noise of several is unknown once. */
function named(parts: readonly NoisePart[]): (NoiseUnknown & { readonly noise: Noise })[] {
  const noises = parts.map(({ noise }) => noise);
  const all = [...new Set(noises)].flatMap((noise) => (noise.unknowns ?? []).map((each) => ({ ...each, noise })));
  if (all.length === 1) return all;
  return all.map((each) => ({ ...each, name: `${each.name}${noises.indexOf(each.noise) + 1}` }));
}

/** Other noises in the same places: what was one stays one. */
function replaced(parts: readonly NoisePart[], by: (noise: Noise) => Noise): NoisePart[] {
  const made = new Map(parts.map(({ noise }) => [noise, by(noise)]));
  return parts.map(({ noise, count }) => ({ noise: made.get(noise)!, count }));
}

function slice<T>({ mean, jacobian, complex, averages }: Channels<T>, from: number, count: number): Channels<T> {
  const places = placesOf(complex);
  const [begin, end] = [from, from + count].map((k) => places[k]?.at ?? mean.length);
  return {
    mean: mean.slice(begin, end),
    jacobian: jacobian.slice(begin, end),
    complex: complex.slice(from, from + count),
    averages: averages?.slice(from, from + count),
  };
}
