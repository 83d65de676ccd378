const MOST = 10_000;

type Step = (number: number, unit: string) => { readonly value: number } | { readonly problem: string };

/**
 * The values of a range, both ends included: `log 12` and `linear 12` are that many values, evenly spaced in the
 * logarithm or in the value; `step 0.5` goes up from the low end as far as the high end allows.
 *
 * @param how what stood in parentheses after the range
 * @param step turns the number and unit of a step into the unit of the ends
 */
export function expandRange(
  low: number,
  high: number,
  how: string | undefined,
  step: Step,
): { readonly values: readonly number[] } | { readonly problem: string } {
  const words = /^\s*(log|linear|step)\s+([\d.eE+-]+)\s*(\S*)\s*$/.exec(how ?? '');
  if (!words)
    return { problem: 'is a range that does not say its values; write (log 12), (linear 12) or (step 0.5) after it' };
  if (!(high > low)) return { problem: 'is a range whose end is not above its beginning' };
  const [, kind, digits, unit] = words as unknown as [string, string, string, string];
  const number = Number(digits);
  if (kind === 'step') return steps(low, high, step(number, unit));
  if (!Number.isInteger(number) || number < 2 || number > MOST || unit !== '')
    return { problem: `must have a whole number of values from 2 to ${MOST} in its range, not "${digits}${unit}"` };
  if (kind === 'log' && low <= 0)
    return { problem: 'cannot be spaced in its logarithm from 0 or below; write (linear 12)' };
  const between = (u: number): number => (kind === 'log' ? low * (high / low) ** u : low + (high - low) * u);
  return {
    values: Array.from({ length: number }, (_, k) =>
      k === 0 ? low : k === number - 1 ? high : between(k / (number - 1)),
    ),
  };
}

function steps(
  low: number,
  high: number,
  step: { readonly value: number } | { readonly problem: string },
): { readonly values: readonly number[] } | { readonly problem: string } {
  if ('problem' in step) return step;
  if (!(step.value > 0)) return { problem: 'must have a positive step in its range' };
  const count = Math.floor((high - low) / step.value + 1e-9) + 1;
  if (!(count <= MOST)) return { problem: `would have more than ${MOST} values in its range; take a larger step` };
  if (count < 2) return { problem: 'has a step larger than its range' };
  return { values: Array.from({ length: count }, (_, k) => low + k * step.value) };
}
