import type { Tape } from '../tape/tape.ts';

/** The tape with its products regrouped. */
export function regroup(tape: Tape): Tape {
  return tape;
}
