// What a bound may not depend on (units, parametrization, how an experiment is written down), and what roles must do.
import { numbers } from '@fishergrad/engine';
import {
  amplitude,
  type Bound,
  crlb,
  decayTime,
  type Experiment,
  fisher,
  gaussian,
  joined,
  molli,
  molliT1,
  multiEchoSpinEcho,
  perAcquisition,
  ratio,
  type Role,
  sampleTime,
  type SignalModel,
  signalModel,
  t2star,
  vfa,
} from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';
import { noisesOfPositive, noisesOfReal, type NoiseFor } from '../support/noises.ts';

const time = decayTime('a time', [0.01, 1]);
const TE = [0.5, 3, 8, 15, 30, 45].map((ms) => ({ TE: ms / 1e3 }));

/** A decay written in another way: its parameters, and S0 and T2 as functions of them. */
function decayIn<P extends string>(
  parameters: SignalModel<P>['parameters'],
  typical: Record<P, number>,
  signal: SignalModel<P, 'TE'>['signal'],
): SignalModel<P, 'TE'> {
  return signalModel<P, 'TE'>({
    ...{ name: 'decay', title: 'a decay', formula: '', latex: '', reference: '' },
    ...{ parameters, settings: { TE: sampleTime('', [0, 0.1]) }, typical: { tissue: typical, protocol: TE }, signal },
  });
}
const rate = decayIn(
  { S0: amplitude(''), R2: { ...time, unit: '1/s' } },
  { S0: 1, R2: 1 / 0.02 },
  perAcquisition(({ mul, exp, neg }, { S0, R2 }, at) => mul(S0, exp(neg(mul(at.TE, R2))))),
);
const logarithm = decayIn(
  { lnS0: ratio('', [-1, 1]), lnT2: ratio('', [-6, 0]) },
  { lnS0: 0, lnT2: Math.log(0.02) },
  perAcquisition(({ mul, exp, neg, sub }, { lnS0, lnT2 }, at) => exp(sub(lnS0, mul(at.TE, exp(neg(lnT2)))))),
);
const inversion = <P extends string>(
  parameters: SignalModel<P>['parameters'],
  typical: Record<P, number>,
  signal: SignalModel<P, 'TI'>['signal'],
): SignalModel<P, 'TI'> => ({
  ...{ name: 'inversion', title: '', formula: '', latex: '', reference: '', parameters, signal },
  ...{ settings: molli.settings, typical: { tissue: typical, protocol: molli.typical.protocol } },
});
const byRatio = inversion(
  { A: amplitude(''), c: ratio('', [1.5, 2.5]), T1star: time },
  { A: 1, c: 1.9, T1star: 1 / 0.9 },
  perAcquisition(({ mul, sub, exp, neg, div }, { A, c, T1star }, { TI }) =>
    mul(A, sub(1, mul(c, exp(neg(div(TI, T1star)))))),
  ),
);
const byT1 = inversion(
  { A: amplitude(''), B: amplitude(''), T1: time },
  { A: 1, B: 1.9, T1: 1 },
  perAcquisition(({ mul, sub, exp, neg, div }, { A, B, T1 }, { TI }) =>
    sub(A, mul(B, exp(neg(div(mul(TI, sub(div(B, A), 1)), T1))))),
  ),
);

const bound = <P extends string, S extends string>(
  model: SignalModel<P, S>,
  noise: NoiseFor,
  changes: Partial<Experiment<P, S>> = {},
): Bound<P> => {
  const { protocol } = model.typical;
  return crlb({ model, ...model.typical, noise: noise(protocol.length), roles: all(model), ...changes });
};

