import { symbolOf } from '../format.ts';
import type { Protocol, Study } from '../study.ts';
import type { StudyDesign } from '../studyDesign.ts';
import { convert, inUnit, toSI } from '../units.ts';

/** So many digits every number keeps from text to double and back. */
const DIGITS = 15;

/**
 * A protocol whose free values are numbers that a person can write in their units: what is told of it is then told of what is written.
 *
 * @param digits how many their numbers have; 17 tell any two doubles apart
 */
export function asWritten(
  study: Study,
  { vary }: Pick<StudyDesign, 'vary'>,
  protocol: Protocol,
  digits = DIGITS,
): Protocol {
  const { settings } = study.parts[0]!.model;
  const near = vary.map(({ setting }) => {
    const { unit } = settings[setting]!;
    const symbol = symbolOf(study, setting, unit);
    const converted = convert(symbol, unit);
    return (value: number): number =>
      'factor' in converted ? toSI(Number(inUnit(value, symbol, unit).toPrecision(digits)), converted.factor) : value;
  });
  return protocol.map((at) => ({
    ...at,
    ...Object.fromEntries(vary.map(({ setting }, k) => [setting, near[k]!(at[setting]!)])),
  }));
}
