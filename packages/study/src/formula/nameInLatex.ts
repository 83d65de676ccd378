const GREEK = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'kappa', 'lambda', 'mu', 'nu', 'xi'],
  ...['rho', 'sigma', 'tau', 'phi', 'chi', 'psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi'],
  ...['Sigma', 'Phi', 'Psi', 'Omega'],
]);

/** A name in LaTeX: S0 is S₀, T2star is T₂*, alpha a Greek letter, TE upright, T1_fat with its subscript. */
export function nameInLatex(name: string): string {
  const [plain = name, ...below] = name.split(/_+/).filter((part) => part !== '');
  const [, bare = plain, star] = /^(.+)(star)$/.exec(plain) ?? [];
  const [, letters = bare, digits = ''] = /^(\P{Nd}+)(\p{Nd}+)$/u.exec(bare) ?? [];
  const under = [digits, ...below.map((part) => (part.length > 1 ? upright(part) : part))].filter(
    (part) => part !== '',
  );
  const main = GREEK.has(letters) ? `\\${letters}` : letters.length === 1 ? letters : upright(letters);
  return `${main}${under.length > 0 ? `_{${under.join(',')}}` : ''}${star === undefined ? '' : '^{*}'}`;
}

function upright(word: string): string {
  return /^\p{Nd}+$/u.test(word) ? word : String.raw`\mathrm{${word}}`;
}
