// A certificate is a true bound: a wrong one is the worst that could happen.
import { numbers } from '@fishergrad/engine';
import { gaussian, rician, spgr, vfa } from '@fishergrad/models';
import {
  type Approximate,
  approximate,
  criteria,
  logCostOf,
  meanOf,
  type MixtureProblem,
  type Setup,
  worstOf,
} from '@fishergrad/models/design';
import { seeded } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { best } from '../support/designSearch.ts';
import { all, both, decay, echoes, estimate, oscillation } from '../support/designSetups.ts';

describe('a certificate is a true bound', () => {
  const region = { settings: ['TE'], lower: [0.0001], upper: [0.06], rest: {} };
  const several = [decay(0.003), decay(0.01), decay(0.03)];
  const prior = { S0: 'estimate', T2star: { prior: { sd: 0.002 } } } as const;
  type Case = readonly [string, Omit<MixtureProblem, 'criterion' | 'of'>];
  const cases: readonly Case[] = [
    ['one tissue', { setups: [decay(0.01)], region, tissues: [1], samples: 5 }],
    ['the mean of tissues', { setups: several, region, tissues: [0.5, 0.2, 0.3], samples: 5 }],
    ['the worst of tissues', { setups: several, region, tissues: 'worst', samples: 5 }],
    ['a prior', { setups: several.map((each) => ({ ...each, roles: prior })), region, tissues: 'worst', samples: 5 }],
    ['fixed samples', { setups: several, region, tissues: 'worst', samples: 4, fixed: echoes(5, 6) }],
    [
      'magnitudes',
      { setups: several.map((each) => ({ ...each, noise: rician(0.1) })), region, tissues: 'worst', samples: 5 },
    ],
  ];
  const random = seeded(5);

  /** ln cost of a random protocol as good as a few of them, of which the best place is searched next. */
  function trials(problem: MixtureProblem, many: number): number {
    const { setups, criterion, of, fixed = [], tissues, samples = 1 } = problem;
    const { settings, lower, upper, rest } = problem.region;
    const spread = random() < 0.5 ? (u: number) => u : (u: number) => u ** 4;
    let least = Infinity;
    for (let k = 0; k < many; k++) {
      const protocol = Array.from({ length: samples }, () => ({
        ...rest,
        ...Object.fromEntries(
          settings.map((name, i) => [name, lower[i]! + (upper[i]! - lower[i]!) * spread(random())]),
        ),
      }));
      const costs = setups.map((setup) =>
        logCostOf(numbers, { criterion, of }, { ...setup, protocol: [...protocol, ...fixed] }),
      );
      const cost = tissues === 'worst' ? worstOf(costs) : meanOf(costs, tissues, criterion.power).logCost;
      if (cost < least) least = cost;
    }
    return least;
  }

  function expectBound({ logCost, gap }: Approximate, least: number): void {
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(Math.exp(least - logCost) * (1 + gap)).toBeGreaterThanOrEqual(1 - 1e-9);
  }

  const pairs = cases.flatMap(([name, asked]) =>
    all.map((criterion) => [name, criterion.name, criterion, asked] as const),
  );

  it.each(pairs)('of %s by %s: no random protocol and no later round is below it', (_, __, criterion, asked) => {
    const of = criterion.name === 'c' ? both.slice(1) : both;
    const problem: MixtureProblem = { ...asked, criterion, of };
    const rounds: Approximate[] = [];
    for (const round of approximate(problem, 0)) {
      rounds.push(round);
      if (rounds.length >= 4) break;
    }
    const last = rounds.at(-1)!;
    if (criterion.name !== 'E' || asked.tissues !== 'worst') expect(last.gap).toBeLessThan(1e-5);
    const least = Math.min(trials(problem, 400), last.logCost);
    for (const round of rounds) expectBound(round, least);
    expect(rounds.length).toBeGreaterThan(0);
  });

  it('of few rounds is a bound as well, and a loose one', () => {
    const setups = [0.3, 3, 30].map((T1): Setup => ({
      ...{ model: vfa, noise: gaussian(0.001), roles: { ...estimate('M0', 'T1'), B1: 'known' } },
      tissue: { M0: 1, T1, B1: 1 },
    }));
    const wide = { settings: ['FA', 'TR'], lower: [0, 0.005], upper: [Math.PI, 3], rest: {} };
    const problem: MixtureProblem = {
      ...{ setups, criterion: criteria.relative, of: [{ name: 'T1', weight: 1 }], tissues: 'worst' },
      region: { ...wide, duration: (_, at) => at['TR']! },
    };
    const rounds: Approximate[] = [];
    for (const round of approximate(problem, 1e-9)) {
      rounds.push(round);
      if (rounds.length >= 3) break;
    }
    const least = Math.min(...rounds.map(({ logCost }) => logCost));
    for (const round of rounds) expectBound(round, least);
    expect(rounds.at(-1)!.gap).toBeLessThanOrEqual(rounds[0]!.gap);
  });

  it('of two settings, per time', () => {
    const setup: Setup = {
      ...{
        model: spgr,
        noise: gaussian(0.001),
        tissue: { M0: 1, T1: 0.9, T2star: 0.03, B1: 1 },
      },
      roles: { ...estimate('M0', 'T1'), T2star: 'known', B1: 'known' },
    };
    const problem: MixtureProblem = {
      ...{
        setups: [setup],
        criterion: criteria.D,
        of: [
          { name: 'M0', weight: 1 },
          { name: 'T1', weight: 1 },
        ],
        tissues: [1],
      },
      region: {
        settings: ['FA', 'TR'],
        lower: [0, 0.005],
        upper: [1.5, 0.05],
        rest: { TE: 0.002 },
        duration: (_, at) => at['TR']!,
      },
    };
    const found = best(problem);
    expect(found.gap).toBeLessThan(1e-6);
    const duration = <T>({ add }: typeof numbers, protocol: readonly { TR: T }[]): T =>
      add(...(protocol.map(({ TR }) => TR) as unknown as number[])) as unknown as T;
    let least = Infinity;
    for (let k = 0; k < 2000; k++) {
      const protocol = Array.from({ length: 4 }, () => ({
        FA: 1.5 * random() ** 2,
        TR: 0.005 + 0.045 * random(),
        TE: 0.002,
      }));
      least = Math.min(
        least,
        logCostOf(numbers, problem, { ...setup, protocol }) + Math.log(duration(numbers, protocol)),
      );
    }
    expect(least).toBeGreaterThan(found.logCost - Math.log1p(found.gap));
  });
});

