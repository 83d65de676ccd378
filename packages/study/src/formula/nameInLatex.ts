const GREEK = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'kappa', 'lambda', 'mu', 'nu', 'xi'],
  ...['rho', 'sigma', 'tau', 'phi', 'chi', 'psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi'],
  ...['Sigma', 'Phi', 'Psi', 'Omega'],
]);

/** A name in LaTeX: S0 is S₀, T2star is T₂*, alpha a Greek letter, TE upright, T1_fat with its subscript. */
export function nameInLatex(name: string): string {
  const [plain = name, ...parts] = name.split(/_+/).filter((part) => part !== '');
  const [, bare = plain, star] = /^(.+)(star)$/.exec(plain) ?? [];
  const [, letters = bare, digits = ''] = /^(\P{Nd}+)(\p{Nd}+)$/u.exec(bare) ?? [];
  const under = [digits, ...parts.map((part) => (part.length > 1 ? upright(part) : part))].filter(
    (part) => part !== '',
  );
  const main = GREEK.has(letters) ? `\\${letters}` : letters.length === 1 ? letters : upright(letters);
  const below = under.join(',');
  const index = below === '' ? '' : below.length === 1 ? `_${below}` : `_{${below}}`;
  return `${main}${index}${star === undefined ? '' : '^{*}'}`;
}

function upright(word: string): string {
  return /^\p{Nd}+$/u.test(word) ? word : String.raw`\mathrm{${word}}`;
}
