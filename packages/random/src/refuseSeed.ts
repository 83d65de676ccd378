/** @throws RangeError for a seed that is no whole number, or lies outside of the range */
export function refuseSeed(seed: number, lowest: number, highest: number): void {
  if (Number.isInteger(seed) && seed >= lowest && seed <= highest) return;
  throw new RangeError(`a seed is a whole number from ${lowest} to ${highest}, not ${seed}`);
}
