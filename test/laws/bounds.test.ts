import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import {
  type AnyModel,
  type Bound,
  crlb,
  fisher,
  gaussian,
  models,
  molli,
  molliT1,
  sigmaFromSnr,
  t2star,
} from '@fishergrad/models';
import { analyticModels, sampled } from '@fishergrad/models/analytic';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, boundOf, experimentOf, noiseOf } from '../support/experiment.ts';

const catalogue = Object.values(models);
const relative = (bound: Bound): number[] => bound.names.map((name) => bound.parameters[name]!.relativeSd);

/** How often a unit has a second in it; the tesla, of which a model knows γ̄ in Hz/T, counts as a frequency. */
function secondsIn(unit: string): number {
  if (unit === 's' || unit.startsWith('s/')) return 1;
  return unit === 'Hz' || unit === 'T' || unit.endsWith('/s') ? -1 : 0;
}

/** The same model with every time in milliseconds and every frequency in kilohertz. */
function inMilliseconds(model: AnyModel): AnyModel {
  const scale = (record: Readonly<Record<string, number>>, units: AnyModel['parameters']) =>
    Object.fromEntries(Object.entries(record).map(([name, x]) => [name, x * 1e3 ** secondsIn(units[name]!.unit)]));
  const { tissue, protocol } = model.typical;
  return {
    ...model,
    derived: {},
    typical: {
      ...model.typical,
      tissue: scale(tissue, model.parameters),
      protocol: protocol.map((at) => scale(at, model.settings)),
    },
  };
}

describe.each(catalogue)('the bound of $name', (model: AnyModel) => {
  const bound = boundOf(model);
  const { names } = bound;

  it('has relative SDs that no unit of time changes', () => {
    const other = inMilliseconds(model);
    relative(boundOf(other)).forEach((sd, i) => expectClose(sd, relative(bound)[i]!, 1e-12));
  });

  it('has relative SDs that no unit of the signal changes', () => {
    const tissue = Object.fromEntries(
      Object.entries(model.typical.tissue).map(([name, x]) => [
        name,
        model.parameters[name]!.unit === 'a.u.' ? 1e6 * x : x,
      ]),
    );
    relative(boundOf(model, { tissue, noise: noiseOf(model, 0.02e6) })).forEach((sd, i) =>
      expectClose(sd, relative(bound)[i]!, 1e-12),
    );
  });

  it('is the root of the diagonal of the inverse of F, where F may be inverted', () => {
    for (const { tissue } of [model.typical, ...sampled(model, 20)]) {
      const experiment = experimentOf(model, { tissue });
      const F = fisher(numbers, experiment);
      const D = F.map((row, i) => Math.sqrt(row[i]!));
      const scaled = new Matrix(F.map((row, i) => row.map((entry, k) => entry / D[i]! / D[k]!)));
      const found = tryBound(() => crlb(experiment));
      if (found === undefined || found.conditionNumber > 1e8) continue;
      const C = inverse(scaled);
      names.forEach((name, i) => {
        expectClose(found.parameters[name]!.sd, Math.sqrt(C.get(i, i)) / D[i]!, 1e-15 * found.conditionNumber + 1e-13);
        names.forEach((_, k) =>
          expectClose(
            found.correlation[i]![k],
            C.get(i, k) / Math.sqrt(C.get(i, i) * C.get(k, k)),
            0,
            1e-14 * found.conditionNumber + 1e-12,
          ),
        );
      });
    }
  });

  it('has marginal SDs no smaller than conditional ones', () => {
    for (const name of names)
      expect(bound.parameters[name]!.sd).toBeGreaterThanOrEqual(bound.parameters[name]!.conditionalSd * (1 - 1e-14));
  });

  it('is the conditional SD when all others are known', () => {
    for (const name of names) {
      const parameters = Object.keys(model.parameters);
      const roles = Object.fromEntries(parameters.map((each) => [each, each === name ? 'estimate' : 'known'] as const));
      expectClose(boundOf(model, { roles }).parameters[name]!.sd, bound.parameters[name]!.conditionalSd, 1e-13);
    }
  });

  it('falls as 1/√averages and as σ', () => {
    const averages = model.typical.protocol.map(() => 2.5);
    relative(boundOf(model, { averages })).forEach((sd, i) =>
      expectClose(sd, relative(bound)[i]! / Math.sqrt(2.5), 1e-13),
    );
    relative(boundOf(model, { noise: noiseOf(model, 0.01) })).forEach((sd, i) =>
      expectClose(sd, relative(bound)[i]! / 2, 1e-13),
    );
  });

  it('never rises when a sample is measured once more', () => {
    const { protocol } = model.typical;
    for (const one of [0, protocol.length - 1]) {
      const more = boundOf(model, { averages: protocol.map((_, k) => (k === one ? 2 : 1)) });
      for (const name of names)
        expect(more.parameters[name]!.sd).toBeLessThanOrEqual(bound.parameters[name]!.sd * (1 + 1e-14));
    }
  });

  // Of a signal with a history another order is another measurement.
  it.skipIf('samples' in analyticModels[model.name]!)('does not depend on the order of the samples', () => {
    const reversed = boundOf(model, { protocol: model.typical.protocol.toReversed() });
    relative(reversed).forEach((sd, i) => expectClose(sd, relative(bound)[i]!, 1e-12));
  });
});

