import type { Change } from './change.ts';
import type { DerivedBound } from './bound.ts';
import type { Rows } from './rows.ts';

/**
 * The samples cannot tell the parameters apart: F is singular, or so nearly that no digit of its inverse would be right.
 * Thrown by {@link crlb}; a {@link CrlbMap} says the same of a row by `why`.
 *
 * @example
 * ```ts
 * import { crlb, gaussian, t2star } from '@fishergrad/models';
 *
 * const design = { model: t2star, noise: gaussian(0.02), roles: { S0: 'estimate', T2star: 'estimate' } } as const;
 * try {
 *   crlb({ ...design, tissue: { S0: 1, T2star: 0.01 }, protocol: [{ TE: 0.005 }] }); // one sample, two unknowns
 * } catch (error) {
 *   if (!(error instanceof NotIdentifiable)) throw error;
 *   error.directions[0]!.map(({ name }) => name); // => ['S0', 'T2star']
 * }
 * ```
 */
export class NotIdentifiable extends Error {
  /** The estimated parameters, in the order of every matrix below. */
  readonly names: readonly string[];
  /** Changes of the parameters that alter no sample, to first order. */
  readonly directions: readonly (readonly Change[])[];
  /** What would help, one sentence each. */
  readonly cures: readonly string[];
  /** F, SI units. */
  readonly fisher: Rows<number>;
  /** 1/√Fᵢᵢ for each name: the SD if all other parameters were known; Infinity where no sample depends on it. */
  readonly conditionalSd: readonly number[];
  /** How many combinations of the parameters the samples tell. */
  readonly rank: number;
  /** The eigenvalues of F scaled to unit diagonal, falling; 0 for parameters that no sample depends on. */
  readonly spectrum: readonly number[];
  /** The SDs of the parameters that remain identifiable, by name: those that take part in none of the directions. */
  readonly remaining: Readonly<Record<string, number>>;
  /** The derived quantities that remain identifiable, by name: those that none of the directions changes. */
  readonly derived: Readonly<Record<string, Omit<DerivedBound, 'correlation'>>>;

  constructor(found: Omit<NotIdentifiable, 'estimable' | keyof Error>) {
    super([...found.directions.map(sentence), ...remains(found), ...found.cures].join(' '));
    this.name = 'NotIdentifiable';
    this.names = found.names;
    this.directions = found.directions;
    this.cures = found.cures;
    this.fisher = found.fisher;
    this.conditionalSd = found.conditionalSd;
    this.rank = found.rank;
    this.spectrum = found.spectrum;
    this.remaining = found.remaining;
    this.derived = found.derived;
  }

  /** The names of the parameters that remain identifiable. */
  get estimable(): string[] {
    return Object.keys(this.remaining);
  }
}

function remains({ remaining, derived }: Pick<NotIdentifiable, 'remaining' | 'derived'>): string[] {
  const names = [...Object.keys(remaining), ...Object.keys(derived)];
  return names.length === 0 ? [] : [`${list(names)} ${names.length === 1 ? 'remains' : 'remain'} identifiable.`];
}

/** "S0 and T2star cannot both be estimated from these samples: raising … by 1 % and lowering … by 0.3 % changes no sample, to first order." */
export function sentence(direction: readonly Change[]): string {
  const names = direction.map(({ name }) => name);
  const bySize = direction.toSorted((a, b) => size(b) - size(a));
  if (names.length === 1) {
    return `${names[0]} cannot be estimated from these samples: at these values they do not depend on it.`;
  }
  const whole = names.length === 2 ? 'both' : 'all';
  return `${list(names)} cannot ${whole} be estimated from these samples: ${list(bySize.map(phrase))} changes no sample, to first order.`;
}

function phrase({ name, unit, by, relative }: Change): string {
  const amount = relative === undefined ? `${short(Math.abs(by))} ${unit}` : `${short(Math.abs(relative) * 100)} %`;
  return `${by > 0 ? 'raising' : 'lowering'} ${name} by ${amount}`;
}

/** How large a change is: relative to the value where it has one, else in its unit. */
export function size({ by, relative }: Change): number {
  return Math.abs(relative ?? by);
}

function short(x: number): string {
  return String(Number(x.toPrecision(2)));
}

/** "a", "a and b", "a, b and c" */
export function list(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
