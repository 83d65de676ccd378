// Units as people write them: which SI unit they mean, and that a number is rounded once on its way there.
import { readStudy, StudyError } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

/** What a tissue entry of a formula is read as: its SI value and unit. */
function readAs(written: string): [value: number, unit: string] {
  const { cases, model } = readStudy(study(written));
  return [cases[0]!.tissue['x']!, model.parameters['x']!.unit];
}

/** A study in which x may have any unit: it is divided by itself. */
const study = (written: string): string =>
  `model: "A * exp(-t/τ) * x / x"\ntissue: { A: 1, τ: 1 s, x: "${written}" }\nprotocol: { t: "1, 2 s" }\nnoise: { kind: gaussian, sigma: 1 }\n`;

describe('a written unit', () => {
  it.each([
    ['10 ms', 0.01, 's'],
    ['0.1 us', 0.1 / 1e6, 's'],
    ['2 min', 120, 's'],
    ['7 1/ms', 7000, '1/s'],
    ['7 ms^-1', 7000, '1/s'],
    ['7 s⁻¹', 7, '1/s'],
    ['60 bpm', 1, 'Hz'],
    ['0.3 kHz', 300, 'Hz'],
    ['180 deg', Math.PI, 'rad'],
    ['3 rad/s', 3, 'rad/s'],
    ['5', 5, 'a.u.'],
    ['5 a.u.', 5, 'a.u.'],
    ['7 %', 0.07, '1'],
    ['3 ppm', 3e-6, '1'],
    ['0.7 mm^2/s', 0.7e-6, 'm²/s'],
    ['0.7 mm²/s', 0.7e-6, 'm²/s'],
    ['0.7 mm2/s', 0.7e-6, 'm²/s'],
    ['0.7 um^2/ms', 0.7e-9, 'm²/s'],
    ['0.7 µm²/ms', 0.7e-9, 'm²/s'],
    ['0.7 μm²/ms', 0.7e-9, 'm²/s'], // the Greek letter
    ['1.1 um^2/ms', 1.1 / 1e9, 'm²/s'], // one rounding, not two
    ['8.7 ms/um^2', 8.7 * 1e9, 's/m²'],
    ['800 s/mm^2', 800e6, 's/m²'],
    ['0.8 ms/um^2', 0.8e9, 's/m²'],
    ['60 ml/100g/min', 0.01 / 1000, 'm³/kg/s'],
    ['3 ml/g/s', 0.003, 'm³/kg/s'],
    ['40 mT/m', 0.04, 'T/m'],
    ['20 uT', 20e-6, 'T'],
    ['20 cm/s', 0.2, 'm/s'],
    ['5 mmol/l', 5, 'mol/m³'],
    ['5 mM', 5, 'mol/m³'],
    ['4 1/mM/s', 4, 'm³/mol/s'],
    ['4 l/mmol/s', 4, 'm³/mol/s'],
    ['300 K', 300, 'K'],
    ['3 s*m', 3, 'm·s'],
    ['3 s·m', 3, 'm·s'],
  ])('%s', (written, value, unit) => expect(readAs(written)).toEqual([value, unit]));

  it('is read for every value of a list and of a range', () => {
    const { cases } = readStudy(study('1, 2 mm²/s'));
    expect(cases.map(({ tissue }) => tissue['x'])).toEqual([1e-6, 2e-6]);
    const range = readStudy(study('1..3 um^2/ms (step 0.5 um^2/ms)')).cases;
    range.forEach(({ tissue }, k) => expectClose(tissue['x'], (1 + k / 2) * 1e-9, 1e-15));
    expect(range.length).toBe(5);
  });

  it.each([
    ['5 furlong', 'x: "furlong" is no unit known here'],
    ['5 mmin', 'x: "mmin" is no unit known here'],
    ['5 s/', 'x: "s/" is no unit known here'],
    ['5 s//m', 'x: "s//m" is no unit known here'],
    ['5 s^0', 'x: "s^0" is no unit known here'],
    ['5 s^99', 'x: "s^99" is no unit known here'],
    ['5 __proto__', 'x: "__proto__" is no unit known here'],
    ['5 constructor', 'x: "constructor" is no unit known here'],
    [`5 ${'s*'.repeat(40)}s`, 'is no unit known here'],
    ['5 mm²/s, 3 s', 'x is a time, but "mm²/s" is the unit of a diffusivity; write 5 ms or 5 s, for instance'],
    ['5 m³, 3 mm²/s', 'x is a diffusivity, but "m³" is the unit of a quantity in m³; write 1 µm²/ms or 0.001 mm²/s'],
    ['5 Hz, 3 1/s', 'x is a rate, but "Hz" is the unit of a frequency'],
    ['5, 3 Hz, 2', 'x needs a unit, because it is a frequency'],
  ])('%s is refused', (written, sentence) => {
    expect(() => readStudy(study(written))).toThrow(StudyError);
    expect(() => readStudy(study(written))).toThrow(sentence);
  });
});
