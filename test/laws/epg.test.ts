// Trains by extended phase graph: closed forms of the first echoes, limits, identities, what cannot be told apart.
import { type Arithmetic, gradient, jacobian, numbers } from '@fishergrad/engine';
import { differences } from '@fishergrad/engine/differences';
import {
  crlb,
  fingerprint,
  fingerprintUntruncated,
  multiEchoSpinEcho,
  NotIdentifiable,
  t2star,
} from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { all, boundOf, experimentOf } from '../support/experiment.ts';
import { refused } from '../support/refusal.ts';

const { PI, exp, sin, cos } = Math;
const tissue = { M0: 3, T2: 0.06, B1: 0.85, T1: 1 };
const echoes = (count: number, FA = PI, ESP = 0.01) =>
  Array.from({ length: count }, (_, k) => ({ TE: (k + 1) * ESP, FA }));
const spinEchoes = (of: typeof tissue, protocol: ReturnType<typeof echoes>): number[] =>
  multiEchoSpinEcho.signal(numbers, of, protocol);

describe('a train of spin echoes', () => {
  it('that refocuses perfectly is M0 e^(−TE/T2), whatever T1', () => {
    for (const T1 of [0.05, 1, 10])
      spinEchoes({ ...tissue, B1: 1, T1 }, echoes(40)).forEach((S, k) => expectClose(S, 3 * exp(-(k + 1) / 6), 1e-14));
  });

  it('begins with M0 sin β sin²(α/2) E2, then stimulates', () => {
    for (const [B1, FA, T1] of [
      [0.85, PI, 1],
      [1.1, 2.2, 0.3],
      [0.4, 3, 2],
    ] as const) {
      const [E1, E2, α] = [exp(-0.01 / T1), exp(-1 / 6), B1 * FA];
      const [s2, β] = [sin(α / 2) ** 2, (B1 * PI) / 2];
      const [first, second] = spinEchoes({ ...tissue, B1, T1 }, echoes(2, FA));
      expectClose(first, 3 * sin(β) * s2 * E2, 1e-14);
      expectClose(second, 3 * sin(β) * E2 * (s2 ** 2 * E2 + (sin(α) ** 2 * E1) / 2), 1e-14);
    }
  });

  it('has as its first echoes those of a shorter one', () => {
    const long = spinEchoes(tissue, echoes(24, 2.5));
    for (const count of [1, 2, 3, 7, 23]) expectAllClose(spinEchoes(tissue, echoes(count, 2.5)), long.slice(0, count));
  });

  it('knows of B1 and the refocusing angle by their product, and of the excitation by sin(B1 90°)', () => {
    const varied = echoes(12).map((at, k) => ({ ...at, FA: 2 + 0.1 * k }));
    const scaled = varied.map(({ TE, FA }) => ({ TE, FA: 0.85 * FA }));
    const excited = sin((0.85 * PI) / 2);
    expectAllClose(
      spinEchoes(tissue, varied),
      spinEchoes({ ...tissue, B1: 1 }, scaled).map((S) => excited * S),
    );
  });

  it('of 180° is the same for B1 and 2 − B1', () => {
    expectAllClose(spinEchoes({ ...tissue, B1: 1.15 }, echoes(16)), spinEchoes(tissue, echoes(16)));
  });

  it('of perfect 180° says nothing of B1, nor of T1, and of the rest what an exponential says', () => {
    const [at, protocol] = [{ M0: 1, T2: 0.06, B1: 1, T1: 1 }, echoes(16)];
    const roles = { M0: 'estimate', T2: 'estimate', B1: 'known', T1: 'known' } as const;
    const perfect = boundOf(multiEchoSpinEcho, { tissue: at, protocol, roles });
    const decay = boundOf(t2star, { tissue: { S0: 1, T2star: 0.06 }, protocol: protocol.map(({ TE }) => ({ TE })) });
    expectClose(perfect.parameters.T2.sd, decay.parameters.T2star.sd, 1e-12);
    expectClose(perfect.parameters.M0.sd, decay.parameters.S0.sd, 1e-12);
    const at1 = (free: 'B1' | 'T1') =>
      boundOf(multiEchoSpinEcho, { tissue: at, protocol, roles: { ...roles, [free]: 'estimate' } });
    expect(() => at1('B1')).toThrow(NotIdentifiable);
    expect(() => at1('T1')).toThrow(NotIdentifiable); // sin² of the double next to π, 1e-32, is all there is
  });

  it('of other angles tells T1 too', () => {
    const protocol = echoes(32, (2 * PI) / 3);
    const bound = boundOf(multiEchoSpinEcho, { tissue, protocol, roles: all(multiEchoSpinEcho) });
    expect(bound.conditionNumber).toBeLessThan(1e4);
  });
});

