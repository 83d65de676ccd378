/** What is known of a parameter before: it is Gaussian about its value with this SD, in the parameter's SI unit. */
export interface Prior {
  /** The prior. */
  readonly prior: {
    /** Its SD, > 0. */
    readonly sd: number;
  };
}

/**
 * What is assumed of a parameter.
 *
 *   estimate       unknown, and wanted
 *   nuisance       unknown, and not wanted: it makes the others less certain, and is left out of what is judged
 *   known          taken as exactly its value, which makes every other bound smaller
 *   { prior }      unknown, and measured before: F gets 1/sd² on its diagonal; wanted only where nothing is to estimate
 */
export type Role = 'estimate' | 'nuisance' | 'known' | Prior;

const WORDS: readonly unknown[] = ['estimate', 'nuisance', 'known'];

/** Whether a role is a prior. */
export function isPrior(role: unknown): role is Prior {
  return typeof role === 'object' && role !== null && Object.hasOwn(role, 'prior');
}

/** What is wrong with the role of a parameter, as a sentence. */
export function roleIssue(name: string, role: unknown): string | undefined {
  if (WORDS.includes(role)) return undefined;
  if (!isPrior(role)) {
    const found = role === undefined ? 'left out' : (JSON.stringify(role) ?? typeof role);
    return `the role of ${name} must be 'estimate', 'nuisance', 'known' or { prior: { sd } }, not ${found}`;
  }
  const { sd } = (role.prior ?? {}) as { sd?: unknown };
  if (typeof sd === 'number' && sd > 0 && sd < Infinity) return undefined;
  return `the prior of ${name} needs an SD, a positive number, not ${sd === undefined ? 'nothing' : JSON.stringify(sd)}`;
}
