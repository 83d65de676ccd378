/** Every entry of a record brought into another arithmetic as a constant. */
export function lifted<K extends string, T, S>(record: Readonly<Record<K, T>>, lift: (t: T) => S): Record<K, S> {
  return Object.fromEntries(Object.entries<T>(record).map(([name, t]) => [name, lift(t)])) as Record<K, S>;
}

/** A tissue whose parameters `names` are the variables θ and whose others are constants. */
export function tissueAt<P extends string, T, S>(
  tissue: Readonly<Record<P, T>>,
  names: readonly P[],
  θ: readonly S[],
  lift: (t: T) => S,
): Record<P, S> {
  return { ...lifted(tissue, lift), ...(Object.fromEntries(names.map((name, i) => [name, θ[i]])) as Record<P, S>) };
}
