// A model typed as a formula is the model of the catalogue: signal, slopes, derived quantities and bounds, compiled too.
import { type Arithmetic, jacobian, numbers, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { amplitude, type AnyModel, channelled, compileCrlb, crlb, models } from '@fishergrad/models';
import { analyticModels, sampled } from '@fishergrad/models/analytic';
import { type Constant, formulaModel } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { noiseOf, usual } from '../support/experiment.ts';

type Lines = Readonly<Record<string, string>>;
type Constants = Readonly<Record<string, Constant>>;

const peak = (ppm: number, share: string): string => `${share} * exp(i * 2*pi * (${ppm}) * 1e-6 * ratio * B0 * TE)`;
const waterFat: readonly [Lines, Constants] = [
  {
    fat: [
      ...[peak(-3.8, '0.087'), peak(-3.4, '0.693'), peak(-2.6, '0.128')],
      ...[peak(-1.94, '0.004'), peak(-0.39, '0.039'), peak(0.6, '0.048')],
    ].join(' + '),
    both: 'exp((i * 2*pi*df - R2star) * TE)',
  },
  { ratio: { value: 42.577478518e6, unit: '1/s/T' } },
];

const kinetic = (out: string): readonly [string, Lines, Constants] => [
  'where(t < ATT, 0, where(PLD < ATT, k * (1 - exp(-(t - ATT)*R)), k * exp((ATT - PLD)*R) * (1 - exp(-tau*R))))',
  { t: 'tau + PLD', R: `1/T1t + ${out}/lambda`, k: '2 * M0b * f * unit / R * alpha * exp(-ATT/T1b)' },
  { unit: { value: 1000, unit: 'kg/m³' } },
];

const formulas: Readonly<Record<string, readonly [formula: string, lines?: Lines, constants?: Constants]>> = {
  complexMultiEcho: ['S0 * exp(-TE / T2star + i * (phi + 2*pi*df*TE))'],
  irFlash: [
    'M0 * sin(α) * (m - (f + m) * exp(-n*TR/T1) * cos(α)^n)',
    { α: 'B1 * FA', E1: 'exp(-TR/T1)', m: '(1 - E1) / (1 - E1*cos(α))' },
  ],
  pcasl: kinetic('fout'),
  pcaslOutflow: kinetic('f'),
  waterFat: ['(Wr + i*Wi + (Fr + i*Fi) * fat) * both', ...waterFat],
  waterFatPhase: ['(W + F * fat) * exp(i*phi) * both', ...waterFat],
  waterFatSinglePeak: [
    '(Wr + i*Wi + (Fr + i*Fi) * fat) * exp(i * 2*pi*df*TE) * exp(-R2star*TE)',
    { fat: 'exp(i * 2*pi*shift*TE)' },
  ],
  t2star: ['S0 * exp(-TE / T2star)'],
  exponentialDecay: ['A * exp(-t / tau)'],
  cosine: ['A * cos(2*pi*f*t + phi)'],
  dampedCosine: ['A * envelope * cos(ω + phi)', { envelope: 'exp(-t/tau)', ω: '2*pi*f*t' }],
  molli: ['A - B * exp(-TI / T1star)'],
  molliT1: ['A * (1 - c * E)', { rate: '(c - 1) / T1', E: 'exp(-TI * rate)' }],
  inversionRecovery: ['M0 * (1 - 2*exp(-TI/T1))'],
  inversionRecovery3: ['A * (1 - k*exp(-TI/T1))'],
  inversionRecoveryBarral: ['a + b*exp(-TI/T1)'],
  inversionRecoveryTR: ['M0 * (1 - (1 - cos(theta))*exp(-TI/T1) - cos(theta)*exp(-TR/T1))'],
  saturationRecovery: ['A * (1 - prepared*exp(-TS/T1))'],
  saturationRecovery3: ['A - prepared*B*exp(-TS/T1)'],
  spgr: ['M0 * sin(α) * (1 - E1) / (1 - E1*cos(α)) * exp(-TE/T2star)', { α: 'B1*FA', E1: 'exp(-TR/T1)' }],
  vfa: ['M0 * sin(α) * (1 - E1) / (1 - E1*cos(α))', { α: 'B1*FA', E1: 'exp(-TR/T1)' }],
  bssfp: [
    'M0 * sin(α) * (1 - E1) * sqrt(E2) / (1 - (E1 - E2)*cos(α) - E1*E2)',
    { α: 'B1*FA', E1: 'exp(-TR/T1)', E2: 'exp(-TR/T2)' },
  ],
  bssfpComplex: [
    'M0 * exp(i*phi) * exp(-TE/T2) * exp(i*θ*TE/TR) * i * sin(α) * (1 - E1) * (1 - E2*exp(-i*φ)) / D',
    {
      ...{ α: 'B1*FA', θ: '2*pi*df*TR', φ: 'θ + dphi', E1: 'exp(-TR/T1)', E2: 'exp(-TR/T2)' },
      D: '(1 - E1*cos(α)) * (1 - E2*cos(φ)) - E2 * (E1 - cos(α)) * (E2 - cos(φ))',
    },
  ],
  molliBT1: ['A - B * exp(-TI * (B/A - 1) / T1)'],
  t2starOffset: ['S0 * exp(-TE / T2star) + C'],
  t2starBicomponent: ['S0 * (f * exp(-TE / T2short) + (1 - f) * exp(-TE / T2long))'],
  t2: ['S0 * exp(-TE / T2)'],
  t2Rate: ['S0 * exp(-TE * R2)'],
  biexponential: ['Aa * exp(-TE / T2a) + Ab * exp(-TE / T2b)'],
  diffusion: ['S0 * exp(-b * D)'],
  diffusionKurtosis: ['S0 * exp(-x + x^2 * K / 6)', { x: 'b * D' }],
  diffusionTensor: [
    'S0 * exp(-b * (diagonal + 2 * mixed))',
    {
      D: '(Dxx + Dyy + Dzz) / 3',
      beside: '2 * (Dxy^2 + Dxz^2 + Dyz^2)',
      apart: '(Dxx - D)^2 + (Dyy - D)^2 + (Dzz - D)^2 + beside',
      diagonal: 'gx^2*Dxx + gy^2*Dyy + gz^2*Dzz',
      mixed: 'gx*gy*Dxy + gx*gz*Dxz + gy*gz*Dyz',
    },
  ],
  ivim: ['S0 * ((1 - f) * exp(-b * D) + f * exp(-b * Dstar))'],
};
const sizes = {
  absW: 'abs(Wr + i*Wi)',
  absF: 'abs(Fr + i*Fi)',
  PDFF: 'abs(Fr + i*Fi) / (abs(Wr + i*Wi) + abs(Fr + i*Fi))',
};
const derived: Readonly<Record<string, Lines>> = {
  complexMultiEcho: { R2star: '1/T2star' },
  waterFat: sizes,
  waterFatPhase: { PDFF: 'F / (W + F)' },
  waterFatSinglePeak: sizes,
  t2star: { R2star: '1/T2star' },
  exponentialDecay: { rate: '1/tau' },
  dampedCosine: { Q: 'pi * f * tau' },
  molli: { T1: 'T1star * (B/A - 1)' },
  molliT1: { T1star: 'T1 / (c - 1)' },
  molliBT1: { T1star: 'T1 / (B/A - 1)' },
  t2starOffset: { R2star: '1/T2star' },
  t2: { R2: '1/T2' },
  t2Rate: { T2: '1/R2' },
  biexponential: { fa: 'Aa / (Aa + Ab)' },
  diffusionTensor: {
    MD: '(Dxx + Dyy + Dzz) / 3',
    FA: 'sqrt(3/2 * apart / (Dxx^2 + Dyy^2 + Dzz^2 + beside))',
  },
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
  const [formula, lines, constants = {}] = formulas[model.name]!;
  const derive = derived[model.name] ?? {};
  const own = formulaModel({
    ...{ formula, parameters, settings, typical, derive, constants },
    ...(lines ? { let: lines } : {}),
  });
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
      // to a formula an amplitude in arbitrary units is a plain number
      Object.entries(model.derived ?? {}).map(([name, { unit }]) => [name, unit === 'a.u.' ? '1' : unit]),
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
