import { type Arithmetic, jacobian, numbers } from '@fishergrad/engine';
import { checkGradients } from '@fishergrad/engine/differences';
import { type AnyModel, channelled, models, type Quantity, unmet } from '@fishergrad/models';
import { agreement, analyticModels, sampled } from '@fishergrad/models/analytic';
import { python } from '@fishergrad/random';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';

/** Half of the values of a record moved to an end of what they may be. */
function drawn(
  quantities: Readonly<Record<string, Quantity>>,
  values: Readonly<Record<string, number>>,
  pick: (ends: readonly number[]) => number,
): Record<string, number> {
  const entries = Object.entries(quantities).map(([name, { lower, upper, above, usual, plausible = usual }]) => {
    const ends = [...plausible, ...(above ? [] : [lower]), upper].filter(Number.isFinite);
    return [name, pick([0, 1]) === 0 ? values[name]! : pick(ends)] as const;
  });
  return Object.fromEntries(entries);
}

/** Whether the settings of a model cannot be drawn each on its own. */
function isBound({ demands, settings }: AnyModel): boolean {
  return demands !== undefined || Object.values(settings).some(({ common }) => common);
}

function sensitivityOf(
  model: AnyModel,
  tissue: Readonly<Record<string, number>>,
  protocol: AnyModel['typical']['protocol'],
) {
  const names = Object.keys(model.parameters);
  return jacobian(
    numbers,
    <T>(a: Arithmetic<T>, θ: readonly T[], lift: (x: number) => T) =>
      channelled(
        model.signal<T>(
          a,
          Object.fromEntries(names.map((name, i) => [name, θ[i]!])),
          protocol.map((at) => Object.fromEntries(Object.entries(at).map(([key, x]) => [key, lift(x)]))),
        ),
      ),
    names.map((name) => tissue[name]!),
  );
}

describe.each(Object.values(models))('$name', (model: AnyModel) => {
  const names = Object.keys(model.parameters);
  const points = [model.typical, ...sampled(model, 40)];
  const amplitudes = names.filter((name) => model.parameters[name]!.unit === 'a.u.');

  it('has the derivatives worked out by hand, forward and reverse', () => {
    const reference = analyticModels[model.name]!;
    const cases = 'samples' in reference ? 20 : 50; // a simulation takes its time
    for (const { forward, reverse, differences } of agreement(model, reference, cases)) {
      expect(forward).toBeLessThanOrEqual(1e-12);
      expect(reverse).toBeLessThanOrEqual(1e-12);
      expect(differences).toBeLessThanOrEqual(1e-9); // what differences in doubles can say
    }
  });

  it('has second derivatives on which forward, reverse and differences agree', () => {
    const { tissue, protocol } = model.typical;
    const samples = <T>(a: Arithmetic<T>, θ: readonly T[]): T[] =>
      channelled(
        model.signal<T>(
          a,
          Object.fromEntries(names.map((name, i) => [name, θ[i]!])),
          protocol.map((at) => Object.fromEntries(Object.entries(at).map(([key, x]) => [key, a.constant(x)]))),
        ),
      );
    const found = checkGradients(
      samples,
      names.map((name) => tissue[name]!),
      { order: 2, tolerance: 1e-6 },
    );
    expect(found.reverse).toBeLessThan(1e-12);
  });

  it('is finite over its usual ranges', () => {
    for (const { tissue, protocol } of points) {
      expect(channelled(model.signal(numbers, tissue, protocol)).every(Number.isFinite)).toBe(true);
    }
  });

  it('is finite, with its slopes, to the ends of what its quantities may plausibly be', () => {
    const random = python(7);
    const pick = (ends: readonly number[]): number => ends[Math.floor(random() * ends.length)]!;
    for (const { tissue, protocol } of points)
      for (let corner = 0; corner < 25; corner++) {
        const at = drawn(model.parameters, tissue, pick);
        const settings = isBound(model) ? protocol : protocol.map((each) => drawn(model.settings, each, pick));
        const { value, jacobian: J } = sensitivityOf(model, at, settings);
        const finite = [...value, ...J.flat()].every(Number.isFinite);
        expect(finite, JSON.stringify([at, settings])).toBe(true);
      }
  });

  it('scales with its amplitudes', () => {
    for (const { tissue, protocol } of points) {
      const scaled = { ...tissue, ...Object.fromEntries(amplitudes.map((name) => [name, 1e6 * tissue[name]!])) };
      const [one, million] = [tissue, scaled].map((each) => channelled(model.signal(numbers, each, protocol)));
      const size = Math.max(...one!.map(Math.abs));
      million!.forEach((sample, k) => expectClose(sample, 1e6 * one![k]!, 1e-12, 1e-9 * size));
    }
  });

  it.runIf(model.plateau)('has for its plateau the signal after full recovery', () => {
    const { plateau, settings, signal, typical } = model;
    const waits = Object.entries(settings).filter(([, { unit, usual }]) => unit === 's' && usual[1] > 1);
    const late = { ...typical.protocol.at(-1)!, ...Object.fromEntries(waits.map(([name]) => [name, 1e4])) };
    for (const { tissue } of points)
      expectClose(channelled(signal(numbers, tissue, [late]))[0], plateau!(numbers, tissue), 1e-12);
  });

  it('meets its own demands where laws look at it, and names settings in them', () => {
    for (const { protocol } of points) expect(unmet(model, protocol)).toEqual([]);
    for (const { of } of model.demands ?? []) expect(Object.keys(model.settings)).toContain(of);
  });

  it('has nothing to caution of at its typical and in its usual values', () => {
    const apart = model.name.startsWith('pcasl') ? [model.typical] : points; // usual delays and transit times meet by chance
    for (const { tissue, protocol } of apart)
      expect((model.cautions ?? []).filter(({ when }) => when(tissue, protocol))).toEqual([]);
  });

  it('is described in full', () => {
    for (const text of [model.title, model.formula, model.latex, model.reference])
      expect(text.length).toBeGreaterThan(6);
    expect(Object.keys(model.typical.tissue)).toEqual(names);
    for (const { means, usual, lower, upper, nominal } of [
      ...Object.values(model.parameters),
      ...Object.values(model.settings),
    ]) {
      expect(means).not.toBe('');
      expect(usual[0] >= lower && usual[1] <= upper && usual[0] < usual[1]).toBe(true);
      expect(nominal === undefined || (nominal >= lower && nominal <= upper)).toBe(true);
    }
  });
});