function tryBound(f: () => Bound): Bound | undefined {
  try {
    return f();
  } catch {
    return undefined;
  }
}

describe('derived quantities', () => {
  it('have by the delta method the SD they have as a parameter', () => {
    for (const { tissue } of [models['molliT1']!.typical, ...sampled(models['molliT1']!, 30)]) {
      const [A, c, T1] = [tissue['A']!, tissue['c']!, tissue['T1']!];
      const direct = boundOf(molliT1, { tissue: { A, c, T1 }, noise: gaussian(A / 50) });
      const byDelta = boundOf(molli, { tissue: { A, B: A * c, T1star: T1 / (c - 1) }, noise: gaussian(A / 50) });
      expectClose(byDelta.derived['T1']!.sd, direct.parameters.T1.sd, 1e-15 * byDelta.conditionNumber + 1e-12);
      expectClose(direct.derived['T1star']!.sd, byDelta.parameters.T1star.sd, 1e-15 * byDelta.conditionNumber + 1e-12);
    }
  });

  it('have the relative SD of what they are the reciprocal of', () => {
    const bound = boundOf(t2star);
    expectClose(bound.derived['R2star']!.relativeSd, bound.parameters.T2star.relativeSd, 1e-14);
  });

  it('are left out when they depend on known parameters only', () => {
    expect(boundOf(t2star, { roles: { S0: 'estimate', T2star: 'known' } }).derived).toEqual({});
  });
});

// ∂SD(T2*)/∂TE of the UTE preset, in ms per ms, computed independently of this project by complex steps.
describe('the bound as a function of the protocol', () => {
  const preset = [0.14, 3.54, 6.94, 10.34, 13.74, 17.14];
  const sdOfT2star = <T>(a: Arithmetic<T>, TE: readonly T[], lift: (x: number) => T, T2star: number): T => {
    const experiment = {
      ...{ model: t2star, noise: gaussian(0.02), roles: all(t2star) },
      ...{ tissue: { S0: lift(1), T2star: lift(T2star) }, protocol: TE.map((t) => ({ TE: t })) },
    };
    const [[A, B], [, C]] = fisher(a, experiment) as [[T, T], [T, T]];
    return a.sqrt(a.div(A, a.sub(a.mul(A, C), a.mul(B, B))));
  };

  it.each([
    [10, [0.043297, -0.001344, -0.006249, -0.002832, 0.000332, 0.001873], 5e-7],
    [1, [5.96244e-2, 1.420159e-1, 7.656426e-4, 2.029834e-6, 4.12922e-9, 7.300911e-12], 1e-6],
  ])('has the published slopes in TE at T2* = %d ms, through a Jacobian walked back', (T2star, wanted, digit) => {
    const slopes = jacobian(numbers, (a, TE, lift) => [sdOfT2star(a, TE, lift, T2star)], preset).jacobian[0]!;
    slopes.forEach((slope, k) => expectClose(slope, wanted[k]!, T2star === 1 ? digit : 0, T2star === 1 ? 0 : digit));
  });
});

