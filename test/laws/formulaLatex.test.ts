// Formulas as LaTeX prints them.
import { ratio } from '@fishergrad/models';
import { formulaModel } from '@fishergrad/study/formula';
import { expect, it } from 'vitest';

const names = ['x', 'y', 'S0', 'TE', 'T2star', 'alpha', 'T1_fat', 'Δf', 'T12', 'alphabet', 'x_'];
const settings = Object.fromEntries(names.map((name) => [name, ratio(name, [0, 1])]));

it.each([
  ['S0 * exp(-TE / T2star)', String.raw`S_0 \, e^{-\frac{\mathrm{TE}}{T_2^{*}}}`],
  ['(x + y) * (x - y)', String.raw`\left(x + y\right) \, \left(x - y\right)`],
  ['x - (y - 1)', String.raw`x - \left(y - 1\right)`],
  ['x - y - 1', 'x - y - 1'],
  ['x + (y + 1)', 'x + y + 1'],
  ['-(x + y)', String.raw`-\left(x + y\right)`],
  ['x * -y', String.raw`x \, \left(-y\right)`],
  ['-x * y', String.raw`\left(-x\right) \, y`],
  ['2 * 3 * x', String.raw`2 \cdot 3 \, x`],
  ['(x / y)^2', String.raw`\left(\frac{x}{y}\right)^{2}`],
  ['(x^2)^y', String.raw`\left(x^{2}\right)^{y}`],
  ['x^2^y', 'x^{2^{y}}'],
  ['-x^2', '-x^{2}'],
  ['1 / (-x / y)', String.raw`\frac{1}{-\frac{x}{y}}`],
  ['x * (-x / y)', String.raw`x \, \left(-\frac{x}{y}\right)`],
  ['sin(x)^2', String.raw`\sin\left(x\right)^{2}`],
  ['sqrt(x) + abs(y) + erf(x)', String.raw`\sqrt{x} + \left|y\right| + \operatorname{erf}\left(x\right)`],
  ['ln(x) + atan2(x, y)', String.raw`\ln\left(x\right) + \operatorname{atan2}\left(x, y\right)`],
  ['2*pi*1e-9*x', String.raw`2 \, \pi \cdot 1 \cdot 10^{-9} \, x`],
  [
    'where(x <= y && !(x > 1), 1, 0)',
    String.raw`\operatorname{where}\left(\left(x \le y\right) \land \lnot \left(1 < x\right), 1, 0\right)`,
  ],
  [
    'alpha + T1_fat + Δf + T12 + alphabet',
    String.raw`\alpha + T_{1,\mathrm{fat}} + \mathrm{Δf} + T_{12} + \mathrm{alphabet}`,
  ],
])('%s', (formula, wanted) => {
  const { latex } = formulaModel({ formula, parameters: {}, settings });
  expect(latex).toBe(wanted);
});
