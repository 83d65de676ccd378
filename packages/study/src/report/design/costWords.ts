import type { Designed } from '../../design/designed.ts';
import { formatGiven } from '../../format.ts';

/** What was to be small, as a phrase: "the CoV of T2star, in the worst of 30 tissues". */
export function costWords({ design, before }: Designed): string {
  const { criterion, of, tissues, duration, budget } = design;
  const names = of.map(({ name, weight }) => (weight === 1 ? name : `${formatGiven(weight)} × ${name}`)).join(', ');
  const one = of.length === 1;
  const what = {
    D: `the determinant of the covariance of all unknowns (${names})`,
    Ds: `the determinant of the covariance of ${names}`,
    A: one ? `the variance of ${names}` : `the sum of variances of ${names}`,
    E: `the largest eigenvalue of the relative covariance of ${names}`,
    c: `the variance of ${names}`,
    relative: one ? `the squared CoV of ${names}` : `the sum of squared CoVs of ${names}`,
    CoV: one ? `the CoV of ${names}` : `the sum of CoVs of ${names}`,
  }[criterion];
  const count = before.cases.length;
  const even = tissues !== 'worst' && tissues.every((ω) => Math.abs(ω * count - 1) < 1e-9);
  const over =
    tissues === 'worst'
      ? `, in the worst of ${count} tissues`
      : `, in the ${even ? '' : 'weighted '}mean over ${count} tissues`;
  const time = duration === undefined ? '' : budget === undefined ? ', of as much measuring time' : '';
  return `${what} as small as can be${count === 1 ? '' : over}${time} (criterion ${criterion})`;
}