const study = (protocol: string, noise = '{ kind: gaussian, sigma: 2 }'): string =>
  `model: multiEchoSpinEcho\ntissue: { M0: 1000, T2: 60 ms, B1: 0.85 }\nprotocol: { ${protocol} }\nnoise: ${noise}`;

describe('a study of spin echoes', () => {
  it('has the information of a case computed with 60 digits by other hands', () => {
    const [result] = [...bounds(readStudy(study('echoes: 10, ESP: 10 ms')))];
    const { outcome, experiment } = result!;
    if (outcome instanceof NotIdentifiable) throw outcome;
    const { M0, T2, B1 } = outcome.parameters;
    // ten echoes 10 ms apart, T1 1 s known, σ 2: signal, slopes in M0, T2 (per ms) and B1, variances (T2 in ms²)
    expectClose(M0!.sd ** 2, 18.781682973205385, 1e-12);
    expectClose((1e3 * T2!.sd) ** 2, 0.06456896072548272, 1e-12);
    expectClose(B1!.sd ** 2, 1.6070976274512513e-5, 1e-12);
    const found = sensitivityOf(experiment.tissue, experiment.protocol);
    REFERENCE.forEach((row, k) =>
      row.forEach((wanted, i) => {
        const largest = Math.max(...REFERENCE.map((each) => Math.abs(each[i]!)));
        expectClose(found[k]![i]! * (i === 2 ? 1e-3 : 1), wanted, 0, 1e-12 * largest);
      }),
    );
  });

  it('may list its echoes, and give one angle for all', () => {
    const outcomes = (protocol: string): unknown[] =>
      [...bounds(readStudy(study(protocol)))].map(({ outcome }) => outcome);
    expect(outcomes('echoes: 4, ESP: 10 ms, FA: 150 deg')).toEqual(outcomes('TE: "10, 20, 30, 40 ms", FA: 150 deg'));
  });

  it('is refused where it is not one train', () => {
    refused(study('TE: "10, 20, 31, 40 ms"'), 3, /TE must be evenly spaced.*acquisition 3 has TE = 31 ms/);
    refused(study('TE: "20, 30, 40, 50 ms"'), 3, /TE must be evenly spaced.*acquisition 2 has TE = 30 ms/);
    refused(study('echoes: 4.5, ESP: 10 ms'), 3, /echoes must be a whole number, not 4\.5/);
    refused(study('echoes: 4, ESP: 10 ms, FA: 400 deg'), 3, /FA must be at least 0 deg and at most 360 deg/);
  });
});

/** Signal, then slopes in M0, T2 in ms and B1. */
const REFERENCE = [
  [778.2374639320375, 0.7782374639320375, 2.161770733144549, 880.4546735123109],
  [706.8421183694605, 0.7068421183694605, 3.6936261987824954, 170.54456594783653],
  [560.5094718056256, 0.5605094718056256, 4.709071127910899, 535.9308083487783],
  [511.0130711667176, 0.5110130711667176, 5.3202827860877475, 137.97142707611192],
  [406.0983073183656, 0.4060983073183656, 5.69941206725915, 253.13225940769024],
  [367.6869340727401, 0.3676869340727401, 5.737820273602877, 143.5467730251033],
  [295.2823799476066, 0.2952823799476066, 5.7976461974730515, 79.73284141796775],
  [264.2090183031494, 0.26420901830314936, 5.501312061662224, 118.27939971912801],
  [214.4750478705339, 0.2144750478705339, 5.409401972725546, 14.874509426924],
  [190.51164876858724, 0.19051164876858726, 4.955549958201071, 57.354421558465],
] as const;

