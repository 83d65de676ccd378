import { numbers } from '@fishergrad/engine';
import { gaussian, t2star } from '@fishergrad/models';
import { criteria, type DesignProblem, type Region, searched, space, spacedValues } from '@fishergrad/models/design';
import { last } from '@fishergrad/optimize';
import { seeded } from '@fishergrad/random';
import { geometrically } from '../weave/index.ts';
import { sixEchoes } from './sixEchoes.ts';

/** Where an echo may be, in s: not before the first of the preset. */
const [FROM, TO] = [sixEchoes[0].TE, 0.06];

/** The T2* of 30 tissues, in s: what is asked is asked of the worst of them. */
const tissues = geometrically(1e-3, 30e-3, 30);

/** The question: the relative variance of T2*, in the worst tissue of 1 to 30 ms, at S0/σ = 50. */
export const echoQuestion: Omit<DesignProblem, 'space'> = {
  setups: tissues.map((T2star) => ({
    ...{ model: t2star, noise: gaussian(1 / 50), tissue: { S0: 1, T2star } },
    roles: { S0: 'estimate', T2star: 'estimate' } as const,
  })),
  criterion: criteria.relative,
  of: [{ name: 'T2star', weight: 1 }],
  tissues: 'worst',
};

/** Where each echo may be, when nothing ties it to the others. */
export const echoRegion: Region = { settings: ['TE'], lower: [FROM], upper: [TO], rest: {} };

/** Six echo times, and what they reach. */
export interface BestEchoes {
  /** In s, to the µs. */
  readonly times: readonly number[];
  /** The CoV of T2* in the worst tissue, before times are rounded. */
  readonly worst: number;
}

/** The best six echoes for that question, none nearer to the next than `spacing` (s): eleven searches, one from the preset. */
export function bestEchoes(spacing: number): BestEchoes {
  const six = space({ TE: spacedValues(6, FROM, TO, spacing) });
  const options = { starts: 10, random: seeded(1), first: [six.place(sixEchoes)!] };
  const { x, value } = last(searched({ ...echoQuestion, space: six }, options)).best;
  const times = six.protocol(numbers, [...x]).map(({ TE }) => Math.round(1e6 * TE) / 1e6);
  return { times, worst: Math.exp(value / 2) }; // the cost is the square of the CoV
}
