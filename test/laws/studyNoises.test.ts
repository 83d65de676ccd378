// What a study says of noise, roles and experiments is what the same calls say: text and code lead to the same bound.
import {
  autoregressive,
  type Bound,
  correlatedGaussian,
  crlb,
  gaussian,
  joined,
  noncentralChi,
  type Noise,
  NotIdentifiable,
  poisson,
  rician,
  type Role,
  t2star,
} from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

function boundsOf(text: string): Bound[] {
  return [...bounds(readStudy(text))].map(({ outcome }) => {
    if (outcome instanceof NotIdentifiable) throw outcome;
    return outcome;
  });
}

const study = (...lines: readonly string[]): string =>
  ['model: t2star', 'tissue: { S0: 100, T2star: 10 ms }', 'protocol: { TE: "0.14, 3.54, 6.94 ms" }', ...lines].join(
    '\n',
  );
const at = {
  ...{ model: t2star, tissue: { S0: 100, T2star: 0.01 } },
  protocol: [{ TE: 0.14e-3 }, { TE: 3.54e-3 }, { TE: 6.94e-3 }],
};
const free = { S0: 'estimate', T2star: 'estimate' } as const;

/** Demands of a study the bound of the same experiment. */
function expectSame(text: string, noise: Noise, roles: Record<'S0' | 'T2star', Role> = free): void {
  const [found] = boundsOf(text);
  const wanted: Bound = crlb({ ...at, noise, roles });
  expect(found!.names).toEqual(wanted.names);
  for (const name of wanted.names) {
    expectClose(found!.parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-13);
    expectClose(found!.parameters[name]!.conditionalSd, wanted.parameters[name]!.conditionalSd, 1e-13);
  }
  expectClose(found!.derived['R2star']!.sd, wanted.derived['R2star']!.sd, 1e-13);
}

const C = [
  [4, 1, 0],
  [1, 4, 1],
  [0, 1, 4],
];
const first = 100 * Math.exp(-0.014);

describe('noise in a study', () => {
  it.each<[string, Noise]>([
    ['{ kind: gaussian, sigma: 2 }', gaussian(2)],
    ['{ kind: gaussian, snr: 50, of: S0 }', gaussian(2)],
    ['{ kind: gaussian, sigma: [1, 2, 3] }', gaussian([1, 2, 3])],
    ['{ kind: gaussian, sigma: "1, 2, 3" }', gaussian([1, 2, 3])],
    ['{ kind: gaussian, sigma: { value: 2, unknown: true } }', gaussian(2, { unknown: true })],
    ['{ kind: gaussian, sigma: { value: 2, unknown: false } }', gaussian(2)],
    [`{ kind: gaussian, covariance: ${JSON.stringify(C)} }`, correlatedGaussian(C)],
    ['{ kind: gaussian, sigma: 2, ar1: 0.3 }', autoregressive(2, 0.3)],
    ['{ kind: gaussian, snr: 50, of: S0, ar1: -0.3 }', autoregressive(2, -0.3)],
    ['{ kind: rician, sigma: 20 }', rician(20)],
    ['{ kind: rician, snr: 5, of: S0 }', rician(20)],
    ['{ kind: rician, snr: 5, of: first }', rician(first / 5)],
    ['{ kind: rician, sigma: { value: 20, unknown: true } }', rician(20, { unknown: true })],
    ['{ kind: noncentralChi, sigma: 20, coils: 4 }', noncentralChi(20, 4)],
    ['{ kind: noncentralChi, snr: 5, of: S0, coils: 4 }', noncentralChi(20, 4)],
    ['{ kind: noncentralChi, sigma: { value: 20, unknown: true }, coils: 4 }', noncentralChi(20, 4, { unknown: true })],
    ['{ kind: poisson }', poisson()],
    ['{ kind: poisson, snr: 5, of: S0 }', poisson(0.25)], // 25 counts at S0, known to 5
  ])('%s', (text, noise) => {
    expectSame(study(`noise: ${text}`), noise);
  });
});

