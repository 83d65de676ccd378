import { styleText } from 'node:util';
import { type Paint, plain } from '@fishergrad/study';

/** Colors for a terminal that shows them; none into a pipe or a file, nor with NO_COLOR set. */
export function paint(): Paint {
  const colored = process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  if (!colored) return plain;
  return {
    bold: (text) => styleText('bold', text),
    dim: (text) => styleText('dim', text),
    warn: (text) => styleText('yellow', text),
  };
}
