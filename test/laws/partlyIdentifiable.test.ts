// What remains of an experiment that cannot tell everything, what each unknown costs, and how little noise would be enough.
import {
  amplitude,
  type Bound,
  costs,
  crlb,
  decayTime,
  type Experiment,
  gaussian,
  molli,
  NotIdentifiable,
  noiseToReach,
  perAcquisition,
  type Quantity,
  ratio,
  rician,
  type Role,
  sampleTime,
  signalModel,
  t2star,
} from '@fishergrad/models';
import { formulaModel } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all } from '../support/experiment.ts';
import { noisesOfReal } from '../support/noises.ts';

// Two factors of one amplitude, of which only the product shows.
const twofold = signalModel({
  ...{ name: 'twofold', title: '', formula: 'M0 B1 exp(−t/T) + C', latex: '', reference: '' },
  parameters: { M0: amplitude(''), B1: ratio('', [0.7, 1.3]), T: decayTime('', [0.1, 3]), C: amplitude('') },
  settings: { t: sampleTime('', [0, 5]) },
  typical: {
    tissue: { M0: 1.2, B1: 0.9, T: 0.8, C: 0.3 },
    protocol: [0, 0.3, 0.7, 1.1, 1.9, 3.5].map((t) => ({ t })),
  },
  signal: perAcquisition(({ add, mul, exp, neg, div }, { M0, B1, T, C }, { t }) =>
    add(mul(M0, B1, exp(neg(div(t, T)))), C),
  ),
});

function refusalOf(experiment: Experiment): NotIdentifiable {
  try {
    crlb(experiment);
  } catch (error) {
    if (error instanceof NotIdentifiable) return error;
    throw error;
  }
  throw new Error('this is identifiable');
}

describe.each(Object.entries(noisesOfReal))('two factors of one amplitude under %s noise', (_, noise) => {
  const at = { model: twofold, ...twofold.typical, noise: noise(twofold.typical.protocol.length) };
  const found = refusalOf({ ...at, roles: all(twofold) });

  it('are refused, and the others keep the SDs they have when one factor is known', () => {
    expect(found.names).toEqual(expect.arrayContaining(['M0', 'B1', 'T', 'C']));
    expect(found.rank).toBe(found.names.length - 1);
    expect(found.estimable).toEqual(found.names.filter((name) => name !== 'M0' && name !== 'B1'));
    for (const one of ['M0', 'B1']) {
      const settled: Bound = crlb({ ...at, roles: { ...all(twofold), [one]: 'known' } });
      for (const name of found.estimable) expectClose(found.remaining[name], settled.parameters[name]!.sd, 1e-10);
    }
  });

  it('have the direction in which their product stays: M0 up as B1 goes down', () => {
    expect(found.directions.map((each) => each.map(({ name }) => name))).toEqual([['M0', 'B1']]);
    const [M0, B1] = found.directions[0]!;
    expectClose(M0!.relative, -B1!.relative!, 1e-9);
    const spectrum = found.spectrum;
    expect(spectrum.at(-1)! / spectrum[0]!).toBeLessThan(1e-20);
    spectrum.slice(1).forEach((each, i) => expect(each).toBeLessThanOrEqual(spectrum[i]!));
  });

  it('can be told apart by a prior, which the product then is not made worse by', () => {
    const roles = { ...all(twofold), B1: { prior: { sd: 0.05 } } } as const;
    const bound: Bound = crlb({ ...at, roles });
    expectClose(bound.parameters['B1']!.sd, 0.05, 1e-9);
    for (const name of found.estimable) expectClose(bound.parameters[name]!.sd, found.remaining[name]!, 1e-9);
  });
});

