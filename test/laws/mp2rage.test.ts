// Trains of gradient echoes after an inversion: what the paper prints for two, and cases in which other sequences are left.
import { type Arithmetic, hessian, numbers } from '@fishergrad/engine';
import { inversionRecoveryTR, mp2rage, NotIdentifiable, saturationRecovery, unmet, vfa } from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { boundOf } from '../support/experiment.ts';

type Row = Record<'TI' | 'FA' | 'n' | 'TRexc' | 'TR', number>;
const tissue = { M0: 2, T1: 1.3, B1: 0.9, eff: 0.96 };
const typical = mp2rage.typical.protocol;

/**
 * For two trains in the letters of Marques et al. 2010: the steady state, the first image counted from the inversion, and the
 * second counted back from the end of the cycle over the n/2 pulses that follow it.
 */
function printed({ M0, T1, B1, eff }: typeof tissue, [first, second]: readonly [Row, Row]): readonly [number, number] {
  const { n, TRexc, TR } = first;
  const [E1, TA] = [Math.exp(-TRexc / T1), first.TI - (n * TRexc) / 2];
  const [TB, TC] = [second.TI - first.TI - n * TRexc, TR - second.TI - (n * TRexc) / 2];
  const [EA, EB, EC] = [TA, TB, TC].map((t) => Math.exp(-t / T1)) as [number, number, number];
  const [c1, c2] = [Math.cos(B1 * first.FA) * E1, Math.cos(B1 * second.FA) * E1];
  const train = (z: number, c: number, pulses: number): number =>
    z * c ** pulses + ((1 - E1) * (1 - c ** pulses)) / (1 - c);
  const numerator = train(train(1 - EA, c1, n) * EB + (1 - EB), c2, n) * EC + (1 - EC);
  const steady = numerator / (1 + eff * (Math.cos(B1 * first.FA) * Math.cos(B1 * second.FA)) ** n * Math.exp(-TR / T1));
  const z1 = train(-eff * steady * EA + (1 - EA), c1, n / 2);
  const z2 = (steady - (1 - EC)) / (EC * c2 ** (n / 2)) - ((1 - E1) * (c2 ** (-n / 2) - 1)) / (1 - c2);
  return [M0 * Math.sin(B1 * first.FA) * z1, M0 * Math.sin(B1 * second.FA) * z2];
}

/** The sample of a cycle of one train, each of whose pulses and pauses takes z = u + v m to another such. */
function oneTrain<T>(
  { add, sub, mul, div, neg, exp, sin, cos, constant }: Arithmetic<T>,
  { M0, T1, B1, eff, FA }: Readonly<Record<string, T>>,
  { TI, n, TRexc, TR }: Omit<Row, 'FA'>,
): T {
  const c = cos(mul(B1!, FA!));
  let [u, v] = [constant(0), neg(eff!)];
  const rest = (t: number): void => {
    const E = exp(div(-t, T1!));
    [u, v] = [add(sub(1, E), mul(E, u)), mul(E, v)];
  };
  const half = (): void => {
    for (let k = 0; k < n / 2; k++) {
      [u, v] = [mul(c, u), mul(c, v)];
      rest(TRexc);
    }
  };
  rest(TI - (n / 2) * TRexc);
  half();
  const middle = { u, v };
  half();
  rest(TR - TI - (n / 2) * TRexc);
  return mul(M0!, sin(mul(B1!, FA!)), add(middle.u, mul(middle.v, div(u, sub(1, v)))));
}

