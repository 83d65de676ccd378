// Best weights of moreDesigns.json (tools/reference/moreDesigns.py: another program, other formulas, 30 digits): criteria, noise,
// priors, fixed samples, time and regions that designs.json has not. And closed forms and printed numbers of exact designs.
import { readFileSync } from 'node:fs';
import { numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  complexGaussian,
  complexMultiEcho,
  gaussian,
  molli,
  rician,
  type Role,
  t2star,
  vfa,
} from '@fishergrad/models';
import {
  criteria,
  type Criterion,
  evenTrain,
  freeValues,
  type MixtureProblem,
  type Setup,
  space,
  type Space,
  spacedValues,
} from '@fishergrad/models/design';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { best, found } from '../support/designSearch.ts';
import { steps } from '../support/designs.ts';

interface Wanted {
  readonly support: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly logCost: number;
}
const { designs } = JSON.parse(readFileSync(new URL('moreDesigns.json', import.meta.url), 'utf8')) as {
  designs: Record<string, Wanted>;
};

const roles = (...names: string[]): Record<string, Role> => Object.fromEntries(names.map((name) => [name, 'estimate']));
const setup = (
  model: unknown,
  tissue: Record<string, number>,
  given: Record<string, Role>,
  noise = gaussian(1),
): Setup => ({
  ...{ model: model as AnyModel, tissue, roles: given, noise },
});
const decay = (noise = gaussian(1), S0 = 1): Setup => setup(t2star, { S0, T2star: 1 }, roles('S0', 'T2star'), noise);
const informed: Setup = { ...decay(), roles: { S0: 'estimate', T2star: { prior: { sd: 2 } } } };
const recovery = setup(molli, { A: 1, B: 1, T1star: 1 }, roles('A', 'B', 'T1star'));
const myocardium = setup(molli, { A: 100, B: 225, T1star: 760 }, roles('A', 'B', 'T1star'));
const angles = setup(vfa, { M0: 1, T1: 1, B1: 1 }, { ...roles('M0', 'T1'), B1: 'known' });
const of = (...names: string[]) => names.map((name) => ({ name, weight: 1 }));
const region = (settings: string[], lower: number[], upper: number[]) => ({ settings, lower, upper, rest: {} });
const TE = region(['TE'], [0], [20]);
const TI = region(['TI'], [0], [4]);
type Rest = Omit<MixtureProblem, 'criterion' | 'tissues'>;
const ask = (criterion: Criterion, rest: Rest): MixtureProblem => ({ criterion, tissues: [1], ...rest });
const flips = (most: number, from: number, to: number, dead?: number): Rest['region'] => ({
  ...region(['FA', 'TR'], [0, from], [most, to]),
  ...(dead !== undefined && { duration: (a, at) => a.add(at['TR']!, dead) }),
});
const [both, T2] = [of('S0', 'T2star'), of('T2star')];

const problems: Readonly<Record<string, MixtureProblem>> = {
  'decay-E': ask(criteria.E, { setups: [decay()], region: TE, of: both }),
  'decay-A-3-0.5': ask(criteria.A, {
    setups: [decay()],
    region: TE,
    of: [
      { name: 'S0', weight: 3 },
      { name: 'T2star', weight: 0.5 },
    ],
  }),
  'recovery-Ds-A-T': ask(criteria.Ds, { setups: [recovery], region: TI, of: of('A', 'T1star') }),
  'recovery-E': ask(criteria.E, { setups: [recovery], region: TI, of: of('A', 'B', 'T1star') }),
  'decay-prior-D': ask(criteria.D, { setups: [informed], region: TE, of: both, samples: 6 }),
  'decay-prior-A': ask(criteria.A, { setups: [informed], region: TE, of: both, samples: 6 }),
  'decay-fixed-c-T2': ask(criteria.c, {
    setups: [decay()],
    region: TE,
    of: T2,
    samples: 5,
    fixed: [{ TE: 0.5 }, { TE: 0.5 }, { TE: 0.5 }],
  }),
  'recovery-fixed-D': ask(criteria.D, {
    setups: [recovery],
    region: TI,
    of: of('A', 'B', 'T1star'),
    samples: 4,
    fixed: [{ TI: 0.5 }],
  }),
  'spgr-time-D': ask(criteria.D, { setups: [angles], region: flips(Math.PI / 3, 0.005, 2, 0), of: of('M0', 'T1') }),
  'spgr-time-c-T1': ask(criteria.c, { setups: [angles], region: flips(Math.PI / 3, 0.005, 2, 0), of: of('T1') }),
  'spgr-time-c-T1-dead': ask(criteria.c, { setups: [angles], region: flips(Math.PI, 0.005, 3, 0.5), of: of('T1') }),
  'spgr-two-D': ask(criteria.D, { setups: [angles], region: flips(Math.PI / 3, 0.005, 0.05), of: of('M0', 'T1') }),
  'recovery-c-T1-early': ask(criteria.c, { setups: [myocardium], region: region(['TI'], [100], [400]), of: of('T1') }),
  'rician-c-T2-5': ask(criteria.c, { setups: [decay(rician(1), 5)], region: region(['TE'], [0], [6]), of: T2 }),
};

