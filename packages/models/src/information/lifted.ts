/** Every entry of a record brought into another arithmetic as a constant; a record of plain numbers is that already. */
export function lifted<K extends string, T, S>(
  record: Readonly<Record<K, T>>,
  lift: (t: T) => S,
): Readonly<Record<K, S>> {
  for (const name in record) if (typeof record[name] !== 'number') return copied(record, lift);
  return record as unknown as Readonly<Record<K, S>>;
}

/** A tissue whose parameters `names` are the variables θ and whose others are constants. */
export function tissueAt<P extends string, T, S>(
  tissue: Readonly<Record<P, T>>,
  names: readonly P[],
  θ: readonly S[],
  lift: (t: T) => S,
): Record<P, S> {
  const result = copied(tissue, lift);
  names.forEach((name, i) => (result[name] = θ[i]!));
  return result;
}

function copied<K extends string, T, S>(record: Readonly<Record<K, T>>, lift: (t: T) => S): Record<K, S> {
  const result = {} as Record<K, S>;
  for (const name in record) result[name] = lift(record[name]);
  return result;
}
