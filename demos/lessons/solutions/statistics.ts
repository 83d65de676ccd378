/** The change is rate times gradient, so update:data is rate times gradient:data. */
export function rateFor(weights: readonly number[], gradient: readonly number[], wanted: number): number {
  return (wanted * sdOf(weights)) / sdOf(gradient);
}

function sdOf(all: readonly number[]): number {
  const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
  return Math.sqrt(all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / all.length);
}