describe('roles in a study', () => {
  it.each<[string, Record<'S0' | 'T2star', Role>]>([
    ['roles: { S0: nuisance }', { S0: 'nuisance', T2star: 'estimate' }],
    ['roles: { S0: known }', { S0: 'known', T2star: 'estimate' }],
    ['roles: { S0: { prior: { sd: 5 } } }', { S0: { prior: { sd: 5 } }, T2star: 'estimate' }],
    ['roles: { S0: { prior: { sd: 5 % } } }', { S0: { prior: { sd: 5 } }, T2star: 'estimate' }],
    ['roles: { T2star: { prior: { sd: 1 ms } } }', { S0: 'estimate', T2star: { prior: { sd: 0.001 } } }],
    ['roles: { T2star: { prior: { sd: 1000 us } } }', { S0: 'estimate', T2star: { prior: { sd: 0.001 } } }],
    ['estimate: [T2star]', { S0: 'known', T2star: 'estimate' }],
    ['estimate: [T2star]\nroles: { S0: nuisance }', { S0: 'nuisance', T2star: 'estimate' }],
  ])('%s', (text, roles) => {
    expectSame(study('noise: { kind: gaussian, sigma: 2 }', text), gaussian(2), roles);
  });

  it('a prior in percent follows the value through a sweep', () => {
    const roles = 'roles: { T2star: { prior: { sd: 10 % } } }';
    const text = study('noise: { kind: gaussian, sigma: 2 }', roles).replace('10 ms', '"5, 10 ms"');
    const found = boundsOf(text).map(({ parameters }) => parameters['T2star']!.sd);
    [0.005, 0.01].forEach((T2star, i) => {
      const tissue = { S0: 100, T2star };
      const prior = { S0: 'estimate', T2star: { prior: { sd: 0.1 * T2star } } } as const;
      expectClose(found[i], crlb({ ...at, tissue, noise: gaussian(2), roles: prior }).parameters.T2star.sd, 1e-13);
    });
  });
});

describe('several experiments in a study', () => {
  const blocks = (noise: string): string => `tissue: { S0: 100, T2star: 10 ms }
noise: { kind: gaussian, sigma: 2 }
experiments:
  - model: t2star
    protocol: { TE: "0.14, 3.54 ms" }
  - name: late
    model: "S0 * exp(-TE/T2star)"
    protocol: { TE: 6.94 ms }
    averages: 2
${noise}`;
  const part = (from: number, to: number) => ({ ...at, protocol: at.protocol.slice(from, to), roles: free });

  it.each<[string, string, Noise]>([
    ['take the noise of all', '', gaussian(2)],
    ['or have their own', '    noise: { kind: rician, sigma: 20 }', rician(20)],
    [
      'whose σ may be unknown',
      '    noise: { kind: rician, sigma: { value: 20, unknown: true } }',
      rician(20, { unknown: true }),
    ],
  ])('%s', (_, text, noise) => {
    const [found] = boundsOf(blocks(text));
    const wanted: Bound = crlb(
      joined([
        { ...part(0, 2), noise: gaussian(2) },
        { ...part(2, 3), noise, averages: [2] },
      ]),
    );
    expect(found!.names).toEqual(wanted.names);
    for (const name of wanted.names) expectClose(found!.parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-13);
  });

  // 30-digit quadrature and differences (mpmath), as two formulas in SI.
  it('of formulas of one’s own have the bound of their common tissue', () => {
    const [found] = boundsOf(`tissue: { M0: 100, T1: 1 s, T2: 50 ms, B1: 1 }
noise: { kind: gaussian, sigma: 1 }
roles: { M0: nuisance, B1: { prior: { sd: 5 % } } }
derive: { ratio: T1/T2 }
experiments:
  - name: VFA
    model: "M0*sin(B1*FA)*(1-E1)/(1-E1*cos(B1*FA))"
    let: { E1: exp(-TR/T1) }
    constants: { TR: 8 ms }
    protocol: { FA: "3, 10, 20 deg" }
  - name: SE
    model: "M0*exp(-TE/T2)"
    protocol: { TE: "10, 40, 100 ms" }
    noise: { kind: rician, sigma: 2 }
    averages: 2
`);
    const wanted = { M0: 2.2058808047746, T1: 0.19161261856393, T2: 0.0021806413571626, B1: 0.049157396603241 };
    for (const [name, sd] of Object.entries(wanted)) expectClose(found!.parameters[name]!.sd, sd, 1e-12);
    expectClose(found!.derived['ratio']!.sd, 4.032993112962, 1e-12);
  });
});
