/** A formula and the lines it is made of, in one line: "S0 * E,  E = exp(-TE/T2)". */
export function formulaText(formula: string, lines: Readonly<Record<string, string>>): string {
  const texts = [formula, ...Object.entries(lines).map(([name, text]) => `${name} = ${text}`)];
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).join(',  ');
}
