import { readFileSync } from 'node:fs';
import { readStudy, StudyError } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';

const ute = `tissue: { S0: 1, T2star: "1, 10 ms" }
protocol: { TE: "0.14, 3.54, 6.94, 10.34, 13.74, 17.14 ms" }
noise: { kind: gaussian, snr: 50, of: S0 }
`;

interface Results {
  readonly study: { readonly model: string };
  readonly results: readonly {
    readonly parameters: Record<string, { readonly unit: string; readonly sd: number; readonly relativeSd: number }>;
    readonly derived: Record<string, { readonly unit: string; readonly value: number; readonly sd: number }>;
  }[];
}

const told = (text: string): string => {
  const { code, stdout, stderr } = fishergrad(['crlb', scratch('own.yaml', text)]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};
const json = (text: string): Results =>
  JSON.parse(fishergrad(['crlb', scratch('own.yaml', text), '--json']).stdout) as Results;

describe('a study whose model is a formula', () => {
  it('has the bounds of the catalogue where the formula is one of it', () => {
    const own = json(`model: S0 * exp(-TE/T2star)\n${ute}derive: { R2star: 1/T2star }\n`);
    const wanted = json(`model: t2star\n${ute}`);
    expect(own.study.model).toBe('formula');
    expect(own.results.length).toBe(2);
    own.results.forEach(({ parameters, derived }, k) => {
      for (const name of ['S0', 'T2star'])
        expectClose(parameters[name]!.sd, wanted.results[k]!.parameters[name]!.sd, 1e-12);
      expect([parameters['S0']!.unit, parameters['T2star']!.unit, derived['R2star']!.unit]).toEqual([
        'a.u.',
        's',
        '1/s',
      ]);
      expectClose(derived['R2star']!.sd, wanted.results[k]!.derived['R2star']!.sd, 1e-12);
    });
  });

  // S = A(1 − E1)/(1 − E1 cos α) sin α is linear in A: the SD of A with T1 known is σ / |∂S/∂A| for one sample.
  it('takes lines of let, constants with units and rows of settings', () => {
    const stdout = told(`model: A * sin(a) * (1 - E1) / (1 - E1 * cos(a))
let:
  a: B1 * FA
  E1: exp(-TR / T1)
constants: { TR: 8 ms, B1: 90 % }
tissue: { A: 100, T1: 1 s }
protocol:
  - FA: 4 deg
  - { FA: 15 deg, averages: 2 }
  - FA: 20 deg
noise: { kind: gaussian, sigma: 0.1 }
derive: { R1: 1/T1, M: A * B1 }
`);
    expect(stdout).toContain(
      'formula: A * sin(a) * (1 - E1) / (1 - E1 * cos(a)),  a = B1 * FA,  E1 = exp(-TR / T1),  TR = 8 ms,  B1 = 90 %',
    );
    expect(stdout).toContain('FA = 4, 15, 20 deg (3 samples)');
    expect(stdout).toMatch(/│ T1 │ +1 s │ +± [\d.]+ s │/);
    expect(stdout).toMatch(/│ R1 │ +1 1\/s │ +± [\d.]+ 1\/s │/);
    expect(stdout).not.toContain('warning: ');
  });

  it('shows a diffusivity in the unit its author wrote, and has its closed form', () => {
    // Two samples, two unknowns: D = ln(S₀/S₁)/b, so SD(D) = (σ/b) √(1/S₀² + 1/S₁²).
    const text = `model: S0 * exp(-b * D)\ntissue: { S0: 1, D: 1 um^2/ms }\nprotocol: { b: "0, 1000 s/mm^2" }\nnoise: { kind: gaussian, sigma: 0.02 }\n`;
    const wanted = 0.02 * Math.sqrt(1 + Math.exp(2)); // µm²/ms
    expectClose(json(text).results[0]!.parameters['D']!.sd, wanted * 1e-9, 1e-12);
    expect(told(text)).toContain(`± ${wanted.toPrecision(4)} um^2/ms`);
  });

  it('derives from a model of the catalogue too', () => {
    const [here] = json(
      `model: t2star\n${ute}constants: { c: 2 }\nderive: { half: c * T2star / 4, r: S0/T2star }\n`,
    ).results;
    expectClose(here!.derived['half']!.sd, here!.parameters['T2star']!.sd / 2, 1e-12);
    expect(Object.keys(here!.derived)).toEqual(['R2star', 'half', 'r']);
  });

  it('warns of what does nothing', () => {
    const more = 'let: { q: 2 * TE }\nconstants: { TR: 8 ms, u: 1 }\nderive: { k: 2 * u }\n';
    const stdout = told(
      `model: S0 * exp(-TE/T2star)\n${ute.replace('ms" }\nnoise', 'ms", FA: 5 deg }\nnoise')}${more}`,
    );
    expect(stdout.match(/warning: .*(?=\n)/g)!.slice(0, 4)).toEqual([
      'warning: the formula does not use the setting FA',
      'warning: no formula uses the constant TR',
      'warning: no formula uses q of let',
      'warning: k depends on no parameter, and so has no bound',
    ]);
  });

  it('minds a parameter that decides where the formula breaks', () => {
    const text = `model: where(t < t0, A, A * exp(-(t - t0)/T))\ntissue: { A: 1, t0: 10 ms, T: 30 ms }\nprotocol: { t: "0..100 ms (linear 20)" }\nnoise: { kind: gaussian, snr: 50, of: A }\n`;
    expect(told(text)).toContain('mind: t0 decides where the formula breaks');
  });

  it('makes a page with its signal', () => {
    const page = scratch('own.html', '');
    const { code } = fishergrad(['crlb', scratch('own.yaml', `model: S0 * exp(-TE/T2star)\n${ute}`), '--html', page]);
    expect(code).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('<code>S0 * exp(-TE/T2star)</code>');
  });
});

/** What is said of a study with this model, which must be refused. */
function refused(model: string, more = '', study = ute): string {
  try {
    readStudy(`model: ${model}\n${study}${more}`);
  } catch (error) {
    if (!(error instanceof StudyError)) throw error;
    expect(error.message).not.toMatch(/\bundefined\b|\[object|token/);
    return error.message.replaceAll(/^study:/gm, '');
  }
  throw new Error(`${model} was read`);
}

describe('a formula that is none', () => {
  it('ends the command with 2, its sentence and its place', () => {
    const path = scratch('bad.yaml', `model: S0 exp(-TE/T2star)\n${ute}`);
    const { code, stdout, stderr } = fishergrad(['crlb', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${path}:1:11: a * is missing before "exp": a product is written with it\n`);
  });

  it.each([
    ['a missing sign', 'S0 exp(-TE/T2star)', '1:11: a * is missing before "exp": a product is written with it'],
    ['in quotes', '"S0 exp(-TE/T2star)"', '1:12: a * is missing before "exp"'],
    [
      'a misspelt name',
      'S0 * exp(-TE/T2str)',
      '1:21: "T2str" is neither a parameter nor a setting nor a constant nor a line of let; did you mean T2star?',
    ],
    [
      'a strange name',
      'S0 * exp(-TE/T2star) + quux',
      '1:31: "quux" is neither a parameter nor a setting nor a constant nor a line of let; known are S0, T2star, TE',
    ],
    ['names of JavaScript', 'S0 * exp(-TE/T2star) + constructor', '1:31: "constructor" is neither'],
    ['on several lines', '|\n  S0 *\n    exp(-TE / T2str)', '3:15: "T2str" is neither'],
    ['on folded lines', 'S0 *\n  exp(-TE\n  / T2str)', '3:5: "T2str" is neither'],
    [
      'a unit that does not fit',
      'S0 * exp(-TE)',
      '1:17: "-TE" is a time (s), and exp takes numbers without a unit; TE is a time (s)',
    ],
    [
      'a parameter without a use',
      'S0 * exp(-TE/TE)',
      '2:18: the formula does not use T2star, so that no sample says anything of it',
    ],
    ['a signal with a unit', 'TE * S0 * exp(-TE/T2star)', '1:8: the signal is a time (s), and it must have none'],
    ['a name of a model, misspelt', 't2-star', '1:8: there is no model "t2-star"; did you mean t2star?'],
    ['a single word', 'signal', '1:8: there is no model "signal"; "npx fishergrad models" lists the'],
    ['a number', '5', '1:8: model must be the name of one; "npx fishergrad models" lists the'],
    ['too deep', `S0 * ${'('.repeat(200)}TE${')'.repeat(200)}`, 'nested deeper than 100 levels'],
    ['too long', `S0 * ${'TE + '.repeat(1000)}T2star`, '1:8: this formula is longer than 4000 characters'],
  ])('%s', (_, model, sentence) => expect(refused(model)).toContain(sentence));

  const good = 'S0 * exp(-TE/T2star)';
  it.each([
    ['a line of let', 'let:\n  E: exp(-TE / T2x)\n', '6:16: "T2x" is neither'],
    ['lines in the wrong order', 'let: { E: F * 2, F: TE/T2star }\n', '5:11: F is written below this line'],
    ['a line of itself', 'let: { E: E + 1 }\n', '5:11: E is written below this line'],
    ['no lines', 'let: [a, b]\n', '5:6: let must be a block of keys, such as let: { E1: exp(-TR/T1) }'],
    ['a line that is a block', 'let: { E: { a: 1 } }\n', '5:11: E must be a formula, not a block of keys'],
    [
      'a constant without a unit that is one',
      'constants: { TR: 8 furlong }\n',
      '5:18: TR: "furlong" is no unit known here',
    ],
    ['a constant of several values', 'constants: { TR: "8, 9 ms" }\n', '5:18: TR must be one value here, not 2'],
    ['a constant that is no number', 'constants: { TR: soon }\n', '5:18: TR: "soon" is not a number with a unit'],
    ['a name of two things', 'constants: { S0: 1 }\n', '5:14: S0 is a parameter already, and cannot be a constant too'],
    ['a name of a function', 'constants: { exp: 1 }\n', '5:14: "exp" is a function; give yours another name'],
    ['i', 'constants: { i: 1 }\n', '5:14: "i" is the imaginary unit; give yours another name'],
    ['pi', 'let: { pi: "3" }\n', '5:8: "pi" is the number π; give yours another name'],
    ['a name with a sign', 'let: { a-b: "3" }\n', '5:8: "a-b" cannot be a name in a formula'],
    ['a name that means trouble', 'constants: { __proto__: 1 }\n', '5:14: "__proto__" cannot be a name here'],
    [
      'what is derived of settings',
      'derive: { q: TE / T2star }\n',
      '5:14: TE is a setting, which changes from sample to sample',
    ],
    [
      'what is derived and complex',
      'derive: { q: i * S0 }\n',
      '5:14: q is complex, and a derived quantity must be real',
    ],
    [
      'what is derived with a slip',
      'derive: { q: S0 +, w: 2 }\n',
      '5:17: something must follow here, and the formula ends',
    ],
  ])('%s', (_, more, sentence) => expect(refused(good, more)).toContain(sentence));

  it('a megabyte, of whatever it is, at once', () => {
    for (const text of ['x+'.repeat(400_000), `${' '.repeat(900_000)}!`, '('.repeat(900_000), 'a '.repeat(400_000)]) {
      const began = performance.now();
      refused(JSON.stringify(text));
      expect(performance.now() - began).toBeLessThan(2000);
    }
  });

  it('says everything at once, in the order of the file', () => {
    const said = refused('S0 * exp(-TE/T2)', 'let: { E: 2x }\nderive: { R: 1/T3 }\n', ute.replace('10 ms', '10 msecs'));
    expect(
      said
        .split('\n')
        .map((line) => line.slice(0, 5))
        .filter(Boolean),
    ).toEqual(['1:21:', '2:26:', '5:12:', '6:16:']);
  });

  it('what the catalogue derives already', () =>
    expect(refused('t2star', 'derive: { R2star: 1/T2star }\n')).toContain('5:11: t2star derives R2star already'));
});
