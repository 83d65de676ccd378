// Arterial spin labeling: closed forms, kinks, and what can be told from what.
import { type Arithmetic, gradient, jacobian, numbers } from '@fishergrad/engine';
import { type AnyModel, type Bound, gaussian, models, NotIdentifiable, pcasl, pcaslOutflow } from '@fishergrad/models';
import { agreement, analyticModels } from '@fishergrad/models/analytic';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { expectAllClose, expectClose } from '../support/close.ts';
import { boundOf, usual } from '../support/experiment.ts';

type Tissue = typeof pcasl.typical.tissue;
type At = (typeof pcasl.typical.protocol)[number];

const { tissue } = pcasl.typical;
const names = Object.keys(pcasl.parameters) as (keyof Tissue)[];
const sample = (of: Tissue, at: At): number => pcasl.signal(numbers, of, [at])[0]!;
const rate = ({ T1t, fout, lambda }: Tissue): number => 1 / T1t + fout / lambda;

/** Slopes by the parameter's name, forward and reverse. */
function slopes(of: Tissue, at: At): Record<keyof Tissue, number>[] {
  const S = <T>(a: Arithmetic<T>, θ: readonly T[], lift: (x: number) => T): T =>
    pcasl.signal(a, Object.fromEntries(names.map((name, i) => [name, θ[i]!])) as Record<keyof Tissue, T>, [
      { tau: lift(at.tau), PLD: lift(at.PLD) },
    ])[0]!;
  const θ = names.map((name) => of[name]);
  const both = [jacobian(numbers, (a, x, lift) => [S(a, x, lift)], θ).jacobian[0]!, gradient(numbers, S, θ).gradient];
  return both.map(
    (each) => Object.fromEntries(names.map((name, i) => [name, each[i]!])) as Record<keyof Tissue, number>,
  );
}

/** 2 M0b f α e^(−ATT/T1b) ∫ e^(−(t−s)/T1′) ds while the bolus arrives, by Simpson's rule. */
function integrated(of: Tissue, { tau, PLD }: At): number {
  const [t, R] = [tau + PLD, rate(of)];
  const [from, to] = [of.ATT, Math.min(t, of.ATT + tau)];
  if (to <= from) return 0;
  const n = 2000;
  const terms = Array.from({ length: n + 1 }, (_, k) => {
    const weight = k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2;
    return weight * Math.exp(-(t - from - (k * (to - from)) / n) * R);
  });
  const area = (terms.reduce((sum, x) => sum + x, 0) * (to - from)) / n / 3;
  return 2 * of.M0b * (1000 * of.f) * of.alpha * Math.exp(-of.ATT / of.T1b) * area;
}

