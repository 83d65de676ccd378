// A map is `crlb` row by row under every noise and in every role: the same SDs, and the same rows without a bound.
import {
  crlbMap,
  type Experiment,
  exponentialDecay,
  gaussian,
  joined,
  type MapDesign,
  molli,
  type Noise,
  type Role,
  type SignalModel,
  t2star,
} from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { expectRows } from '../support/mapRows.ts';
import { noisesOfComplex, noisesOfPositive, noisesOfReal, precession } from '../support/noises.ts';
import { type Columns, tissues } from '../support/tissues.ts';

const ROWS = 41;

/** Usual tissues near amplitude 1, every fifth with an amplitude of 0, which tells nothing of the times. */
function columnsOf(model: SignalModel, seed: number): Columns {
  const columns = tissues(model, 'usual', ROWS, seed);
  const amplitudes = Object.keys(columns).filter((name) => model.parameters[name]!.unit === 'a.u.');
  for (const name of amplitudes)
    columns[name]!.forEach((x, row) => (columns[name]![row] = row % 5 === 4 ? 0 : 0.5 + Math.log10(x) / 4));
  return columns;
}

/** Everything to be estimated; then the first a nuisance, known, and with a prior, narrow and wide. */
function rolesOf({ parameters }: SignalModel): Record<string, Role>[] {
  const [first, ...rest] = Object.keys(parameters);
  const roles: Role[] = ['estimate', 'nuisance', 'known', { prior: { sd: 0.05 } }, { prior: { sd: 1e3 } }];
  return roles.map((role) => ({
    [first!]: role,
    ...Object.fromEntries(rest.map((name) => [name, 'estimate'] as const)),
  }));
}

const rowsOf = (design: MapDesign, columns: Columns): number => expectRows(design, columns, crlbMap(design, columns));

const real = (model: SignalModel) =>
  Object.entries(noisesOfReal).map(([name, noise]) => [`${model.name} under ${name} noise`, model, noise] as const);
const counted = Object.entries(noisesOfPositive).filter(([name]) => name.startsWith('poisson'));
const designs = [
  ...real(t2star),
  ...real(molli),
  ...counted.map(
    ([name, noise]) => [`decay under ${name} noise`, exponentialDecay as unknown as SignalModel, noise] as const,
  ),
  ...Object.entries(noisesOfComplex).map(
    ([name, noise]) => [`precession under ${name} noise`, precession as unknown as SignalModel, noise] as const,
  ),
];

describe.each(designs)('the map of %s', (_, model, noise) => {
  const { protocol } = model.typical;

  it('is that of crlb, in every role, refused rows too', () => {
    rolesOf(model).forEach((roles, seed) => {
      const design = { model, protocol, roles, noise: noise(protocol.length) };
      const bounded = rowsOf(design, columnsOf(model, seed));
      expect(bounded).toBeGreaterThan(ROWS / 2);
      expect(bounded).toBeLessThan(ROWS);
    });
  });
});

// Correlated samples must all be averaged equally often.
describe.each(designs.filter(([name]) => !/correlated|autoregressive/.test(name)))(
  'the map of %s',
  (_, model, noise) => {
    const { protocol } = model.typical;

    it('is that of crlb with averages', () => {
      const averages = protocol.map((__, k) => 0.5 + (k % 3));
      const design = { model, protocol, averages, roles: rolesOf(model)[0]!, noise: noise(protocol.length) };
      expect(rowsOf(design, columnsOf(model, 9))).toBeGreaterThan(ROWS / 2);
    });
  },
);

describe('a map where a prior alone makes a row estimable', () => {
  it('has these rows', () => {
    const roles = { S0: { prior: { sd: 0.1 } }, T2star: 'estimate' } as const;
    const design = { model: t2star, noise: gaussian(0.02), protocol: [{ TE: 0.005 }], roles };
    const map = crlbMap(design, { S0: 1, T2star: Float64Array.of(0.005, 0.01) });
    expect([...map.identifiable]).toEqual([1, 1]);
    // the SD of T2* is T2*²/TE · hypot(σ/S, 0.1)
    [0.005, 0.01].forEach((T, row) =>
      expectClose(map.sd['T2star']![row], (T ** 2 / 0.005) * Math.hypot(0.02 * Math.exp(0.005 / T), 0.1), 1e-12),
    );
  });
});

describe('a map of joined experiments', () => {
  it('is that of crlb, under noises of their own', () => {
    const roles = rolesOf(molli);
    const at = (from: number, to: number) => molli.typical.protocol.slice(from, to);
    for (const [seed, role] of roles.entries()) {
      const part = (from: number, to: number, noise: Noise, averages?: readonly number[]): Experiment => ({
        ...{ model: molli, ...molli.typical, roles: role, protocol: at(from, to), noise },
        ...(averages && { averages }),
      });
      const design = joined([
        part(0, 5, gaussian([0.02, 0.05, 0.03, 0.2, 0.01])),
        part(3, 8, noisesOfReal['rician of unknown σ']!(5), [1, 2, 3, 4, 5]),
        part(2, 6, noisesOfReal['autoregressive of unknown σ']!(4)),
      ]);
      const { tissue: _, ...open } = design;
      const bounded = rowsOf(open, columnsOf(molli, seed));
      expect(bounded).toBeGreaterThan(ROWS / 2);
    }
  });
});
