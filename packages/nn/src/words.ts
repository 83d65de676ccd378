/** What a file or an option gave, as it would stand in a file. */
export function quoted(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** So many things, in words: 1 input, 2 inputs. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

const SHOWN = 5;

/** What is wrong, a line each; of very many the first few, and how many more there are. */
export function listed(issues: readonly string[]): string {
  const more = issues.length - SHOWN;
  return [...issues.slice(0, SHOWN), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}