describe('mp2rage', () => {
  it('is of two trains what the paper prints', () => {
    for (const { tissue: at, protocol } of sampled(mp2rage, 30)) {
      const found = mp2rage.signal(numbers, at, protocol);
      const wanted = printed(at as typeof tissue, protocol as unknown as readonly [Row, Row]);
      found.forEach((sample, k) => expectClose(sample, wanted[k]!, 1e-11, 1e-12 * (at['M0'] as number)));
    }
  });

  it('is with vanishing pulses inversion recovery in the steady state of TR', () => {
    for (const TI of [0.3, 1, 2]) {
      const [sample] = mp2rage.signal(numbers, tissue, [{ TI, FA: 1e-9, n: 2, TRexc: 1e-3, TR: 3 }]);
      // Without a 90° pulse Mz before the inversion is that of a recovery from −eff Mz over a whole TR.
      const before = (1 - Math.exp(-3 / 1.3)) / (1 + 0.96 * Math.exp(-3 / 1.3));
      expectClose(sample! / 0.9e-9, 2 * (1 - (1 + 0.96 * before) * Math.exp(-TI / 1.3)), 1e-8);
    }
  });

  // A train of 90° pulses 0.6 s after the inversion leaves nothing, which recovers for 2.4 s until the next inversion by θ.
  it('is with a train of 90° pulses, before it, inversion recovery that starts from nothing', () => {
    const at = { n: 2, TRexc: 1e-9, TR: 3 };
    const trains = [
      { ...at, TI: 0.5, FA: 1e-9 },
      { ...at, TI: 0.6, FA: Math.PI / 2 / 0.9 },
    ];
    const [sample, second] = mp2rage.signal(numbers, { ...tissue, eff: -Math.cos(2.8) }, trains);
    const cycle = [{ TI: 0.5, TR: 0.5 + 2.4 }];
    const [wanted] = inversionRecoveryTR.signal(numbers, { M0: 2, T1: 1.3, theta: 2.8 }, cycle);
    expectClose(sample! / 0.9e-9, wanted!, 1e-7);
    expectClose(second, 0, 0, 1e-8); // the first pulse of the train has taken it all
  });

  it('is after an inversion of efficiency 0 a recovery from nothing', () => {
    const [sample] = mp2rage.signal(numbers, { ...tissue, eff: 0 }, [{ TI: 0.7, FA: 1e-9, n: 2, TRexc: 1e-6, TR: 3 }]);
    const [wanted] = saturationRecovery.signal(numbers, { A: 2, T1: 1.3 }, [{ TS: 0.7, prepared: 1 }]);
    expectClose(sample! / 0.9e-9, wanted!, 1e-8);
  });

  it('is without an inversion, one train after the other, the steady state of a spoiled gradient echo', () => {
    const at = { FA: 0.12, n: 100, TRexc: 8e-3 };
    const trains = [
      { ...at, TI: 0.4, TR: 1.6 },
      { ...at, TI: 1.2, TR: 1.6 },
    ];
    const [wanted] = vfa.signal(numbers, { M0: 2, T1: 1.3, B1: 0.9 }, [{ FA: 0.12, TR: 8e-3 }]);
    expectAllClose(mp2rage.signal(numbers, { ...tissue, eff: -1 }, trains), [wanted!, wanted!]);
    expect(unmet(mp2rage, trains)).toEqual([]);
  });

  it('does not care whether a train is written as two without a pause, but for what is sampled', () => {
    const whole = { TI: 1, FA: 0.1, n: 200, TRexc: 7e-3, TR: 4 };
    const halves = [
      { ...whole, TI: 0.65, n: 100 },
      { ...whole, TI: 1.35, n: 100 },
    ];
    const after = { ...whole, TI: 2.5 };
    const [, one] = mp2rage.signal(numbers, tissue, [whole, after]);
    const [, , two] = mp2rage.signal(numbers, tissue, [...halves, after]);
    expectClose(two, one!, 1e-13);
    expect(unmet(mp2rage, [...halves, after])).toEqual([]);
  });

  // The steady state of a cycle of one train, pulse by pulse: no logarithm and no power.
  const angles = [40, 85, 90, 95, 120, 180, 270].flatMap((FA) => [2, 6].map((n) => [n, FA] as const));
  it.each(angles)('has the second derivatives of %d pulses of %d° one by one', (n, FA) => {
    const at = { TI: 0.7, n, TRexc: 0.03, TR: 5 };
    const along = <T>(a: Arithmetic<T>, [T1, B1, angle]: readonly T[]): Record<string, T> => ({
      ...{ T1: T1!, B1: B1!, FA: angle! },
      ...{ M0: a.constant(2), eff: a.constant(0.96), TI: a.constant(at.TI), n: a.constant(at.n) },
      ...{ TRexc: a.constant(at.TRexc), TR: a.constant(at.TR) },
    });
    const x = [1.3, 0.9, (FA * Math.PI) / 180 / 0.9];
    const closed = hessian(numbers, (a, θ) => mp2rage.signal(a, along(a, θ) as never, [along(a, θ)] as never)[0]!, x);
    const pulsed = hessian(numbers, (a, θ) => oneTrain(a, along(a, θ), at), x);
    expectClose(closed.value, pulsed.value, 1e-12);
    const most = Math.max(...pulsed.hessian.flat().map(Math.abs));
    closed.hessian.flat().forEach((each, k) => expectClose(each, pulsed.hessian.flat()[k]!, 0, 1e-12 * most));
  });

  it('tells as many unknowns as it has trains', () => {
    const roles = { M0: 'estimate', T1: 'estimate', B1: 'estimate', eff: 'known' } as const;
    expect(() => boundOf(mp2rage, { roles })).toThrow(NotIdentifiable);
    const three = [
      { ...typical[0]!, n: 80, TI: 0.4 },
      { ...typical[0]!, n: 80, TI: 1.3, FA: 0.15 },
      { ...typical[1]!, n: 80, TI: 3 },
    ];
    expect(boundOf(mp2rage, { roles, protocol: three }).names).toEqual(['M0', 'T1', 'B1']);
  });

  it.each([
    ['trains out of order', [1, 0], {}, 'TI', 'must be later in each acquisition than in the one before'],
    ['an odd train', [0, 1], { n: 161 }, 'n', 'must be even'],
    ['a train that begins before the inversion', [0, 1], { n: 200 }, 'TI', 'must leave room for half of its train'],
    ['trains that overlap', [0, 1], { n: 190, TI: 1.3 }, 'TI', 'must leave room for half of its train'],
    ['a train that outlasts the cycle', [0, 1], { TR: 3 }, 'TR', 'must not be shorter than TI + n/2 · TRexc'],
    ['two repetition times', [0, 1], { TR: 5, last: 6 }, 'TR', 'must be the same in every acquisition'],
  ])('refuses %s', (_, order, { last, ...change }: Partial<Row> & { last?: number }, of, says) => {
    const rows = order.map((k) => ({ ...typical[k]!, ...(change.TI && k === 0 ? {} : change) }));
    const protocol = last === undefined ? rows : [rows[0]!, { ...rows[1]!, TR: last }];
    const found = unmet(mp2rage, protocol);
    expect(found.map((each) => each.of)).toContain(of);
    expect(found.find((each) => each.of === of && each.says.startsWith(says))).toBeDefined();
  });
});