describe('best weights', () => {
  it('all have their problem', () => {
    expect(Object.keys(problems).toSorted()).toEqual(Object.keys(designs).toSorted());
  });

  it.each(Object.entries(designs))('%s', (name, wanted) => {
    const problem = problems[name]!;
    const { settings, lower, upper } = problem.region;
    const design = best(problem);
    expect(design.gap).toBeLessThanOrEqual(1e-6);
    expectClose(design.logCost, wanted.logCost, 0, 1e-9);
    expect(design.support.length, JSON.stringify(design.support)).toBe(wanted.support.length);
    for (const [n, place] of wanted.support.entries()) {
      const near = design.support.find(({ at }) =>
        settings.every((s, k) => Math.abs(at[s]! - place[k]!) <= 1e-5 * (upper[k]! - lower[k]!)),
      );
      expectClose(near?.weight, wanted.weights[n]!, 0, 1e-5);
    }
  });
});

/** Solves for the best of one number by hand: closed forms and the printed numbers of physics.md, by Lambert's function. */
describe('exact designs', () => {
  const exact = (
    setups: readonly Setup[],
    room: Space,
    criterion: Criterion,
    about: MixtureProblem['of'],
    tissues: 'worst' | readonly number[] = [1],
  ) => found({ setups, space: room, criterion, of: about, tissues });
  const fromOneSpacing = (count: number): Space => ({
    ...{ names: ['spacing'], lower: [0.01], upper: [3], count, place: ([first]) => [first!['TE']!] },
    protocol: (a, [d]) => Array.from({ length: count }, (_, k) => ({ TE: a.mul(k + 1, d!) })),
  });

  it.each([
    [1, 1, Math.E],
    [2, 0.6592129, 2.038253],
    [3, 0.4801202, 1.7156608],
    [4, 0.3752538, 1.5121099],
  ])('%d echoes k·ESP with S0 known: ESP %d T2, SD %d', (count, esp, sd) => {
    const known: Setup = { ...decay(), roles: { S0: 'known', T2star: 'estimate' } };
    const { protocol, value } = exact([known], fromOneSpacing(count), criteria.relative, T2);
    expectClose(protocol[0]!['TE'], esp, 0, 6e-8);
    expectClose(Math.sqrt(value), sd, 0, 6e-8);
  });

  it.each([
    [2, 0.5690454],
    [3, 0.4481245],
    [4, 0.3687619],
    [8, 0.2145988],
    [16, 0.1162945],
    [32, 0.0605591],
  ])('%d echoes k·ESP with S0 unknown: ESP %d T2', (count, esp) => {
    expectClose(exact([decay()], fromOneSpacing(count), criteria.relative, T2).protocol[0]!['TE'], esp, 0, 6e-8);
  });

  it.each([
    [3, 0.820489],
    [5, 0.943341],
    [10, 1.062509],
    [20, 1.097476],
    [50, 1.107038],
  ])('two magnitudes at SNR %d: x = %d', (snr, x) => {
    const { protocol } = exact([decay(rician(1 / snr))], space({ TE: freeValues(2, 0, 6) }), criteria.relative, T2);
    expectClose(Math.max(...protocol.map((at) => at['TE']!)), x, 0, 6e-7);
  });

  it('two complex echoes for a field map are 1 + W(2/e²)/2 of T2* apart', () => {
    const complex = setup(
      complexMultiEcho,
      { S0: 1, T2star: 1, phi: 0.3, df: 2 },
      roles('S0', 'T2star', 'phi', 'df'),
      complexGaussian(1),
    );
    const { protocol } = exact([complex], space({ TE: freeValues(2, 0, 6) }), criteria.c, of('df'));
    expectClose(Math.max(...protocol.map((at) => at['TE']!)), 1.108857552878545, 1e-6);
  });

  const range = steps(0, Math.log(30), 29).map((u) =>
    setup(t2star, { S0: 1, T2star: Math.exp(u) }, roles('S0', 'T2star'), gaussian(0.02)),
  );

  it.each([
    [0, 4.965],
    [0.5, 4.989],
    [1, 5.127],
    [1.5, 6.368],
    [2, 8.268],
    [3, 15.346],
  ])('six echoes at least %d ms apart have a worst CoV of T2* of at most %d %', (apart, most) => {
    const room = space({ TE: apart > 0 ? spacedValues(6, 0.14, 60, apart) : freeValues(6, 0.14, 60) });
    const { value } = exact(range, room, criteria.CoV, T2, 'worst');
    expect(100 * value).toBeLessThanOrEqual(most);
    expect(100 * value).toBeGreaterThan(most - 0.02); // the other program's searches were many
  });

  it.each([
    [4, 2.6, 11.8],
    [6, 2.03, 8.4],
    [8, 1.65, 6.9],
  ])('%d equally spaced echoes are best %d ms apart: %d %', (count, apart, cov) => {
    const { protocol, value } = exact(
      range,
      space({ TE: evenTrain([count], 0.14, 60, { first: 0.14 }) }),
      criteria.CoV,
      T2,
      'worst',
    );
    expect(Math.abs(protocol[1]!['TE']! - 0.14 - apart)).toBeLessThan(0.006);
    expectClose(100 * value, cov, 0, 0.05);
  });

  it('the mean of variances over the range repeats echoes', () => {
    const { protocol } = exact(
      range,
      space({ TE: freeValues(6, 0.14, 60) }),
      criteria.relative,
      T2,
      range.map(() => 1 / range.length),
    );
    const [first, second, third, , fifth, sixth] = protocol.map((at) => at['TE']!).toSorted((x, y) => x - y);
    expectClose(first, 0.14, 1e-6);
    expectClose(third, second!, 1e-4);
    expectClose(sixth, fifth!, 1e-4);
  });
});

