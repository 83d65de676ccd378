import type { Issue } from '../../studyError.ts';
import type { Fault } from '../fault.ts';

/** What was read, where it could be, and what is wrong with it. */
export interface Found<T> {
  readonly found?: T | undefined;
  readonly faults: readonly Fault[];
  /** What is wrong and has its place already. */
  readonly issues?: readonly Issue[];
}

/** Nothing, because of one thing. */
export function missing(fault: Fault): Found<never> {
  return { faults: [fault] };
}
