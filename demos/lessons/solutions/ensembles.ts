/** The average of the outputs, sample by sample; the spread is divided by N, not N − 1, for the identity to be exact. */
export function together(outputs: readonly (readonly number[])[]): {
  readonly average: readonly number[];
  readonly spread: number;
} {
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const average = outputs[0].map((_, k) => mean(outputs.map((f) => f[k])));
  return { average, spread: mean(outputs.map((f) => mean(f.map((each, k) => (each - average[k]) ** 2)))) };
}
