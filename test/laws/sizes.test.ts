// The size of a vector that is 0 has no slope: what is derived from it has a value and no bound, and everything else has one.
import {
  type AnyModel,
  complexGaussian,
  crlb,
  crlbMap,
  diffusionTensor,
  type Experiment,
  gaussian,
  type Role,
  waterFat,
  waterFatSinglePeak,
} from '@fishergrad/models';
import { bounds, plain, readStudy, toHtml, toTerminal } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { document } from '../support/report.ts';

type Design = Omit<Experiment, 'roles'>;

const rolesOf = (
  { model }: Design,
  of: Role,
  otherwise: Readonly<Record<string, Role>> = {},
): Record<string, Role> => ({
  ...Object.fromEntries(Object.keys(model.parameters).map((name) => [name, of])),
  ...otherwise,
});
const tensor: Design = {
  model: diffusionTensor,
  protocol: diffusionTensor.typical.protocol,
  tissue: { S0: 2, Dxx: 0.8e-9, Dyy: 0.8e-9, Dzz: 0.8e-9, Dxy: 0, Dxz: 0, Dyz: 0 },
  noise: gaussian(0.02),
};
const water = (model: AnyModel): Design => ({
  ...{ model, protocol: model.typical.protocol, noise: complexGaussian(0.02) },
  tissue: { ...model.typical.tissue, Fr: 0, Fi: 0 },
});
const fat = [waterFat, waterFatSinglePeak] as unknown as AnyModel[];

/** What is derived and has a value, 0, but no bound; demands that a map says the same. */
function unbounded(design: Design, roles: Record<string, Role>): string[] {
  const { derived, parameters } = crlb({ ...design, roles });
  const { tissue, ...rest } = design;
  const { sd, identifiable } = crlbMap({ ...rest, roles }, tissue);
  expect([...identifiable]).toEqual([1]);
  for (const [name, bound] of Object.entries({ ...parameters, ...derived })) {
    if (Number.isFinite(bound.sd)) expectClose(sd[name]![0], bound.sd, 1e-9);
    else expect(sd[name]![0]).not.toBeLessThan(Infinity);
  }
  const without = Object.entries(derived).filter(([, bound]) => !Number.isFinite(bound.sd));
  for (const [, { value }] of without) expect(value).toBe(0);
  return without.map(([name]) => name);
}

describe('a size of 0', () => {
  it('is that of the anisotropy of a round tensor', () => {
    expect(unbounded(tensor, rolesOf(tensor, 'estimate'))).toEqual(['FA']);
    for (const name of ['Dxx', 'Dyy', 'Dzz', 'Dxy', 'Dxz', 'Dyz'])
      expect(unbounded(tensor, rolesOf(tensor, 'known', { [name]: 'estimate' })), name).toEqual(['FA']);
    expect(unbounded(tensor, rolesOf(tensor, 'known', { S0: 'estimate' }))).toEqual([]);
  });

  it.each(fat)('is that of the fat of water alone: $name', (model) => {
    const design = water(model);
    const roles = rolesOf(design, 'estimate', model.parameters['shift'] ? { shift: 'known' } : {});
    expect(unbounded(design, roles)).toEqual(['absF', 'PDFF']);
    expect(unbounded(design, { ...roles, Fr: 'known', Fi: 'known' })).toEqual([]);
  });

  const study = `model: diffusionTensor
tissue: { S0: 1, Dxx: "0.7e-3, 1e-3 mm²/s", Dyy: 0.7e-3 mm²/s, Dzz: 0.7e-3 mm²/s, Dxy: 0 mm²/s, Dxz: 0 mm²/s, Dyz: 0 mm²/s }
protocol:
  b: 0, 1000, 1000, 1000, 1000, 1000, 1000 s/mm²
  gx: 0, 1, 0, 0, 0.6, 0.6, 0
  gy: 0, 0, 1, 0, 0.8, 0, 0.6
  gz: 0, 0, 0, 1, 0, 0.8, 0.8
noise: { kind: gaussian, sigma: 0.002 }
target: 5 %
`;

  it.each([study, study.replace('"0.7e-3, 1e-3 mm²/s"', '0.7e-3 mm²/s')])('is said of a study in words', (text) => {
    const read = readStudy(text);
    const results = [...bounds(read)];
    expect(results[0]!.warnings).toEqual(['FA has no bound at these values, where it has no slope']);
    const said = toTerminal(read, results, plain, { costs: true });
    expect(said).toMatch(/FA[ │]+0[ │]+no bound/);
    const page = toHtml(read, results, { plotly: '', source: '' });
    expect(page).toContain('FA has no bound at these values');
    for (const each of [said, page.replaceAll(/<script[\s\S]*?<\/script>/g, '')])
      expect(each).not.toMatch(/NaN|undefined|∞|CoV of FA of 5 % is just/);
    const [{ derived }] = document(text).results as unknown as [{ derived: Record<string, object> }];
    expect(derived['FA']).toMatchObject({ value: 0, sd: null, relativeSd: null, correlation: { MD: null } });
  });
});
