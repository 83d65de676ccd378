/** Written as "not lower", so that NaN counts as a failure too. */
export function suggest(rates: readonly number[], values: readonly number[], before: number): number {
  const failed = values.findIndex((value) => !(value < before));
  const largest = failed < 0 ? rates.at(-1) : rates[failed - 1];
  return (largest ?? NaN) / 2;
}
