import type { Arithmetic } from '@fishergrad/engine';

/** What is assumed of the noise: how much one sample tells about its mean. */
export interface Noise {
  /** Its name: `gaussian`. */
  readonly kind: string;
  /** The assumption as a phrase for a report, with σ and its convention. */
  readonly says: string;
  /** Root of the Fisher information that sample `k` carries about its mean μ; in 1/unit of the signal. */
  readonly root: <T>(a: Arithmetic<T>, mean: T, k: number) => T | number;
}