describe.each(Object.entries(noisesOfPositive))('under %s noise', (_, noise) => {
  const decay = bound(t2star, noise, { tissue: { S0: 1, T2star: 0.02 }, protocol: TE });

  it('T2, R2 and ln T2 have one relative SD', () => {
    const { relativeSd } = decay.parameters.T2star;
    expectClose(bound(rate, noise).parameters.R2.relativeSd, relativeSd, 1e-12);
    expectClose(bound(logarithm, noise).parameters.lnT2.sd, relativeSd, 1e-12);
    expectClose(bound(logarithm, noise).parameters.lnS0.sd, decay.parameters.S0.relativeSd, 1e-12);
  });

  it('no unit of time or of the signal changes a relative SD, whatever the roles', () => {
    const rolesOf = (S0: Role, T2star: Role) => ({ S0, T2star });
    for (const [roles, scaled] of [
      [rolesOf('estimate', 'estimate'), rolesOf('estimate', 'estimate')],
      [rolesOf('nuisance', 'estimate'), rolesOf('nuisance', 'estimate')],
      [rolesOf({ prior: { sd: 0.05 } }, 'estimate'), rolesOf({ prior: { sd: 0.05e6 } }, 'estimate')],
      [rolesOf('estimate', { prior: { sd: 0.004 } }), rolesOf('estimate', { prior: { sd: 4 } })],
    ]) {
      const one = bound(t2star, noise, { tissue: { S0: 1, T2star: 0.02 }, protocol: TE, roles: roles! });
      const tissue = { S0: 1e6, T2star: 20 };
      const protocol = TE.map((at) => ({ TE: 1e3 * at.TE }));
      const other = bound(t2star, noise, { tissue, protocol, roles: scaled!, noise: noise(TE.length, 1e6) });
      for (const name of one.names)
        expectClose(other.parameters[name].relativeSd, one.parameters[name].relativeSd, 1e-12);
      expectClose(other.conditionNumber, one.conditionNumber, 1e-10);
      other.spectrum.forEach((each, i) => expectClose(each, one.spectrum[i]!, 1e-12));
    }
  });

  it('a nuisance is a parameter to estimate in all its numbers', () => {
    const roles = { S0: 'nuisance', T2star: 'estimate' } as const;
    const found = bound(t2star, noise, { tissue: { S0: 1, T2star: 0.02 }, protocol: TE, roles });
    expect(found.fisher).toEqual(decay.fisher);
    expect(found.correlation).toEqual(decay.correlation);
    expect(found.parameters.T2star).toEqual(decay.parameters.T2star);
    expect(found.names).toEqual(decay.names);
  });

  it('averages multiply information, and two of them are the sample twice', () => {
    for (const averages of [2, 2.5, 0.3]) {
      const more = bound(t2star, noise, {
        ...{ tissue: { S0: 1, T2star: 0.02 }, protocol: TE },
        averages: TE.map(() => averages),
      });
      more.fisher.forEach((row, i) => row.forEach((x, k) => expectClose(x, averages * decay.fisher[i]![k]!, 1e-13)));
      for (const { sd, relativeSd } of Object.values<Bound['parameters'][string]>(more.parameters))
        expect(sd > 0 && relativeSd > 0).toBe(true);
    }
  });
});

describe.each(Object.entries(noisesOfReal))('T1 by MOLLI under %s noise', (_, noise) => {
  it('has one SD in every parametrization', () => {
    const wanted = bound(molli, noise).derived['T1']!.sd;
    expectClose(bound(molliT1, noise).parameters.T1.sd, wanted, 1e-12);
    expectClose(bound(byT1, noise).parameters.T1.sd, wanted, 1e-12);
    const { parameters, correlation, names } = bound(byRatio, noise); // T1 = T1* (c − 1), by hand
    const [a, b] = [0.9 * parameters.T1star.sd, parameters.c.sd / 0.9];
    const ρ = correlation[names.indexOf('c')]![names.indexOf('T1star')]!;
    expectClose(Math.sqrt(a * a + b * b + 2 * ρ * a * b), wanted, 1e-12);
  });

  const sdWith = (A: Role): number =>
    bound(molli, noise, { roles: { A, B: 'estimate', T1star: 'estimate' } }).parameters.T1star.sd;
  const [known, unknown] = [sdWith('known'), sdWith('estimate')];

  it('a prior lies between known and unknown, tends to both, and never helps more by being wider', () => {
    expect(known).toBeLessThan(unknown);
    const exponent = fc.double({ min: -6, max: 4, noNaN: true });
    fc.assert(
      fc.property(exponent, exponent, (x, y) => {
        const [tight, wide] = [Math.min(x, y), Math.max(x, y)].map((e) => sdWith({ prior: { sd: 10 ** e } }));
        expect(tight!).toBeGreaterThanOrEqual(known * (1 - 1e-13));
        expect(wide!).toBeLessThanOrEqual(unknown * (1 + 1e-13));
        expect(tight!).toBeLessThanOrEqual(wide! * (1 + 1e-13));
      }),
      { numRuns: 40, seed: 1 },
    );
    expectClose(sdWith({ prior: { sd: 1e-9 } }), known, 1e-12);
    expectClose(sdWith({ prior: { sd: 1e7 } }), unknown, 1e-12);
  });

  it('a prior adds 1/sd² to its place in F, and leaves its parameter no less certain than itself', () => {
    const prior = bound(molli, noise, { roles: { A: { prior: { sd: 0.03 } }, B: 'nuisance', T1star: 'estimate' } });
    const none = bound(molli, noise);
    none.fisher.forEach((row, i) =>
      row.forEach((x, k) => expectClose(prior.fisher[i]![k], x + (i === 0 && k === 0 ? 1 / 0.03 ** 2 : 0), 1e-13)),
    );
    expect(prior.parameters.A.sd).toBeLessThan(0.03);
  });
});

// A model one of whose acquisitions shows A itself.
const withLook = signalModel<'A' | 'B' | 'T1star', 'TI' | 'look'>({
  ...{ name: 'look', title: 'an inversion and a look at A', formula: '', latex: '', reference: '' },
  ...{ parameters: molli.parameters, settings: { ...molli.settings, look: ratio('1: A itself', [0, 1]) } },
  typical: { tissue: molli.typical.tissue, protocol: molli.typical.protocol.map(({ TI }) => ({ TI, look: 0 })) },
  signal: perAcquisition(({ sub, mul, exp, neg, div }, { A, B, T1star }, { TI, look }) =>
    sub(A, mul(sub(1, look), B, exp(neg(div(TI, T1star))))),
  ),
});
const others = { B: 'estimate', T1star: 'estimate' } as const;