describe('what each unknown costs', () => {
  const roles: Record<'A' | 'B' | 'T1star', Role> = { A: 'nuisance', B: { prior: { sd: 0.1 } }, T1star: 'estimate' };
  const at = { model: molli, ...molli.typical, roles };
  const sdWith = (changes: Partial<typeof roles>, noise = gaussian(0.02)): number =>
    crlb({ ...at, roles: { ...roles, ...changes }, noise }).parameters.T1star.sd;

  it('is the bound with other roles, and nothing else', () => {
    const told = costs({ ...at, noise: gaussian(0.02) });
    const both = { ...roles, B: 'nuisance' } as const; // then A and B known are all others known, and said once
    expect(costs({ ...at, roles: both, noise: gaussian(0.02) }).map(({ says }) => says)).toEqual([
      'as they are',
      'A known',
      'B known',
      'all nuisances known',
    ]);
    expect(told[0]!.sd.T1star).toBe(sdWith({}));
    expect(told.length).toBeGreaterThan(3);
    const alone = told.filter(({ says }) => says === 'all others known');
    expect(alone.map(({ sd }) => sd.T1star)).toEqual([sdWith({ A: 'known', B: 'known' })]);
    expectClose(alone[0]!.sd.T1star, crlb({ ...at, noise: gaussian(0.02) }).parameters.T1star.conditionalSd, 1e-12);
    for (const row of told.filter((each) => each.roles.T1star !== 'known' && !alone.includes(each)))
      expect(row.sd.T1star, row.says).toBe(sdWith(row.roles));
    const named = new Map(told.map((row) => [row.says, row.sd.T1star]));
    expect(named.get('A known')).toBe(sdWith({ A: 'known' }));
    expect(named.get('B known')).toBe(sdWith({ B: 'known' }));
    expect(named.get('B without its prior')).toBe(sdWith({ B: 'estimate' }));
  });

  it('is never below what is known more, and never above what is known less', () => {
    const told = costs({ ...at, noise: rician(0.1, { unknown: true }) }).filter(
      (each) => each.roles.T1star !== 'known',
    );
    const now = told[0]!.sd.T1star!;
    const known = told.filter(({ says }) => says.endsWith('known') && !says.endsWith('unknown'));
    expect(known.map(({ says }) => says)).toContain('σ known');
    for (const { sd } of known) expect(sd.T1star).toBeLessThan(now);
    for (const { sd } of told.filter(({ says }) => /unknown|without/.test(says)))
      expect(sd.T1star).toBeGreaterThan(now);
    expectClose(told.find(({ says }) => says === 'σ known')!.sd.T1star, sdWith({}, rician(0.1)), 1e-12);
  });

  it('counts σ among all nuisances', () => {
    const noise = rician(0.1, { unknown: true });
    const two = { A: 'nuisance', B: 'estimate', T1star: 'estimate' } as const;
    const told = costs({ model: molli, ...molli.typical, roles: two, noise });
    expect(told.map(({ says }) => says)).toEqual([
      ...['as they are', 'σ known', 'A known', 'B known', 'T1star known', 'all nuisances known', 'all others known'],
    ]);
    const alone = crlb({ model: molli, ...molli.typical, roles: { ...two, A: 'known' }, noise: rician(0.1) });
    expect(told.at(-2)!.sd.T1star).toBe(alone.parameters.T1star.sd);
  });

  it('tells a known parameter that could not be estimated by leaving its row empty', () => {
    const design = { model: twofold, ...twofold.typical, noise: gaussian(0.02) };
    const told = costs({ ...design, roles: { M0: 'estimate', B1: 'known', T: 'estimate', C: 'nuisance' } });
    const without = told.find(({ says }) => says === 'B1 unknown')!;
    expect(without.sd.M0).toBeUndefined();
    expectClose(without.sd.T, told[0]!.sd.T!, 1e-10);
  });
});

// Two decays of one time: F has rank 2 and tells neither time, and toward it SD(T) grows as the inverse square of the distance.
describe('two decays that are nearly one', () => {
  const pair = formulaModel({
    formula: 'A * exp(-t / T) + B * exp(-t / U)',
    parameters: { A: amplitude(''), T: decayTime('', [0, 1]), B: amplitude(''), U: decayTime('', [0, 1]) },
    settings: { t: sampleTime('', [0, 1]) },
  });
  const protocol = Array.from({ length: 17 }, (_, k) => ({ t: 0.005 + 0.01 * k }));
  const outcome = (apart: number): Bound | NotIdentifiable => {
    const tissue = { A: 1, T: 0.05, B: 0.7, U: 0.05 * (1 + apart) };
    try {
      return crlb({ model: pair, noise: gaussian(0.001), tissue, protocol, roles: all(pair) });
    } catch (error) {
      if (error instanceof NotIdentifiable) return error;
      throw error;
    }
  };

  it.each([1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 0])('promise no time, %d apart', (apart) => {
    const found = outcome(apart);
    expect(found).toBeInstanceOf(NotIdentifiable);
    expect((found as NotIdentifiable).estimable).toEqual([]);
  });
});

