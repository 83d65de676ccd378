/** How many doubles lie between two; 0 for two NaN, ∞ between NaN and a number. The two zeros are one. */
export function ulps(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : Infinity;
  return Number(BigInt.asUintN(64, abs(rank(x) - rank(y))));
}

function rank(x: number): bigint {
  const bits = new BigInt64Array(Float64Array.of(Math.abs(x)).buffer)[0]!;
  return x < 0 ? -bits : bits;
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}
