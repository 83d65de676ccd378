// Units in formulas: what goes together is read, what does not is refused at the operand that does not fit.
import { amplitude, angle, decayTime, frequency, type Quantity, ratio, sampleTime } from '@fishergrad/models';
import { formulaModel, FormulaError } from '@fishergrad/study/formula';
import { describe, expect, it } from 'vitest';

const of = (unit: string): Quantity => ({ ...ratio('x', [1, 2]), unit });
const scope = {
  parameters: {
    S0: amplitude('signal'),
    T2: decayTime('time', [0.01, 0.1]),
    f: frequency('f', [1, 9]),
    phi: angle('φ', [0, 1]),
  },
  settings: { TE: sampleTime('echo time', [0, 0.1]), b: of('s/m²') },
  constants: { D: { value: 1e-9, unit: 'm²/s' }, n: { value: 2, unit: '1' }, T0: { value: 1, unit: 's' } },
};
const faultsOf = (formula: string, derive: Readonly<Record<string, string>> = {}): FormulaError['faults'] => {
  try {
    formulaModel({ ...scope, formula, derive });
    return [];
  } catch (error) {
    if (error instanceof FormulaError) return error.faults;
    throw error;
  }
};
/** Uses what is a parameter, so that this is not what is wrong; the formula stands in front. */
const rest = ' + S0 * cos(f * T2 + phi)';

describe('units that go together', () => {
  it.each([
    'S0 * exp(-TE / T2) * cos(2*pi*f*TE + phi)',
    'S0 * exp(-b * D) + T2 * f + phi',
    'S0 * (TE / T2) ^ n + f * TE + phi',
    'S0 * (TE / T2) ^ (S0 / 2) + f * TE + phi',
    'S0 * sqrt(TE * T2) / T0 * cos(f * T0 + phi)',
    'S0 * T2 ^ 2 / T0 ^ n * cos(f * T0 + phi)',
    'S0 * T2 ^ -0.5 * sqrt(T0) * cos(f * T0 + phi)',
    'S0 * where(TE < T2 && TE > 0, max(TE, 0) / T2, 1) * cos(f * T0 + phi)',
    'where(TE < T2, S0, 0) * cos(f * T0 + phi)',
    'relu(TE - T2) / T0 * S0 * cos(f * T0 + phi)',
    'where(TE < T2, TE, 0) / T0 * S0 * cos(f * T0 + phi)',
    'S0 * atan2(TE, T2) * step(TE - T2) * cos(f * T0 + phi)',
    'abs(TE - T2) * f * S0 + arg(TE + i * T2) + phi',
    'S0 * log(TE / T2) * tanh(f * T0 + phi)',
    'S0 * (1/T2 + 2*f) * T0 * cos(phi)',
  ])('%s', (formula) => expect(faultsOf(formula)).toEqual([]));
});

describe('units that do not', () => {
  it.each([
    ['TE + S0', 5, '"TE" is a time (s) and "S0" has no unit: they cannot be added'],
    ['1 - TE', 4, '"1" has no unit and "TE" is a time (s): they cannot be added'],
    ['TE + 2 * f', 5, '"TE" is a time (s) and "2 * f" is a rate (1/s): they cannot be added'],
    ['TE + T2 + b', 10, '"TE + T2" is a time (s) and "b" is a b-value (s/m²): they cannot be added'],
    ['exp(-TE)', 4, '"-TE" is a time (s), and exp takes numbers without a unit; TE is a time (s)'],
    ['exp(TE)', 4, '"TE" is a time (s), and exp takes numbers without a unit'],
    [
      'log(D / T2)',
      4,
      '"D / T2" has the unit m²/s², and log takes numbers without a unit; D is a diffusivity (m²/s), T2 is a time (s)',
    ],
    ['cos(f)', 4, '"f" is a rate (1/s), and cos takes numbers without a unit'],
    ['where(TE < 5, 1, 2)', 11, '"TE" is a time (s) and "5" has no unit: they cannot be compared'],
    ['where(f > TE, 1, 2)', 6, '"TE" is a time (s) and "f" is a rate (1/s): they cannot be compared'],
    ['where(S0 < 1, TE, 2)', 18, '"TE" is a time (s) and "2" has no unit: they cannot both come out of where'],
    ['max(TE, 1) / T2', 8, '"TE" is a time (s) and "1" has no unit: they cannot both go into max'],
    ['atan2(TE, S0)', 10, '"TE" is a time (s) and "S0" has no unit: they cannot both go into atan2'],
    ['S0 ^ TE', 5, '"TE" is a time (s), and an exponent has none'],
    [
      '(TE ^ S0) / T2',
      6,
      '"TE" is a time (s), and its unit would change with the exponent "S0"; take the power of a ratio',
    ],
    ['pow(T2, S0)', 8, 'its unit would change with the exponent "S0"'],
  ])('%s', (formula, offset, message) => {
    const [fault, ...others] = faultsOf(formula + rest);
    expect(fault).toMatchObject({ path: ['formula'], offset, message: expect.stringContaining(message) as string });
    expect(others).toEqual([]);
  });

  it('a signal with a unit', () => {
    const [fault] = faultsOf('T2 * S0 * cos(f * TE + phi)');
    expect(fault).toMatchObject({ offset: 0, message: expect.stringContaining('the signal is a time (s)') as string });
  });

  it('in a line of let and in what is derived, where they stand', () => {
    const formula = `E ${rest}`;
    const lines = { let: { E: 'TE + 1' }, derive: { k: 'E * 2', R2: '1/T2 + 1' } };
    expect(() => formulaModel({ ...scope, ...lines, formula })).toThrow(FormulaError);
    expect(() => formulaModel({ ...scope, ...lines, formula })).toThrow(
      'let.E, character 6: "TE" is a time (s) and "1" has no unit: they cannot be added',
    );
    expect(() => formulaModel({ ...scope, ...lines, formula })).toThrow(
      'derive.R2, character 8: "1/T2" is a rate (1/s) and "1" has no unit: they cannot be added',
    );
  });
});

it('gives what is derived the SI unit that follows', () => {
  const derive = { R: '1/T2', a: 'D * T2', v: 'sqrt(D / T2)', q: 'T2 * f', w: 'D^2 / T2', z: 'T2^0.5' };
  const { derived } = formulaModel({ ...scope, formula: `0${rest}`, derive });
  const units = Object.entries(derived!).map(([name, { unit }]) => [name, unit]);
  expect(Object.fromEntries(units)).toEqual({ R: '1/s', a: 'm²', v: 'm/s', q: '1', w: 'm⁴/s³', z: 's^0.5' });
});