describe('the noise that reaches a target', () => {
  it.each(Object.entries(noisesOfReal))('is that whose bound is the target: %s', (_, noise) => {
    const roles = { A: 'nuisance', B: 'nuisance', T1star: 'estimate' } as const;
    const at = { model: molli, ...molli.typical, roles, noise: noise(molli.typical.protocol.length) };
    for (const target of [0.01, 0.05, 0.2]) {
      const factor = noiseToReach(at, target).T1star!;
      const reached = crlb({ ...at, noise: at.noise.times!(factor) }).parameters.T1star.relativeSd;
      expectClose(reached, target, 1e-9);
    }
  });

  // With a prior of 5 %, CoV⁻² = 0.05⁻² + (CoV of the samples)⁻² never falls short of 0.05⁻².
  it.each([
    [0.0500001, Infinity],
    [0.051, Infinity],
    [0.3, Infinity],
  ])('is any where a prior of 0.05 alone reaches a CoV of %d', (target, factor) => {
    expect(noiseToReach(decaying(0.05), target).S0).toBe(factor);
  });

  it.each([0.0499, 0.049, 0.01])('is found beside a prior of 0.05 for a CoV of %d', (target) => {
    const at = decaying(0.05);
    const reached = crlb({ ...at, noise: at.noise.times!(noiseToReach(at, target).S0!) }).parameters.S0.relativeSd;
    expectClose(reached, target, 1e-9);
  });

  it('is none where samples tell nothing beyond a prior, however near that comes', () => {
    const roles = { M0: { prior: { sd: 0.1 } }, B1: { prior: { sd: 0.1 } }, T: 'estimate', C: 'known' } as const;
    const at = { model: twofold, ...twofold.typical, noise: gaussian(1e-6), roles };
    const { relativeSd } = crlb(at).parameters.M0;
    expect(noiseToReach(at, 0.999 * relativeSd).M0).toBe(0);
  });

  it('is found where information falls as the fourth power of the noise', () => {
    const at = { ...decaying(), noise: rician(5) };
    for (const target of [1e3, 1e4]) {
      const reached = crlb({ ...at, noise: rician(5 * noiseToReach(at, target).T2star!) });
      expectClose(reached.parameters.T2star.relativeSd, target, 1e-9);
    }
  });
});

function decaying(prior?: number) {
  const roles = { S0: prior === undefined ? 'estimate' : { prior: { sd: prior } }, T2star: 'estimate' } as const;
  return { model: t2star, ...t2star.typical, noise: gaussian(0.02), roles };
}

describe('a derived quantity of what cannot be told apart', () => {
  const own = (formula: string, parameters: Record<string, Quantity>, derive: Record<string, string>) =>
    formulaModel({ formula, parameters, settings: { t: sampleTime('', [0, 5]) }, derive });
  const times = [0, 0.3, 0.7, 1.1, 1.9, 3.5].map((t) => ({ t }));
  const tissue = { M0: 1.2, B1: 0.9, T: 0.8 };
  const product = own(
    'M0 * B1 * exp(-t/T)',
    { M0: amplitude(''), B1: ratio('', [0.7, 1.3]), T: decayTime('', [0.1, 3]) },
    { P: 'M0 * B1', R: '1/T', Q: 'M0 / B1', W: 'M0 * B1^1.001' },
  );

  it('is bounded where no lost direction changes it, as by a model of which it is a parameter', () => {
    const roles = { M0: 'estimate', B1: 'estimate', T: 'estimate' } as const;
    const { derived, remaining, rank, message } = refusalOf({
      ...{ model: product, noise: rician(0.1), protocol: times },
      ...{ tissue, roles },
    });
    const whole = own('P * exp(-t/T)', { P: amplitude(''), T: decayTime('', [0.1, 3]) }, { R: '1/T' });
    const told = crlb({
      ...{ model: whole, noise: rician(0.1), protocol: times },
      ...{ tissue: { P: 1.2 * 0.9, T: 0.8 }, roles: { P: 'estimate', T: 'estimate' } },
    });
    expect([rank, Object.keys(remaining), Object.keys(derived)]).toEqual([2, ['T'], ['P', 'R']]); // neither Q nor W
    expectClose(derived['P']!.sd, told.parameters['P']!.sd, 1e-12);
    expectClose(derived['R']!.relativeSd, told.derived['R']!.relativeSd, 1e-12);
    expect(message).toContain('T, P and R remain identifiable');
  });
});
