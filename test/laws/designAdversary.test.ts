// Answers of designs against what crlb says of them, and questions at the ends of what may be asked.
import { crlb, type Experiment, gaussian, NotIdentifiable, t2star } from '@fishergrad/models';
import {
  apportioned,
  choose,
  criteria,
  freeValues,
  logCostOf,
  meanOf,
  searched,
  space,
  tolerances,
} from '@fishergrad/models/design';
import { numbers } from '@fishergrad/engine';
import { seeded } from '@fishergrad/random';
import {
  bounds,
  type Designed,
  designStudy,
  designToStudy,
  designToTerminal,
  NoDesign,
  readStudy,
  StudyError,
} from '@fishergrad/study';
import { describe, expect, it } from 'vitest';

const study = (design: string, { TE = '1, 5, 10, 20 ms', more = '', tissue = 'T2star: 10 ms' } = {}): string => `
model: t2star
tissue: { S0: 1, ${tissue} }
protocol: { TE: "${TE}"${more} }
noise: { kind: gaussian, sigma: 0.02 }
design: ${design}
`;

function answered(text: string): Designed {
  const search = designStudy(readStudy(text, { name: 'study.yaml' }), seeded(1));
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

function proved({ certificate }: Designed) {
  if ('none' in certificate) throw new Error(certificate.none);
  return certificate;
}

const said = (ask: () => unknown): string => {
  try {
    ask();
  } catch (error) {
    if (error instanceof StudyError || error instanceof NoDesign) return error.message;
    throw error;
  }
  throw new Error('it was answered');
};

const TIMES = [0.001, 0.004, 0.009, 0.017, 0.03];
const experiment = (given: Partial<Experiment<'S0' | 'T2star', 'TE'>> = {}): Experiment<'S0' | 'T2star', 'TE'> => ({
  model: t2star,
  noise: gaussian(0.02),
  tissue: { S0: 2, T2star: 0.01 },
  protocol: TIMES.map((TE) => ({ TE })),
  roles: { S0: 'estimate', T2star: 'estimate' },
  ...given,
});

/** The covariance that crlb tells. */
function covariance({
  names,
  parameters,
  correlation,
}: ReturnType<typeof crlb<'S0' | 'T2star', 'TE'>>): [number, number, number] {
  const [p, q] = names.map((name) => parameters[name].sd) as [number, number];
  return [p * p, q * q, correlation[0]![1]! * p * q];
}

describe('a criterion is what the covariance of crlb makes of it', () => {
  const given = experiment({ averages: [1, 2, 3, 1, 1] });
  const [v0, v1, c] = covariance(crlb(given));
  const [r0, r1, rc] = [v0 / 4, v1 / 1e-4, c / 0.02];
  const of = [
    { name: 'S0', weight: 3 },
    { name: 'T2star', weight: 1 },
  ];
  const cases = {
    D: Math.log(v0 * v1 - c * c),
    Ds: Math.log(v0 * v1 - c * c),
    A: 3 * v0 + v1,
    relative: 3 * r0 + r1,
    CoV: 3 * Math.sqrt(r0) + Math.sqrt(r1),
    E: (r0 + r1) / 2 + Math.hypot((r0 - r1) / 2, rc),
  };
  for (const [name, wanted] of Object.entries(cases))
    it(`as ${name}`, () => {
      const criterion = criteria[name as keyof typeof cases];
      const told = criterion.told(logCostOf(numbers, { criterion, of }, given), 2);
      expect(Math.abs(told - wanted)).toBeLessThan(1e-11 * Math.abs(wanted));
    });

  it('as E, the largest eigenvalue, also of four', () => {
    const u = [0.1, 0.5, 0.7, 0.5]; // of length 1: the mirror 1 − 2uuᵀ is orthogonal
    const R = [3, 0.5, 2, 1].map((root, i) => u.map((each, k) => root * ((i === k ? 1 : 0) - 2 * u[i]! * each)));
    const targets = u.map((_, i) => ({
      ...{ name: '', value: 1, weight: 1 },
      slopes: u.map((__, k) => (i === k ? 1 : 0)),
    }));
    expect(criteria.E.logCost(numbers, R, targets)).toBeCloseTo(Math.log(4), 12);
  });

  it('and falls as one over the number of samples', () => {
    for (const criterion of Object.values(criteria)) {
      const about = criterion.name === 'c' ? of.slice(1) : of;
      const cost = (n: number): number =>
        logCostOf(numbers, { criterion, of: about }, experiment({ averages: TIMES.map(() => n) }));
      expect(cost(1) - cost(7)).toBeCloseTo(Math.log(7), 11);
    }
  });
});

it('a mean over tissues has the shares of each in its slope', () => {
  for (const power of [0, 0.5, 1]) {
    const costs = [0.3, -1, 2];
    const weights = [0.2, 0.5, 0.3];
    const { logCost, shares } = meanOf(costs, weights, power);
    const mean = costs.reduce((sum, each, j) => sum + weights[j]! * (power ? Math.exp(power * each) : each), 0);
    expect(logCost).toBeCloseTo(power ? Math.log(mean) / power : mean, 13);
    for (const [j, share] of shares.entries()) {
      const moved = (by: number): number =>
        meanOf(
          costs.map((each, k) => (k === j ? each + by : each)),
          weights,
          power,
        ).logCost;
      expect(share).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 9);
    }
  }
});