describe('pcasl', () => {
  it('is the integral over what has arrived and not yet relaxed', () => {
    for (const ATT of [0.3, 1, 1.7, 2.4])
      for (const PLD of [0.1, 0.5, 1.1, 2.2]) {
        const here = { ...tissue, ATT, M0b: 3, T1t: 0.9, fout: 1.2e-5 };
        expectClose(sample(here, { tau: 1.8, PLD }), integrated(here, { tau: 1.8, PLD }), 1e-11, 1e-300);
      }
  });

  it('has the derivatives worked out by hand before, during and after the arrival', () => {
    const wide = (model: AnyModel): AnyModel => ({
      ...model,
      parameters: { ...model.parameters, ATT: { ...model.parameters['ATT']!, usual: [0, 6] } },
      settings: Object.fromEntries(
        Object.entries(model.settings).map(([name, each]) => [name, { ...each, usual: [0.05, 4] as const }]),
      ),
    });
    for (const name of ['pcasl', 'pcaslOutflow'])
      for (const { forward, reverse } of agreement(wide(models[name]!), analyticModels[name]!, 40)) {
        expect(forward).toBeLessThan(1e-12);
        expect(reverse).toBeLessThan(1e-12);
      }
  });

  it('is 0, with all its slopes, until the bolus arrives, and at the moment it does', () => {
    for (const [tau, PLD] of [
      [0.5, 0.25],
      [0.25, 0.125],
      [0.5, 0.5],
    ] as const) {
      expect(sample({ ...tissue, ATT: 1 }, { tau, PLD })).toBe(0);
      for (const each of slopes({ ...tissue, ATT: 1 }, { tau, PLD }))
        expect(Object.values(each).every((slope) => slope === 0)).toBe(true);
    }
  });

  it('takes the side of the bolus that still arrives where it ends', () => {
    const [at, R] = [{ tau: 1.5, PLD: 1 }, rate(tissue)];
    const arriving = 2000 * tissue.f * tissue.alpha * Math.exp(-1 / tissue.T1b);
    const during = -arriving * Math.exp(-1.5 * R) - sample({ ...tissue, ATT: 1 }, at) / tissue.T1b;
    for (const { ATT } of slopes({ ...tissue, ATT: 1 }, at)) expectClose(ATT, during, 1e-14);
    const [before, after] = [1 - 1e-9, 1 + 1e-9].map((ATT) => slopes({ ...tissue, ATT }, at)[0]!.ATT);
    expectClose(after, during, 1e-8);
    expect(before! - during).toBeGreaterThan(0.5 * arriving);
  });

  it('has no jump at either kink', () => {
    for (const at of [
      { tau: 1.4, PLD: 1 },
      { tau: 0.6, PLD: 0.4 },
    ]) {
      const around = [1 - 1e-10, 1, 1 + 1e-10].map((ATT) => sample({ ...tissue, ATT }, at));
      for (const each of around) expectClose(each, around[1]!, 0, 2e-12);
    }
  });

  it('of a bolus without end is that of continuous labeling: 2 M0b f T1′ α e^(−ATT/T1b)', () => {
    const wanted = ((2000 * tissue.f) / rate(tissue)) * tissue.alpha * Math.exp(-tissue.ATT / tissue.T1b);
    expectClose(sample(tissue, { tau: 200, PLD: 0 }), wanted, 1e-14);
  });

  // Alsop et al. 2015, equation 1: CBF = ΔM e^(PLD/T1b) / (2 α T1b M0b (1 − e^(−τ/T1b))), where all label stays blood.
  it('is inverted by the formula of the recommendation where T1′ = T1b and all has arrived', () => {
    const blood = { ...tissue, T1t: tissue.T1b, fout: 0 };
    for (const ATT of [0.2, 1.3, 1.8]) {
      const ΔM = sample({ ...blood, ATT }, { tau: 1.8, PLD: 1.8 });
      const { alpha, T1b, M0b } = blood;
      const perGram = (ΔM * Math.exp(1.8 / T1b)) / (2 * alpha * T1b * M0b * (1 - Math.exp(-1.8 / T1b)));
      expectClose(perGram / 1000, blood.f, 1e-13);
    }
  });

  it('tells from images after the bolus only f e^(ATT (1/T1′ − 1/T1b))', () => {
    const protocol = [1.2, 1.6, 2, 2.4].map((PLD) => ({ tau: 1.4, PLD }));
    expect(() => boundOf(pcasl, { protocol })).toThrow(NotIdentifiable);
    for (const { PLD, tau } of protocol)
      for (const { f, ATT } of slopes(tissue, { tau, PLD }))
        expectClose(ATT, tissue.f * f * (rate(tissue) - 1 / tissue.T1b), 1e-12);
    expect(boundOf(pcasl, { protocol: [{ tau: 1.4, PLD: 0.6 }, ...protocol] }).names).toEqual(['f', 'ATT']);
  });

  it('knows f, M0b and alpha by their product only', () => {
    const roles = { ...usual(pcasl), M0b: 'estimate' } as const;
    expect(() => boundOf(pcasl, { roles })).toThrow(NotIdentifiable);
    for (const { f, M0b, alpha } of slopes(tissue, { tau: 1.4, PLD: 1 })) {
      expectClose(f * tissue.f, sample(tissue, { tau: 1.4, PLD: 1 }), 1e-14);
      expectAllClose([M0b * tissue.M0b, alpha * tissue.alpha], [f * tissue.f, f * tissue.f]);
    }
  });

  it('is finite with its slopes far beyond any tissue', () => {
    const far = [0, 1e-6, 1, 1e4];
    for (const ATT of far)
      for (const T1 of [1e-6, 1, 1e6])
        for (const tau of far)
          for (const PLD of far) {
            const each = { ...tissue, ATT, T1b: T1, T1t: T1 };
            const found = slopes(each, { tau, PLD }).flatMap((slope) => Object.values(slope));
            expect([sample(each, { tau, PLD }), ...found].every(Number.isFinite)).toBe(true);
          }
  });
});