function sensitivityOf(at: Readonly<Record<string, number>>, protocol: readonly Readonly<Record<string, number>>[]) {
  const samples = <T>(a: Arithmetic<T>, [M0, T2, B1]: readonly T[], lift: (t: number) => T): T[] =>
    multiEchoSpinEcho.signal<T>(
      a,
      { M0: M0!, T2: T2!, B1: B1!, T1: lift(at['T1']!) },
      protocol.map(({ TE, FA }) => ({ TE: lift(TE!), FA: lift(FA!) })),
    );
  const { value, jacobian: J } = jacobian(numbers, samples, [at['M0']!, at['T2']!, at['B1']!]);
  return value.map((S, k) => [S, ...J[k]!]);
}

const white = { M0: 2, T1: 1.38, T2: 0.08, B1: 0.9 };
const pulses = (count: number) =>
  Array.from({ length: count }, (_, k) => ({
    FA: 0.3 + 0.7 * sin(k) ** 2,
    TR: 0.012 + 0.003 * cos(k),
    TE: 3e-3,
    TI: 0.02,
  }));

describe('a fingerprint', () => {
  it('begins with sin α of what was inverted, and goes on from what that leaves', () => {
    const [a, b] = pulses(2);
    const [E1, E1e, E2e] = [exp(-0.02 / 1.38), exp(-a!.TR / 1.38), exp(-3e-3 / 0.08)];
    const z = 1 - 2 * E1;
    const later = 1 + (cos(0.9 * a!.FA) * z - 1) * E1e;
    const wanted = [z * sin(0.9 * a!.FA) * E2e, later * sin(0.9 * b!.FA) * E2e].map((S) => 2 * S); // order 1 is not back yet
    expectAllClose(fingerprint.signal(numbers, white, pulses(2)), wanted);
  });

  it('whose transverse magnetization is gone by the next pulse is a Look-Locker train', () => {
    const at = { ...white, T2: 1e-4, B1: 1 };
    const protocol = Array.from({ length: 60 }, () => ({ FA: 0.2, TR: 0.02, TE: 0, TI: 0 }));
    const E = exp(-0.02 / 1.38);
    const steady = (1 - E) / (1 - E * cos(0.2));
    fingerprint
      .signal(numbers, at, protocol)
      .forEach((S, n) => expectClose(S, 2 * sin(0.2) * (steady + (-1 - steady) * (E * cos(0.2)) ** n), 0, 1e-14));
  });

  it('is silent without pulses, and scales with M0', () => {
    expect(
      fingerprint.signal(
        numbers,
        white,
        pulses(5).map((at) => ({ ...at, FA: 0 })),
      ),
    ).toEqual([0, 0, 0, 0, 0]);
  });

  it('of up to 22 pulses needs no more than ten orders; in the 23rd sample the eleventh comes back', () => {
    const [cut, whole] = [fingerprint, fingerprintUntruncated].map((model) => model.signal(numbers, white, pulses(40)));
    expectAllClose(cut!.slice(0, 22), whole!.slice(0, 22));
    expect(Math.abs(cut![22]! - whole![22]!)).toBeGreaterThan(1e-9);
  });

  it.each([fingerprint, fingerprintUntruncated])('has as its first samples those of a shorter one: $name', (model) => {
    const long = model.signal(numbers, white, pulses(40));
    for (const count of [1, 2, 12, 25])
      expectAllClose(model.signal(numbers, white, pulses(count)), long.slice(0, count));
  });

  it('of one pulse tells one thing', () => {
    expect(() => boundOf(fingerprint, { protocol: pulses(1) })).toThrow(NotIdentifiable);
  });

  it('refuses a sample after the next pulse, and two inversions', () => {
    const protocol = pulses(10);
    const bound = (changed: readonly (typeof protocol)[number][]) => () =>
      crlb(experimentOf(fingerprint, { protocol: changed }));
    expect(bound(protocol.map((at) => ({ ...at, TE: 0.02 })))).toThrow(/acquisition 1: TE must not be longer than TR/);
    expect(bound(protocol.map((at, k) => ({ ...at, TI: 0.02 + k })))).toThrow(/TI must be the same/);
  });
});