describe('a prior', () => {
  const prior = crlb({
    ...{ model: molli, ...molli.typical, noise: gaussian(0.02) },
    roles: { A: { prior: { sd: 0.03 } }, ...others },
  });

  it('is one more sample, which shows the parameter itself', () => {
    const protocol = [...withLook.typical.protocol, { TI: 1, look: 1 }];
    const noise = gaussian(protocol.map(({ look }) => (look === 1 ? 0.03 : 0.02)));
    const measured = crlb({
      model: withLook,
      ...withLook.typical,
      protocol,
      noise,
      roles: { A: 'estimate', ...others },
    });
    for (const name of prior.names) expectClose(measured.parameters[name].sd, prior.parameters[name].sd, 1e-13);
    expectClose(measured.conditionNumber, prior.conditionNumber, 1e-12);
  });

  it('is a second experiment, which shows the parameter itself', () => {
    const roles = { A: 'estimate', ...others } as const;
    const look = { model: withLook, ...withLook.typical, protocol: [{ TI: 1, look: 1 }], noise: gaussian(0.03), roles };
    const both = joined([{ model: molli, ...molli.typical, noise: gaussian(0.02), roles }, look]);
    const measured = crlb(both);
    for (const name of prior.names) expectClose(measured.parameters[name].sd, prior.parameters[name].sd, 1e-13);
  });

  it('makes estimable what no sample tells', () => {
    const design = { model: t2star, noise: gaussian(0.02), tissue: { S0: 1, T2star: 0.01 }, protocol: [{ TE: 0.005 }] };
    const found = crlb({ ...design, roles: { S0: { prior: { sd: 0.1 } }, T2star: 'estimate' } });
    // ln S = ln S0 − TE/T2*: the SD of T2* is T2*²/TE · hypot(σ/S, 0.1)
    const wanted = (0.01 ** 2 / 0.005) * Math.hypot(0.02 / Math.exp(-0.5), 0.1);
    expectClose(found.parameters.T2star.sd, wanted, 1e-13);
    expectClose(found.parameters.S0.sd, 0.1, 1e-13);
  });
});

describe('joining', () => {
  const roles = all(molli);
  const at = (from: number, to: number) => molli.typical.protocol.slice(from, to);

  it.each(Object.entries(noisesOfReal).filter(([name]) => !/unknown|correlated|autoregressive|per sample/.test(name)))(
    'two halves of an experiment is the whole under %s noise',
    (_, noise) => {
      const [first, second] = [at(0, 5), at(5, 8)].map((protocol) => ({
        ...{ model: molli, ...molli.typical, protocol, roles },
        noise: noise(protocol.length),
      }));
      const [whole, found] = [bound(molli, noise), crlb(joined([first!, second!]))];
      for (const name of whole.names) expectClose(found.parameters[name].sd, whole.parameters[name].sd, 1e-13);
      expectClose(found.derived['T1']!.sd, whole.derived['T1']!.sd, 1e-13);
    },
  );

  it('adds the information of different models, noises and averages of one tissue', () => {
    const tissue = { A: 1, c: 1.9, T1: 1 };
    const one = { model: molliT1, tissue, protocol: at(0, 5), noise: gaussian(0.02), roles: all(molliT1) };
    const other = {
      ...{ ...one, model: { ...molliT1, name: 'again' }, protocol: at(3, 8), noise: noisesOfReal['rician']!(5) },
      averages: [1, 2, 3, 4, 5.5],
    };
    const [F, G, H] = [one, other, joined([one, other])].map((each) => fisher(numbers, each as Experiment));
    H!.forEach((row, i) => row.forEach((x, k) => expectClose(x, F![i]![k]! + G![i]![k]!, 1e-13)));
  });

  it('asks of each experiment what its model demands of its settings', () => {
    const train = {
      ...{ model: multiEchoSpinEcho, tissue: { M0: 1, T2: 0.05, B1: 0.9, T1: 1 }, noise: gaussian(0.02) },
      roles: { M0: 'estimate', T2: 'estimate', B1: 'known', T1: 'known' } as const,
      protocol: [0.01, 0.02, 0.07].map((echo) => ({ TE: echo, FA: Math.PI })),
    };
    const decay = { model: t2star, ...t2star.typical, noise: gaussian(0.02), roles: all(t2star) };
    expect(() => crlb(train)).toThrow('TE must be evenly spaced');
    expect(() => crlb(joined([train, decay]))).toThrow('TE must be evenly spaced');
  });
});

it('an experiment in code says all: what a study may leave out is missed by name', () => {
  const { T1, M0 } = vfa.typical.tissue;
  const tissue = { M0, T1 } as unknown as typeof vfa.typical.tissue;
  const protocol = [{ FA: 0.1, TR: 0.01 }, { FA: 0.5 }] as unknown as typeof vfa.typical.protocol;
  expect(() => boundOf(vfa, { tissue, protocol })).toThrow(
    /^the tissue has no B1 \(.*; nominally 1\)\nacquisition 2 has no TR \(/,
  );
});
