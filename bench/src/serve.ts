import { createInterface } from 'node:readline';

/**
 * Makes this process a variant of a benchmark: it prints the numbers it computed on one line, then answers each count it
 * reads with the nanoseconds that so many runs took.
 */
export async function serve(run: () => void, check: () => Iterable<number>): Promise<void> {
  run();
  console.log([...check()].join(' '));
  for await (const line of createInterface({ input: process.stdin })) {
    const count = Number(line);
    const began = process.hrtime.bigint();
    for (let k = 0; k < count; k++) run();
    console.log(String(process.hrtime.bigint() - began));
  }
}
