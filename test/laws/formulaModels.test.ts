// A model typed as a formula is the model of the catalogue: signal, slopes, derived quantities and bounds, compiled too.
import { type Arithmetic, jacobian, numbers, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { amplitude, type AnyModel, channelled, compileCrlb, crlb, models } from '@fishergrad/models';
import { analyticModels, sampled } from '@fishergrad/models/analytic';
import { formulaModel } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { noiseOf, usual } from '../support/experiment.ts';

const formulas: Readonly<Record<string, readonly [formula: string, lines?: Readonly<Record<string, string>>]>> = {
  t2star: ['S0 * exp(-TE / T2star)'],
  exponentialDecay: ['A * exp(-t / tau)'],
  cosine: ['A * cos(2*pi*f*t + phi)'],
  dampedCosine: ['A * envelope * cos(ω + phi)', { envelope: 'exp(-t/tau)', ω: '2*pi*f*t' }],
  molli: ['A - B * exp(-TI / T1star)'],
  molliT1: ['A * (1 - c * E)', { rate: '(c - 1) / T1', E: 'exp(-TI * rate)' }],
};
const derived: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  t2star: { R2star: '1/T2star' },
  exponentialDecay: { rate: '1/tau' },
  dampedCosine: { Q: 'pi * f * tau' },
  molli: { T1: 'T1star * (B/A - 1)' },
  molliT1: { T1star: 'T1 / (c - 1)' },
};

it('takes a line that many lines use once: 199 of which each uses the two before it', () => {
  const lines = Array.from({ length: 197 }, (_, k) => [`L${k + 2}`, `(L${k + 1} + L${k}) / 2`] as const);
  const began = performance.now();
  const own = formulaModel({
    formula: 'A * L198',
    let: { L0: '1', L1: '4', ...Object.fromEntries(lines) },
    parameters: { A: amplitude('A') },
    settings: {},
  });
  const [sample] = own.signal(numbers, { A: 2 }, [{}]);
  expectClose(sample as number, 6, 1e-14); // 1, 4, … tend to (1 + 2 · 4) / 3
  expect(performance.now() - began).toBeLessThan(2000);
});

/** A formula knows no loop: signals that remember earlier acquisitions cannot be typed. */
const formulated = Object.values(models).filter(({ name }) => 'slopes' in analyticModels[name]!);

it('every model of the catalogue without a history is typed here', () =>
  expect(Object.keys(formulas).toSorted()).toEqual(formulated.map(({ name }) => name).toSorted()));

describe.each(formulated)('$name as a formula', (model: AnyModel) => {
  const { parameters, settings, typical } = model;
  const [formula, lines] = formulas[model.name]!;
  const derive = derived[model.name] ?? {};
  const own = formulaModel({ formula, parameters, settings, typical, derive, ...(lines ? { let: lines } : {}) });
  const names = Object.keys(parameters);
  const points = [typical, ...sampled(model, 25)];
  const slopes =
    (of: AnyModel, protocol: AnyModel['typical']['protocol']) =>
    <T>(a: Arithmetic<T>, θ: readonly T[]): T[] => {
      const found = jacobian(
        a,
        (b, x) => {
          const tissue = Object.fromEntries(names.map((name, k) => [name, x[k]!]));
          const at = protocol.map((each) =>
            Object.fromEntries(Object.entries(each).map(([name, value]) => [name, b.constant(value)])),
          );
          return channelled(of.signal(b, tissue, at));
        },
        θ,
      );
      return [...found.value, ...found.jacobian.flat()];
    };

  it('has its signal and slopes', () => {
    for (const { tissue, protocol } of points) {
      const θ = names.map((name) => tissue[name]!);
      expectAllClose(slopes(own, protocol)(numbers, θ), slopes(model, protocol)(numbers, θ));
    }
  });

  it('has them compiled', () => {
    const { protocol } = typical;
    const columns = names.map((name) => Float64Array.from(points, ({ tissue }) => tissue[name]!));
    const found = compile(record(names, slopes(own, protocol)), { batch: true })(columns);
    points.forEach(({ tissue }, row) => {
      const θ = names.map((name) => tissue[name]!);
      expectAllClose(
        found.map((column) => column[row]!),
        slopes(model, protocol)(numbers, θ),
      );
    });
  });

  it('has its derived quantities, with their units', () => {
    expect(Object.entries(own.derived!).map(([name, { unit }]) => [name, unit])).toEqual(
      Object.entries(model.derived ?? {}).map(([name, { unit }]) => [name, unit]),
    );
    for (const [name, { of }] of Object.entries(model.derived ?? {}))
      for (const { tissue } of points) expectClose(own.derived![name]!.of(numbers, tissue), of(numbers, tissue), 1e-12);
  });

  it('has its bounds, eager and compiled', () => {
    const design = { noise: noiseOf(model, 0.02), roles: usual(model), protocol: typical.protocol };
    const { tissue } = typical;
    const [here, wanted] = [crlb({ ...design, tissue, model: own }), crlb({ ...design, tissue, model })];
    const mapped = compileCrlb({ ...design, model: own })(tissue);
    for (const name of wanted.names) {
      expectClose(here.parameters[name]!.sd, wanted.parameters[name]!.sd, 1e-11);
      expectClose(mapped.sd[name]![0], wanted.parameters[name]!.sd, 1e-9);
    }
  });
});
