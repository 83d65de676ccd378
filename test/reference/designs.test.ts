// Every optimum of designs.json (40 digits, another program), found again: weights with their certificate, and exact designs from random starts.
import type { Arithmetic } from '@fishergrad/engine';
import { gaussian, rician } from '@fishergrad/models';
import { evenTrain, freeValues, sameValue, space, type Space } from '@fishergrad/models/design';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { best, found } from '../support/designSearch.ts';
import { aimOf, askedOf, truths } from '../support/designTruth.ts';
import { steps } from '../support/designs.ts';

const weights = truths.filter(({ kind }) => kind.startsWith('approximate'));
const exact = truths.filter(({ kind }) => !kind.startsWith('approximate'));

it('there are 51 of them', () => {
  expect([weights.length, exact.length]).toEqual([25, 26]);
});

describe('weights', () => {
  it.each(weights.map((each) => [each.id, each] as const))('%s', (id, each) => {
    const { model, tissue, roles, setting, range } = askedOf(each);
    const { criterion, of } = aimOf(each);
    const [low, high] = range;
    const design = best({
      setups: [{ model, tissue, roles, noise: gaussian(1) }],
      region: { settings: [setting], lower: [low], upper: [high], rest: {} },
      ...{ criterion, of, tissues: [1] },
    });
    expect(design.gap).toBeLessThanOrEqual(1e-6);
    expectClose(criterion.told(design.logCost, of.length), each.value_num, 1e-9);
    if (each.kind.includes('NON-UNIQUE')) return;
    const wanted = each.support_num;
    expect(design.support.length, JSON.stringify(design.support)).toBe(wanted.length);
    design.support.forEach(({ at, weight }, k) => {
      // The anchor of a saturation recovery is the same signal anywhere far out.
      const anchor = id.startsWith('sr2') && k === 1;
      if (anchor) expect(at[setting]).toBeGreaterThan(30);
      else expectClose(at[setting], wanted[k]!, 1e-5, 1e-5 * Math.min(high - low, 1000));
      expectClose(weight, each.weights_num[k]!, 0, 1e-5);
    });
  });
});

/** Equally spaced echoes, the first after one spacing. */
const fromOneSpacing = (count: number, most: number): Space => ({
  names: ['spacing'],
  ...{ lower: [0], upper: [most], count },
  protocol: <T>({ mul }: Arithmetic<T>, [d]: readonly T[]) =>
    Array.from({ length: count }, (_, k) => ({ t: mul(k + 1, d!) })),
  place: ([first]) => [first!['t']!],
});

/** What of the design is free, and how that stands in `support`. */
function spaceOf(id: string, setting: string, [low, high]: readonly [number, number]): Space {
  const count = Number(/N(\d+)$/.exec(id)?.[1]);
  if (id.startsWith('monoexp-train-TE1')) return fromOneSpacing(count, high);
  if (id.startsWith('monoexp-train-TE0')) return space({ t: evenTrain([count], 0, high, { first: 0 }) });
  const repeats = Number(/-1to(\d)/.exec(id)?.[1]);
  if (repeats) return space({ t: sameValue(repeats, low, high) }, [], [{ t: 0 }]);
  if (/2pt|2fa/.test(id)) return space({ [setting]: freeValues(2, low, high) });
  return space({ [setting]: freeValues(1, low, high) });
}

function tissuesOf(id: string): number[] | undefined {
  if (id.includes('minimax')) return steps(50, 120, 28);
  return id.includes('bayes') ? [30, 60, 90] : undefined;
}

describe('exact designs', () => {
  it.each(exact.map((each) => [each.id, each] as const))('%s', (id, each) => {
    const { model, tissue, roles, setting, range } = askedOf(each);
    const times = tissuesOf(id);
    const snr = Number(/SNR(\d+)/.exec(id)?.[1]);
    const noise = snr ? rician(1 / snr) : gaussian(1);
    const problem = {
      setups: times
        ? times.map((T2) => ({ model, roles, noise, tissue: { S0: 1, T2 } }))
        : [{ model, tissue, roles, noise }],
      space: spaceOf(id, setting, times ? [0, 500] : range),
      ...aimOf(each),
      tissues: id.includes('minimax') ? ('worst' as const) : times ? times.map((_, __, all) => 1 / all.length) : [1],
    };
    const { protocol, value, share } = found(problem);
    expectClose(value, each.value_num, 1e-9);
    expect(share).toBeGreaterThanOrEqual(0.9);
    const wanted = each.support_num;
    const own = protocol.map((at) => at[setting]!).toSorted((x, y) => x - y);
    const support = id.includes('train') ? [own[1]! - own[0]!] : id.includes('1to') ? [own[0]!, own[1]!] : own;
    support.forEach((x, k) => expectClose(x, wanted[k]!, 1e-5, 1e-9));
  });
});
