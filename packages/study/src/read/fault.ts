import type { Path } from './source.ts';

/** One thing wrong, by the way to it in the data; `key` when the key itself is meant rather than its value. */
export interface Fault {
  readonly message: string;
  readonly path: Path;
  readonly key?: string;
  /** Of the character that is meant, in the text that stands there. */
  readonly offset?: number;
}
