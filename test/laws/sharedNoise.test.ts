// Of experiments taken together: whose σ is one unknown, and whose is their own.
import { crlb, gaussian, joined, rician, t2star } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

const one = { model: t2star, ...t2star.typical, roles: { S0: 'estimate', T2star: 'estimate' } } as const;
const N = t2star.typical.protocol.length;
const sigmas = (bound: { parameters: object }): [string, { sd: number }][] =>
  Object.entries(bound.parameters as Record<string, { sd: number }>).filter(([name]) => name.startsWith('sigma'));

describe('a σ that is unknown', () => {
  it('is one of two experiments whose noise is one: σ/√(2N) of all their samples', () => {
    const noise = gaussian(0.02, { unknown: true });
    const [[name, { sd }], ...more] = sigmas(
      crlb(
        joined([
          { ...one, noise },
          { ...one, noise },
        ]),
      ),
    ) as [[string, { sd: number }]];
    expect([name, more]).toEqual(['sigma', []]);
    expectClose(sd, 0.02 / Math.sqrt(4 * N), 1e-14);
  });

  it('is each its own of two experiments whose noise only looks alike', () => {
    const noise = (): ReturnType<typeof gaussian> => gaussian(0.02, { unknown: true });
    const found = sigmas(
      crlb(
        joined([
          { ...one, noise: noise() },
          { ...one, noise: noise() },
        ]),
      ),
    );
    expect(found.map(([name]) => name)).toEqual(['sigma1', 'sigma2']);
    for (const [, { sd }] of found) expectClose(sd, 0.02 / Math.sqrt(2 * N), 1e-14);
  });

  it('is shared by magnitudes too, as by one experiment of all samples', () => {
    const noise = rician(0.3, { unknown: true });
    const whole = crlb({ ...one, noise });
    const parts = [one.protocol.slice(0, 2), one.protocol.slice(2)].map((protocol) => ({ ...one, noise, protocol }));
    const together = crlb(joined([parts[0]!, parts[1]!]));
    expect(together.names).toEqual(whole.names);
    together.fisher.forEach((row, i) => row.forEach((x, k) => expectClose(x, whole.fisher[i]![k]!, 1e-12)));
  });

  it('of a study is one where the noise stands once for all', () => {
    const text = (noise: string, own = ''): string => `tissue: { S0: 1, T2star: 10 ms }
${noise}
experiments:
  - { model: t2star, protocol: { TE: "0, 5, 10 ms" }${own} }
  - { model: t2star, protocol: { TE: "0, 20 ms" }${own} }
`;
    const unknown = '{ kind: gaussian, sigma: { value: 0.02, unknown: true } }';
    const namesOf = (study: string): readonly string[] => [...bounds(readStudy(study))][0]!.outcome.names;
    expect(namesOf(text(`noise: ${unknown}`))).toEqual(['S0', 'T2star', 'sigma']);
    expect(namesOf(text('', `, noise: ${unknown}`))).toEqual(['S0', 'T2star', 'sigma1', 'sigma2']);
  });
});

it('nothing cannot be joined', () => {
  expect(() => joined([] as never)).toThrow('there is no experiment to join');
});