/** Least favorable weights of the tissues: the worst tissue cannot be better off than their weighed mean. */
it('weights for the worst of T2 50 … 120 ms are as good as any for their least favorable mean', () => {
  const setups = steps(50, 120, 14).map((T2star) => setup(t2star, { S0: 1, T2star }, roles('S0', 'T2star')));
  const asked = { setups, region: region(['TE'], [0], [400]), criterion: criteria.relative, of: T2 };
  const worst = best({ ...asked, tissues: 'worst' });
  expect(worst.gap).toBeLessThanOrEqual(1e-6);
  // Closed form: at two echoes 0 and x with weights w the variance of tissue T is (1/(1 − w) + e^(2x/T)/w)(T/x)²; on a grid.
  const spread = (x: number, w: number): number =>
    Math.max(...[50, 120].map((T) => (1 / (1 - w) + Math.exp((2 * x) / T) / w) * (T / x) ** 2));
  let least = Infinity;
  for (let x = 60; x < 160; x += 0.5) for (let w = 0.5; w < 0.95; w += 0.005) least = Math.min(least, spread(x, w));
  expect(worst.logCost).toBeLessThanOrEqual(Math.log(least));
  expect(worst.logCosts.every((cost) => cost <= worst.logCost + 1e-12)).toBe(true);
  expect(numbers.exp(worst.logCost)).toBeGreaterThan(12.89615346019063); // what each tissue alone could have
});
