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
  ratio,
  rician,
  type Role,
  sampleTime,
  signalModel,
} from '@fishergrad/models';
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

  it('tells a known parameter that could not be estimated by leaving its row empty', () => {
    const design = { model: twofold, ...twofold.typical, noise: gaussian(0.02) };
    const told = costs({ ...design, roles: { M0: 'estimate', B1: 'known', T: 'estimate', C: 'nuisance' } });
    const without = told.find(({ says }) => says === 'B1 unknown')!;
    expect(without.sd.M0).toBeUndefined();
    expectClose(without.sd.T, told[0]!.sd.T!, 1e-10);
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
});