it('what several models know by name is the same in each', () => {
  const known = new Map<string, string>();
  for (const { parameters } of Object.values(models))
    for (const [name, { nominal, unit }] of Object.entries(parameters)) {
      if (nominal === undefined) continue;
      const here = `${nominal} ${unit}`;
      expect(known.get(name) ?? here).toBe(here);
      known.set(name, here);
    }
});

describe('special values', () => {
  const sample = (name: string, tissue: Record<string, number>, at: Record<string, number>): number =>
    models[name]!.signal(numbers, tissue, [at])[0] as number;

  it('t2star starts at S0 and is S0/e at TE = T2*', () => {
    expect(sample('t2star', { S0: 3, T2star: 0.01 }, { TE: 0 })).toBe(3);
    expectClose(sample('t2star', { S0: 3, T2star: 0.01 }, { TE: 0.01 }), 3 / Math.E, 1e-15);
  });

  it('molli starts at A − B, ends at A and crosses zero at T1* ln(B/A)', () => {
    const tissue = { A: 100, B: 190, T1star: 0.8 };
    expect(sample('molli', tissue, { TI: 0 })).toBe(-90);
    expect(sample('molli', tissue, { TI: 100 })).toBe(100);
    expectClose(sample('molli', tissue, { TI: 0.8 * Math.log(1.9) }), 0, 0, 1e-13);
  });

  it('both forms of molli are one signal', () => {
    for (const TI of [0.1, 0.5, 1.3, 4]) {
      expectClose(
        sample('molliT1', { A: 100, c: 1.9, T1: 0.9 }, { TI }),
        sample('molli', { A: 100, B: 190, T1star: 1 }, { TI }),
        1e-14,
        1e-13,
      );
    }
  });

  it('cosine repeats after one period', () => {
    const tissue = { A: 2, f: 4, phi: 0.3 };
    expectClose(sample('cosine', tissue, { t: 0.35 }), sample('cosine', tissue, { t: 0.1 }), 1e-13);
  });
});
