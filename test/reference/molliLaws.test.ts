// Laws of MOLLI, from their closed forms: S = A − B e^(−TI/T1*), T1 = T1* (B/A − 1).
import { crlb, type Experiment, gaussian, joined, molli, molliBT1, molliT1, molliTimes } from '@fishergrad/models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, boundOf } from '../support/experiment.ts';

const times = (scheme: string, RR = 1) => molliTimes(scheme, { TI0: 0.12, dTI: 0.08, RR }).map((TI) => ({ TI }));

// The slopes of a sample are f = (1, −E, …). As (1, 0, 0)·f = 1 for every TI, and (1, 0, 0)·∇T1 = −T1* B/A², no design bounds
// T1 lower than T1* B/A² σ/√N; and every design reaches it of which
//   Σ w e^(−x) = A/B  and  Σ w x e^(−x) = A (B − A)/B²,  x = TI/T1*, Σ w = 1,
// since then Σ w f is along ∇T1.
describe('N var(T1)/σ² ≥ (T1* B/A²)²', () => {
  const tissue = { A: 100, B: 225, T1star: 0.76 };
  const { A, B, T1star } = tissue;
  const best = (T1star * B) / A ** 2;
  const variance = (x: readonly number[], averages: readonly number[]): number =>
    boundOf(molli, { tissue, protocol: x.map((each) => ({ TI: each * T1star })), averages, noise: gaussian(1) })
      .derived['T1']!.sd ** 2;

  it('is 292.41 ms² at A 100, B 225, T1* 760 ms', () => {
    expectClose(1e6 * best ** 2, 292.41, 1e-12);
  });

  it.each([0.6, 0.8, 1, 1.2, 1.3])('is reached by TI = 0, %d T1* and ∞', (x) => {
    const [E, later] = [Math.exp(-x), (A * (B - A)) / B ** 2];
    const second = later / (x * E);
    const averages = [A / B - second * E, second];
    expectClose(variance([0, x, 200], [...averages, 1 - averages[0]! - averages[1]!]), best ** 2, 1e-11);
  });

  it('and by designs of four', () => {
    const [x, y, share] = [0.7, 1.6, 0.3]; // of the samples at x
    const [E, F] = [Math.exp(-x), Math.exp(-y)];
    const other = ((A * (B - A)) / B ** 2 - share * x * E) / (y * F);
    const first = A / B - share * E - other * F;
    const averages = [first, share, other, 1 - first - share - other];
    expect(Math.min(...averages)).toBeGreaterThan(0);
    expectClose(variance([0, x, y, 200], averages), best ** 2, 1e-11);
  });

  it('is never beaten by other inversion times', () => {
    const image = fc.tuple(fc.double({ min: 0.05, max: 2, noNaN: true }), fc.double({ min: 0.1, max: 4, noNaN: true }));
    fc.assert(
      fc.property(fc.array(image, { minLength: 3, maxLength: 10 }), (drawn) => {
        let x = -0.05;
        const later = drawn.map(([gap]) => (x += gap));
        const averages = drawn.map(([, w]) => w);
        const N = averages.reduce((sum, w) => sum + w, 0);
        expect(N * variance(later, averages)).toBeGreaterThan(best ** 2 * (1 - 1e-9));
      }),
      { numRuns: 400, seed: 6 },
    );
  });
});

