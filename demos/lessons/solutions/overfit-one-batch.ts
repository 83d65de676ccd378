/** What is left is the variance of the targets within groups of the same inputs; 0 where all inputs differ. */
export function leastLoss(inputs: readonly (readonly number[])[], targets: readonly number[]): number {
  const groups = new Map<string, number[]>();
  for (const [k, x] of inputs.entries()) {
    const key = x.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), targets[k]]);
  }
  let squares = 0;
  for (const group of groups.values()) {
    const mean = group.reduce((sum, t) => sum + t, 0) / group.length;
    squares += group.reduce((sum, t) => sum + (t - mean) ** 2, 0);
  }
  return squares / targets.length;
}