it('a train of spin echoes moves with its times: an echo with its own and those before it, and all of them with ESP', () => {
  const slopes = jacobian(
    numbers,
    <T>(a: Arithmetic<T>, times: readonly T[], lift: (t: number) => T) => {
      const at = { M0: lift(3), T2: lift(0.06), B1: lift(0.85), T1: lift(1) };
      return multiEchoSpinEcho.signal<T>(
        a,
        at,
        times.map((TE) => ({ TE, FA: lift(PI) })),
      );
    },
    echoes(6).map(({ TE }) => TE),
  ).jacobian;
  slopes.forEach((row, k) => row.forEach((slope, i) => expect(slope !== 0).toBe(i <= k)));
  const spaced = differences(([ESP]) => spinEchoes(tissue, echoes(6, PI, ESP)), [0.01]);
  slopes.forEach((row, k) =>
    expectClose(
      row.reduce((sum, slope, i) => sum + (i + 1) * slope, 0),
      spaced[k]![0]!,
      1e-9,
    ),
  );
});

describe('an extended phase graph is differentiable in everything', () => {
  const names = ['M0', 'T1', 'T2', 'B1', 'TE', 'TI', ...pulses(14).flatMap((_, k) => [`FA${k}`, `TR${k}`])];
  const x = [...Object.values(white), 3e-3, 0.02, ...pulses(14).flatMap(({ FA, TR }) => [FA, TR])];
  const last = <T>(a: Arithmetic<T>, [M0, T1, T2, B1, TE, TI, ...rest]: readonly T[]): T => {
    const protocol = pulses(14).map((_, k) => ({ FA: rest[2 * k]!, TR: rest[2 * k + 1]!, TE: TE!, TI: TI! }));
    return fingerprint.signal<T>(a, { M0: M0!, T1: T1!, T2: T2!, B1: B1! }, protocol).at(-1)!;
  };

  it('forward, reverse and by differences', () => {
    const forward = jacobian(numbers, (a, y) => [last(a, y)], x).jacobian[0]!;
    const reverse = gradient(numbers, last, x).gradient;
    const apart = differences((y) => [last(numbers, y)], x)[0]!;
    const size = Math.max(...forward.map(Math.abs));
    names.forEach((_, i) => {
      expectClose(reverse[i], forward[i]!, 1e-12, 1e-14 * size);
      expectClose(apart[i], forward[i]!, 1e-8, 1e-9 * size);
    });
    // the last TR comes after the last sample; everything else counts
    expect(forward.map((slope, i) => (slope === 0 ? names[i] : '')).filter((name) => name !== '')).toEqual(['TR13']);
  });

  it('twice: a Jacobian of gradients is a gradient of Jacobians', () => {
    const slopes = jacobian(numbers, (a, y) => gradient(a, last, y).gradient, x).jacobian;
    x.forEach((_, i) => {
      const inner = gradient(numbers, (a, y) => jacobian(a, (b, z) => [last(b, z)], y).jacobian[0]![i]!, x).gradient;
      const size = Math.max(...inner.map(Math.abs));
      inner.forEach((second, k) => expectClose(slopes[i]![k], second, 1e-11, 1e-13 * size));
    });
  });
});