describe('SD(T1) of 5(3)3 at 60 beats a minute', () => {
  // In Kellman et al. 2013 (J Cardiovasc Magn Reson 15:56), SNR 23 to 43, SDs are 20 to 45 ms near 1000 and 10 to 20 near 400 ms.
  it.each([
    [1, 1.9, '39.1 35.9 30.0 25.7 20.9 18.0'],
    [1, 2.287, '34.1 31.4 26.2 22.4 18.3 15.7'],
    [0.4, 2.06, '19.4 17.8 14.9 12.7 10.4 8.9'],
  ])('T1 %d s, B/A %d, A/σ = 23, 25, 30, 35, 43, 50: %s ms', (T1, c, printed) => {
    const sd = (snr: number): number =>
      boundOf(molliT1, { tissue: { A: 1, c, T1 }, protocol: times('5(3)3'), noise: gaussian(1 / snr) }).parameters.T1
        .sd;
    expect([23, 25, 30, 35, 43, 50].map((snr) => (1e3 * sd(snr)).toFixed(1)).join(' ')).toBe(printed);
  });

  it.each([
    ['5(3)3', 1, 1, 1.9],
    ['3(3)3(3)5', 0.6, 1.5, 2.3],
    ['4(1)3(1)2', 0.75, 0.4, 2.06],
  ])('%s, RR %d s, T1 %d s, B/A %d: one SD in (A, B, T1*), (A, B/A, T1) and (A, B, T1)', (scheme, RR, T1, c) => {
    const protocol = times(scheme, RR);
    const wanted = boundOf(molli, { tissue: { A: 3, B: 3 * c, T1star: T1 / (c - 1) }, protocol }).derived['T1']!.sd;
    expectClose(boundOf(molliT1, { tissue: { A: 3, c, T1 }, protocol }).parameters.T1.sd, wanted, 1e-11);
    expectClose(boundOf(molliBT1, { tissue: { A: 3, B: 3 * c, T1 }, protocol }).parameters.T1.sd, wanted, 1e-11);
  });

  it('correlates B with T1 by 0.523 and with A by 0.585', () => {
    const { correlation, parameters, conditionNumber } = boundOf(molliBT1, {
      tissue: { A: 1, B: 1.9, T1: 1 },
      protocol: times('5(3)3'),
    });
    expect([correlation[1]![2]!, correlation[0]![1]!].map((ρ) => ρ.toFixed(3))).toEqual(['0.523', '0.585']);
    expect((1e3 * parameters.T1.sd).toFixed(10)).toBe('17.9720642821');
    expect(conditionNumber.toFixed(1)).toBe('6.4'); // that of F in ms is 2.0e6
  });
});

describe('the extracellular volume, (1 − Hct) ΔR1 of myocardium over ΔR1 of blood', () => {
  const Hct = 0.42;
  const tissues = {
    myoBefore: [1, 2.287],
    myoAfter: [0.42, 2.06],
    bloodBefore: [1.55, 2.3],
    bloodAfter: [0.3, 2.05],
  } as const;
  type Part = keyof typeof tissues;
  const parts = Object.keys(tissues) as Part[];
  const noise = gaussian(1 / 35);
  const protocol = times('5(3)3');

  /** A MOLLI experiment of which every parameter is named for its part: `T1_myoBefore`. */
  function partOf(part: Part): Experiment {
    const [T1, c] = tissues[part];
    const values = { A: 1, c, T1 };
    const named = <X>(record: Readonly<Record<string, X>>): Record<string, X> =>
      Object.fromEntries(Object.entries(record).map(([name, x]) => [`${name}_${part}`, x]));
    return {
      model: {
        ...{ name: part, title: part, formula: '', latex: '', reference: '', settings: molliT1.settings },
        parameters: named(molliT1.parameters),
        typical: { tissue: named(values), protocol },
        signal: (a, tissue, at) =>
          molliT1.signal(
            a,
            { A: tissue[`A_${part}`]!, c: tissue[`c_${part}`]!, T1: tissue[`T1_${part}`]! },
            at.map(({ TI }) => ({ TI: TI! })),
          ),
      },
      ...{ noise, protocol, tissue: named(values), roles: named(all(molliT1)) },
    };
  }

  it('from four examinations has the SD of the delta method by hand', () => {
    const four = joined(parts.map(partOf) as unknown as readonly [Experiment, Experiment]);
    const bound = crlb({
      ...four,
      model: {
        ...four.model,
        derived: {
          ECV: {
            ...{ means: 'extracellular volume', unit: '1' },
            of: ({ mul, div, sub }, θ) => {
              const R1 = (part: Part) => div(1, θ[`T1_${part}`]!);
              return mul(1 - Hct, div(sub(R1('myoAfter'), R1('myoBefore')), sub(R1('bloodAfter'), R1('bloodBefore'))));
            },
          },
        },
      },
    });
    const rate = (part: Part): number => 1 / tissues[part][0];
    const sdOfRate = (part: Part): number => {
      const [T1, c] = tissues[part];
      return boundOf(molliT1, { tissue: { A: 1, c, T1 }, protocol, noise }).parameters.T1.sd / T1 ** 2;
    };
    const [myo, blood] = [rate('myoAfter') - rate('myoBefore'), rate('bloodAfter') - rate('bloodBefore')];
    const ECV = ((1 - Hct) * myo) / blood;
    const relative = Math.hypot(
      Math.hypot(sdOfRate('myoAfter'), sdOfRate('myoBefore')) / myo,
      Math.hypot(sdOfRate('bloodAfter'), sdOfRate('bloodBefore')) / blood,
    );
    expectClose(bound.derived['ECV']!.value, ECV, 1e-14);
    expectClose(bound.derived['ECV']!.sd, ECV * relative, 1e-11);
  });
});
