/**
 * The known name that a mistyped one is closest to, if it is close: at most a third of its letters wrong, case aside. Of two
 * names of two letters each, as T1 and T2, neither is taken for the other.
 *
 * @example
 * ```ts
 * nearest('t2stra', ['t2star', 'molli']); // => 't2star'
 * ```
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const typed = name.slice(0, 64).toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, distance: edits(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance === 0 || typed.length > 2 || candidate.length !== typed.length);
  const best = ranked.toSorted((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(1, Math.floor(Math.max(typed.length, best.candidate.length) / 3))
    ? best.candidate
    : undefined;
}

/** "; did you mean t2star?" or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const candidate = nearest(name, known);
  return candidate === undefined ? '' : `; did you mean ${candidate}?`;
}

/** Insertions, deletions and replacements from one word to the other (Levenshtein 1966). */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, k) => k);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let k = 1; k <= to.length; k++) {
      const replaced = row[k - 1]! + (from[i - 1] === to[k - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[k]! + 1, next[k - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