describe('narrow waves and jumps', () => {
  // What an acquisition is worth, on places that no grid of the search has.
  const tried = Float64Array.from({ length: 200_000 }, (_, k) => (k * ((Math.sqrt(5) - 1) / 2)) % 1);

  it.each([
    ['a whole number of periods between grid places', 2000],
    ['nearly so', 2000.37],
    ['few periods', 100],
  ])('%s: every top is found', (_, f) => {
    const setup = oscillation('A*exp(-t/0.3)*cos(2*pi*f*t + phi)', { A: 1, f, phi: 0.3 });
    const of = ['A', 'f', 'phi'].map((name) => ({ name, weight: 1 }));
    const region = { settings: ['t'], lower: [0], upper: [1], rest: {} };
    let last: Approximate | undefined;
    for (const round of approximate({ setups: [setup], criterion: criteria.D, of, tissues: [1], region }, 1e-6)) {
      last = round;
      if (round.rounds >= 2) break;
    }
    const { worth, gap } = last!;
    expect(Math.max(...chunks(worth, tried)) - 1).toBeLessThanOrEqual(gap + 1e-9);
  });

  it.each([
    ['one sample', 1, 'estimate'],
    ['seven, and a prior', 7, { prior: { sd: 3 } }],
  ] as const)('what is left to gain is what moving weight gains, of %s', (_, samples, role) => {
    const free = oscillation('A*exp(-t/0.3)*cos(2*pi*f*t + phi)', { A: 1, f: 2000.37, phi: 0.3 });
    const setup = { ...free, roles: { ...free.roles, f: role } };
    const of = ['A', 'f', 'phi'].map((name) => ({ name, weight: 1 }));
    const region = { settings: ['t'], lower: [0], upper: [1], rest: {} };
    const { support, gap, worth } = approximate({
      setups: [setup],
      criterion: criteria.D,
      of,
      tissues: [1],
      region,
      samples,
    }).next().value;
    expect(gap).toBeGreaterThan(1e-4); // the first round is far from done
    const values = worth([tried]);
    const t = tried[values.indexOf(values.reduce((most, x) => Math.max(most, x)))]!;
    const moved = (ε: number): number =>
      logCostOf(
        numbers,
        { criterion: criteria.D, of },
        {
          ...setup,
          protocol: [...support.map(({ at }) => at), { t }],
          averages: [...support.map(({ weight }) => samples * (1 - ε) * weight), samples * ε],
        },
      );
    const gain = (moved(0) - moved(1e-6)) / 1e-6;
    expect(gap).toBeGreaterThanOrEqual(gain * (1 - 1e-3));
    expect(gap).toBeLessThanOrEqual(gain * 1.1); // the best place is near one that was tried
  });

  it('a place where the signal is no number tells nothing, and hides nothing', () => {
    const setup = oscillation('A*sin(w*t)/(w*t)', { A: 1, w: 3 });
    const found = best({
      ...{ setups: [setup], criterion: criteria.D, tissues: [1], of: ['A', 'w'].map((name) => ({ name, weight: 1 })) },
      region: { settings: ['t'], lower: [0], upper: [5], rest: {} },
    });
    expect(found.gap).toBeLessThanOrEqual(1e-6);
    expect(
      Math.max(
        ...chunks(
          found.worth,
          tried.map((t) => 5 * t),
        ),
      ) - 1,
    ).toBeLessThanOrEqual(found.gap + 1e-9);
  });

  it('a best place at 1 ms in a range of 1000 s is kept apart from one at 0', () => {
    const found = best({
      ...{ setups: [decay(0.001)], criterion: criteria.c, tissues: [1], of: [{ name: 'T2star', weight: 1 }] },
      region: { settings: ['TE'], lower: [0], upper: [1000], rest: {} },
    });
    expect(found.gap).toBeLessThanOrEqual(1e-6);
    expectClose(found.support[1]!.at['TE'], 1.278464542761074e-3, 1e-5);
  });

  it('where nothing can be told apart there is no certificate', () => {
    const setup = oscillation('A*w*t', { A: 1, w: 3 });
    const found = best({
      ...{ setups: [setup], criterion: criteria.D, tissues: [1], of: ['A', 'w'].map((name) => ({ name, weight: 1 })) },
      region: { settings: ['t'], lower: [1], upper: [1], rest: {} },
    });
    expect(found.gap).not.toBeLessThan(1e3);
  });
});

function chunks(worth: Approximate['worth'], places: Float64Array): number[] {
  const tops: number[] = [];
  for (let k = 0; k < places.length; k += 20_000)
    tops.push(worth([places.slice(k, k + 20_000)]).reduce((most, x) => Math.max(most, x), -Infinity));
  return tops;
}
