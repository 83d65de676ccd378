import { numbers } from '@fishergrad/engine';
import type { Noise } from '../information/noise/noise.ts';
import type { Setup } from './problem.ts';

/** Tissues under the same noise with the same roles share a recording: their places, group by group. */
export function groupsOf(setups: readonly Setup[]): number[][] {
  const groups: number[][] = [];
  for (const [at, setup] of setups.entries()) {
    const kin = groups.find(([first]) => alike(setups[first!]!, setup));
    if (kin) kin.push(at);
    else groups.push([at]);
  }
  return groups;
}

function alike(x: Setup, y: Setup): boolean {
  return sameNoise(x.noise, y.noise) && JSON.stringify(x.roles) === JSON.stringify(y.roles);
}

/** Noises are functions; two of one kind, in the same words, that make the same of every mean are one. */
function sameNoise(x: Noise, y: Noise): boolean {
  if (x === y) return true;
  if (x.kind !== y.kind || x.says !== y.says || x.rows || y.rows || x.samples !== y.samples) return false;
  return [0.3, 1, 17].every((mean) => x.root(numbers, mean, 0) === y.root(numbers, mean, 0));
}