describe('signs and sizes', () => {
  it('a negative amplitude has the SDs of the positive one', () => {
    const [plus, minus] = [1, -1].map((S0) => boundOf(t2star, { tissue: { S0, T2star: 0.01 } }));
    expect(minus!.parameters.S0.relativeSd).toBe(plus!.parameters.S0.relativeSd);
    expect(minus!.parameters.T2star).toEqual(plus!.parameters.T2star);
  });

  it.each([1e-150, 1e150])('an amplitude of %d loses nothing', (size) => {
    const bound = boundOf(t2star, { tissue: { S0: size, T2star: 0.01 }, noise: gaussian(0.02 * size) });
    expectClose(bound.parameters.T2star.sd, boundOf(t2star).parameters.T2star.sd, 1e-12);
  });

  it('an SNR of max or mean takes sizes, not signs', () => {
    const at = { model: molli, ...molli.typical } as unknown as Parameters<typeof sigmaFromSnr>[0];
    const samples = molli.signal(numbers, molli.typical.tissue, [{ TI: 0.12 }, { TI: 0.2 }]).map(Math.abs);
    const two = { ...at, protocol: [{ TI: 0.12 }, { TI: 0.2 }] };
    expectClose(sigmaFromSnr(two, 50, 'max'), Math.max(...samples) / 50, 1e-15);
    expectClose(sigmaFromSnr(two, 50, 'mean'), (samples[0]! + samples[1]!) / 100, 1e-15);
    for (const snr of [0, -5, NaN, Infinity]) expect(() => sigmaFromSnr(at, snr, 'A')).toThrow(/positive number/);
  });
});

describe('a long record', () => {
  it('of 200,000 samples has the bound of 20 samples averaged 10,000 times', () => {
    const few = Array.from({ length: 20 }, (_, k) => ({ TE: k / 1e3 }));
    const many = Array.from({ length: 200_000 }, (_, k) => few[k % 20]!);
    const averaged = boundOf(t2star, { protocol: few, averages: few.map(() => 10_000) });
    expectClose(boundOf(t2star, { protocol: many }).parameters.T2star.sd, averaged.parameters.T2star.sd, 1e-11);
  });
});

describe('an experiment that cannot be bounded', () => {
  it('has nothing to estimate', () => {
    expect(() => boundOf(t2star, { roles: { S0: 'known', T2star: 'known' } })).toThrow(RangeError);
  });

  it.each([[[4]], [[1, 1, 1, 1, 1, -1]], [[1, 1, 1, 1, 1, NaN]]])('has averages %s for six samples', (averages) => {
    expect(() => boundOf(t2star, { averages })).toThrow('averages must be 6 numbers');
  });

  it('has a sample that is not a number although its slopes are', () => {
    const model = {
      ...t2star,
      signal: (a, { S0, T2star }, protocol) => protocol.map(({ TE }) => a.log(a.sub(a.mul(-1, S0), a.mul(T2star, TE)))),
    } as typeof t2star;
    expect(() => boundOf(model)).toThrow('sample 1 is NaN, not a finite number');
  });

  it('has a slope that is not a number', () => {
    expect(() => boundOf(t2star, { tissue: { S0: 1, T2star: 1e-200 } })).toThrow(/not a finite number/);
  });

  it('has more information than a double holds', () => {
    expect(() => boundOf(t2star, { noise: gaussian(1e-300) })).toThrow(/beyond the range of a double/);
  });

  it.each([0, -1, NaN, Infinity])('has σ = %d', (sigma) => {
    expect(() => gaussian(sigma)).toThrow(RangeError);
  });
});