describe('a choice', () => {
  const of = [{ name: 'T2star', weight: 1 }];
  const tissues = [0.002, 0.03].map((T2star) => ({ S0: 1, T2star }));
  const sd = (kept: readonly number[], given: Experiment<'S0' | 'T2star', 'TE'>): number =>
    crlb({
      ...given,
      protocol: kept.map((k) => given.protocol[k]!),
      averages: kept.map((k) => given.averages?.[k] ?? 1),
    }).parameters.T2star.sd;
  const pairs = TIMES.flatMap((_, i) => TIMES.slice(i + 1).map((__, k) => [i, i + 1 + k]));
  const ask = (experiments: readonly Experiment<'S0' | 'T2star', 'TE'>[]) =>
    choose({ criterion: criteria.c, of, tissues: 'worst', experiments }, 2, {
      starts: 1,
      random: seeded(1),
    });

  it('is that of the worst tissue, with averages, as crlb counts', () => {
    const all = tissues.map((tissue) => experiment({ tissue, averages: [1, 9, 1, 4, 1] }));
    const worst = (kept: readonly number[]): number => Math.max(...all.map((each) => sd(kept, each)));
    const least = pairs.toSorted((x, y) => worst(x) - worst(y))[0]!;
    const found = ask(all);
    expect(found.kept).toEqual(least);
    expect(Math.exp(found.logCost / 2) / worst(least)).toBeCloseTo(1, 11);
  });

  it('counts what is known before, once', () => {
    const given = experiment({ roles: { S0: { prior: { sd: 0.05 } }, T2star: 'estimate' } });
    const least = pairs.toSorted((x, y) => sd(x, given) - sd(y, given))[0]!;
    const found = ask([given]);
    expect(found.kept).toEqual(least);
    expect(Math.exp(found.logCost / 2) / sd(least, given)).toBeCloseTo(1, 11);
  });

  it('of too few to tell is none', () => {
    expect(said(() => answered(study('{ choose: 1 }')))).toMatch(
      /^No choice of 1 of these acquisitions can tell S0, T2/,
    );
  });

  it('needs one noise for all, and says so', () => {
    const text = study('{ choose: 2 }').replace('sigma: 0.02', 'sigma: [0.01, 0.02, 0.03, 0.04]');
    expect(said(() => answered(text))).toContain('sigma has 4 values, and this design has 2 samples');
  });
});

it('a sample is shared out by its part of the time, over its own', () => {
  const support = [0.5, 0.5].map((weight, k) => ({ at: { TR: k }, weight }));
  const counts = (costs: number[]): number[] =>
    [0, 1].map((k) => apportioned(support, 12, costs).filter(({ TR }) => TR === k).length);
  expect(counts([1, 5])).toEqual([10, 2]);
  expect(counts([1, 1])).toEqual([6, 6]);
});

it('a tolerance ends where the cost has risen by just so much', () => {
  const [{ low, high }] = tolerances(([x]) => Math.log(1 + x! * x!), [0], { lower: [-1], upper: [0.1] }, 0.05) as [
    { low: number; high: number },
  ];
  expect(low).toBeCloseTo(-Math.sqrt(0.05), 12);
  expect(high).toBe(0.1);
});

describe('at the ends of what may be asked', () => {
  const far = (rest: string): string =>
    study(`{ vary: { TE: { from: 0 ms, to: 1e6 s } }, criterion: c, of: [T2star], ${rest} }`);

  it('a range of eleven days has the milliseconds in it', () => {
    const near = study(
      '{ vary: { TE: { from: 0 ms, to: 60 ms } }, criterion: c, of: [T2star], samples: 4, starts: 2 }',
    );
    const [wide, narrow] = [far('samples: 4, starts: 2'), near].map(answered) as [Designed, Designed];
    expect(wide.price.logCost).toBeCloseTo(narrow.price.logCost, 6);
    expect(proved(answered(far('weights: true'))).gap).toBeLessThan(1e-6);
  });

  it('a budget that cannot be spent does not make an answer look wasteful', () => {
    const of = (more: string): number =>
      proved(
        answered(study(`{ vary: { TE: { from: 0 ms, to: 60 ms } }, samples: 4, starts: 2, duration: 2 s${more} }`)),
      ).efficiency;
    expect(of(', budget: 1000 s')).toBeCloseTo(of(''), 9);
    expect(of(', budget: 1000 s')).toBeGreaterThan(0.9);
  });

  it('samples with a σ each are said to be the reason that nothing is proved', () => {
    const text = study('{ vary: { TE: { from: 0 ms, to: 60 ms } }, starts: 2 }').replace(
      'sigma: 0.02',
      'sigma: [0.01, 0.02, 0.03, 0.04]',
    );
    expect(designToTerminal(answered(text))).toContain('none, because the noise is given sample by sample');
  });

  it('an eigenvalue has no weights', () => {
    const text = study('{ vary: { TE: { from: 0 ms, to: 60 ms } }, criterion: E, of: { S0: 3, T2star: 1 } }');
    expect(said(() => answered(text))).toContain('a weight changes nothing about criterion E');
  });
});

