import { NotIdentifiable } from '@fishergrad/models';

/**
 * The sentence with which a bound is refused.
 *
 * @throws Error where it is not refused
 */
export function refusal(bound: () => unknown): string {
  try {
    bound();
  } catch (error) {
    if (error instanceof NotIdentifiable) return error.message;
    throw error;
  }
  throw new Error('this was to be refused, and was not');
}