describe('pcaslOutflow', () => {
  it('is pcasl whose label is carried away by f itself, and is less certain of it', () => {
    const { fout: _, ...rest } = tissue;
    for (const f of [2e-6, 1e-5, 2e-5]) {
      const protocol = pcasl.typical.protocol;
      expectAllClose(
        pcaslOutflow.signal(numbers, { ...rest, f }, protocol),
        pcasl.signal(numbers, { ...tissue, f, fout: f }, protocol),
      );
      const [own, held] = [
        boundOf(pcaslOutflow, { tissue: { ...rest, f } }),
        boundOf(pcasl, { tissue: { ...tissue, f, fout: f } }),
      ];
      expect(own.parameters.f.sd).toBeGreaterThan(held.parameters.f.sd);
      expectClose(own.parameters.f.sd, held.parameters.f.sd, 0.05); // outflow is a small correction of 1/T1t
    }
  });
});

describe('a study of pcasl', () => {
  const text = (more: string): string => `model: pcasl
tissue: { f: 50 ml/100g/min, ATT: 1.1 s${more} }
protocol: { tau: 1.4 s, PLD: "0.25, 0.5, 0.75, 1, 1.25, 1.5 s" }
noise: { kind: gaussian, sigma: 0.002 }
estimate: [f, ATT]
`;
  const read = (more: string) => [...bounds(readStudy(text(more)))][0]!.outcome as Bound;

  it('reads perfusion in ml/100g/min and λ in ml/g, and knows by name what it does not mention', () => {
    const [plain, written] = [read(''), read(', lambda: 0.9 ml/g, alpha: 85 %, fout: 50 ml/100g/min, T1b: 1650 ms')];
    const wanted = boundOf(pcasl, { noise: gaussian(0.002) });
    expectClose(pcasl.typical.tissue.f, 50 / 6e6, 1e-15);
    for (const found of [plain, written])
      for (const name of ['f', 'ATT'] as const) expect(found.parameters[name]).toEqual(wanted.parameters[name]);
  });
});

describe('the formula as it is printed', () => {
  /** In the names and signs of a study. */
  const typed = (text: string): string => text.replaceAll('′', 'p').replaceAll('−', '-').replaceAll('·', '*');

  it.each([pcasl, pcaslOutflow])('of $name is its signal in each of its branches', (model) => {
    const [scale, cases, time, relaxation] = typed(model.formula).split(',  ');
    const [, before, during, after] = /^S = (.+) if t ≤ ATT, (.+) if t ≤ ATT \+ tau, (.+) else$/.exec(cases!)!;
    const [T1p, t] = [`1/(${relaxation!.replace('1/T1p = ', '')})`, time!.replace('t = ', '')];
    const value = (branch: string, PLD: number): number => {
      const study = readStudy(`model: ${scale!.replace('* S', `* (${branch})`)} ${model === pcasl ? '' : '+ 0 * fout'}
let: { T1p: ${T1p}, t: ${t} }
tissue: { M0b: 1, f: 0.01 1/s, fout: 0.008 1/s, alpha: 0.85, lambda: 0.9, T1b: 1.65 s, T1t: 1.4 s, ATT: 1.2 s }
protocol: { tau: 1.4 s, PLD: ${PLD} s }
noise: { kind: gaussian, sigma: 1 }
`);
      const [part] = study.parts;
      return part!.model.signal(numbers, study.cases[0]!.tissue, part!.protocol)[0] as number;
    };
    const given = { M0b: 1, f: 1e-5, fout: 8e-6, alpha: 0.85, lambda: 0.9e-3, T1b: 1.65, T1t: 1.4, ATT: 1.2 };
    const early = model.signal(numbers, { ...given, ATT: 3 }, [{ tau: 1.4, PLD: 0.5 }])[0]!;
    expect([early, before]).toEqual([0, '0']);
    expectClose(value(during!, 0.5), model.signal(numbers, given, [{ tau: 1.4, PLD: 0.5 }])[0]!, 1e-13);
    expectClose(value(after!, 2), model.signal(numbers, given, [{ tau: 1.4, PLD: 2 }])[0]!, 1e-13);
  });
});