it('an answer is no worse than the protocol given, on its raster and where the bound jumps', () => {
  const perfusion = `
model: pcasl
tissue: { f: 50 ml/100g/min, ATT: 1.1 s }
protocol: { tau: 1.4 s, PLD: "0.25, 0.5, 0.75, 1, 1.25, 1.5 s" }
noise: { kind: gaussian, sigma: 1e-4 }
estimate: [f, ATT]
design: { vary: { PLD: { from: 0.1 s, to: 3 s } }, starts: 1 }
`;
  const coarse = study('{ vary: { TE: { from: 0 ms, to: 60 ms } }, raster: 7 ms, starts: 2 }', {
    TE: '0, 7, 14, 14 ms',
  });
  for (const text of [perfusion, coarse]) {
    const { price, priceBefore } = answered(text);
    expect(price.logCost).toBeLessThanOrEqual(priceBefore!.logCost + 1e-9);
  }
});

it('the mean CoV of tissues is the mean of what crlb tells of each', () => {
  const { priceBefore, before } = answered(
    study(
      '{ vary: { TE: { from: 0 ms, to: 60 ms } }, criterion: CoV, of: [T2star], tissues: "9, 1", samples: 3, starts: 1 }',
      {
        tissue: 'T2star: "2, 20 ms"',
      },
    ),
  );
  const covs = [...bounds(before)].map(({ outcome }, k) => {
    if (outcome instanceof NotIdentifiable) throw outcome;
    return outcome.parameters['T2star']!.sd / before.cases[k]!.tissue['T2star']!;
  });
  expect(priceBefore!.value).toBeCloseTo(0.9 * covs[0]! + 0.1 * covs[1]!, 10);
});

describe('what crlb reads back', () => {
  const vary = 'vary: { TE: { from: 0.5 ms, to: 60 ms } }, criterion: c, of: [T2star], starts: 2';
  const cases = {
    'averages and fixed acquisitions': study(`{ ${vary}, samples: 3, fixed: { TE: 2 ms } }`, { more: ', averages: 3' }),
    'weights with fixed acquisitions': study(`{ ${vary}, weights: true, samples: 9, fixed: { TE: "1, 2 ms" } }`),
    'several tissues': study(`{ ${vary}, samples: 4, tissues: worst }`, { tissue: 'T2star: "2, 20 ms"' }),
  };
  for (const [name, text] of Object.entries(cases))
    it(`has the cost that the design tells: ${name}`, () => {
      const designed = answered(text);
      const costs = [...bounds(readStudy(designToStudy(text, designed), { name: 'back.yaml' }))].map(({ outcome }) => {
        if (outcome instanceof NotIdentifiable) throw outcome;
        return 2 * Math.log(outcome.parameters['T2star']!.sd);
      });
      costs.forEach((cost, k) => expect(cost).toBeCloseTo(designed.price.logCosts[k]!, 8));
      expect(Math.max(...costs)).toBeCloseTo(designed.price.logCost, 8);
    });
});

it('three averages are a third of the variance to the certificate too, of what is fixed as of what is free', () => {
  const text = study('{ vary: { TE: { from: 0.5 ms, to: 60 ms } }, samples: 3, starts: 2, fixed: { TE: 2 ms } }', {
    more: ', averages: 3',
  });
  const once = text.replace(', averages: 3', '').replace('sigma: 0.02', `sigma: ${0.02 / Math.sqrt(3)}`);
  expect(proved(answered(text)).efficiency).toBeCloseTo(proved(answered(once)).efficiency, 9);
});

it('a search counts the prior of each tissue as that of its own', () => {
  const setups = [0.2, 0.001].map((sd) => ({
    ...{ model: t2star, noise: gaussian(0.02), tissue: { S0: 1, T2star: 0.01 } },
    roles: { S0: { prior: { sd } }, T2star: 'estimate' as const },
  }));
  const TE = space({ TE: freeValues(3, 0, 0.06) }, [{}, {}, {}], []);
  const asked = { criterion: criteria.c, of: [{ name: 'T2star', weight: 1 }] };
  const search = searched({ ...asked, setups, space: TE, tissues: [0.5, 0.5] }, { starts: 1, random: seeded(1) });
  let step = search.next();
  while (!step.done) step = search.next();
  const { x, value } = step.value.best;
  const protocol = TE.protocol(numbers, Array.from(x)) as { TE: number }[];
  const costs = setups.map((setup) => logCostOf(numbers, asked, { ...setup, protocol }));
  expect(value).toBeCloseTo(meanOf(costs, [0.5, 0.5], 1).logCost, 10);
});
