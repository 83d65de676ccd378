// Laws of pseudo-continuous arterial spin labeling (Buxton et al. 1998, Magn Reson Med 40:383).
import { gaussian, pcasl, pcaslOutflow } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { unidentifiable } from '../support/designs.ts';
import { boundOf } from '../support/experiment.ts';

const CBF = 50 / 6000 / 1000; // 50 mL/100 g/min in m³/kg/s
const constants = { M0b: 1, alpha: 0.85, lambda: 0.9e-3, T1b: 1.65, T1t: 1.445 };
const tissue = { f: CBF, ATT: 1, ...constants, fout: CBF };
const known = { M0b: 'known', alpha: 'known', lambda: 'known', T1b: 'known', T1t: 'known' } as const;
const roles = { f: 'estimate', ATT: 'estimate', ...known, fout: 'known' } as const;
const noise = gaussian(1e-4);
const tau = 1.8;
const after = (...PLD: readonly number[]) => PLD.map((each) => ({ tau, PLD: each }));
const rate = 1 / constants.T1t + CBF / constants.lambda; // 1/T1′
const bound = (protocol: readonly { tau: number; PLD: number }[], ATT = 1) =>
  boundOf(pcasl, { tissue: { ...tissue, ATT }, protocol, noise, roles }).parameters;
/** Size of the signal before it decays: 2 M0b f T1′ α e^(−ATT/T1b), f in mL/g/s. */
const size = (ATT: number): number => ((2 * 1e3 * CBF) / rate) * constants.alpha * Math.exp(-ATT / constants.T1b);

describe('samples after the bolus', () => {
  const late = after(1.1, 1.5, 2.2, 3);

  it('have rank 1: only f e^(ATT (1/T1′ − 1/T1b)) is told', () => {
    const found = unidentifiable(() => bound(late));
    expect([found.rank, found.estimable]).toEqual([1, []]);
    const by = Object.fromEntries(found.directions[0]!.map((change) => [change.name, change.by]));
    expectClose(by['f']! / CBF / by['ATT']!, 1 / constants.T1b - rate, 1e-9);
  });

  it('bound f where ATT is known by σ over the root of the sum of their squares', () => {
    const of = ({ PLD }: { PLD: number }): number => size(1) * Math.exp(-(PLD - 1) * rate) * -Math.expm1(-tau * rate);
    const { f } = boundOf(pcasl, { tissue, protocol: late, noise, roles: { ...roles, ATT: 'known' } }).parameters;
    expectClose(f.relativeSd, 1e-4 / Math.hypot(...late.map(of)), 1e-12);
  });

  it('have rank 2 where the outflow is that of the fitted f, and barely', () => {
    const { fout: _, ...own } = tissue;
    const { fout: __, ...estimated } = roles;
    const found = boundOf(pcaslOutflow, { tissue: own, protocol: late, noise, roles: estimated });
    expect(found.conditionNumber).toBeGreaterThan(1e5);
    expect(found.parameters.f.relativeSd).toBeGreaterThan(
      bound(after(0.4, 0.7, ...[1.1, 1.5, 2.2, 3])).f.relativeSd * 30,
    );
  });
});

// SDs of CBF (mL/100 g/min) and ATT (s) at σ = 1e-4 from the slopes in sensitivity.m of Woods et al. (JosephGWoods/ComparisonPCASL-
// ProtocolOptimisation, 72b64d1; outflow of 50 mL/100 g/min), in 40-digit arithmetic.
it.each([
  [50, 1, 1.4, [0.2, 0.5, 0.7, 0.9, 1.2, 1.6], 0.60013466212989, 0.0110114172969792],
  [30, 1.6, 1.8, [0.1, 0.3, 0.8, 1.4, 1.8, 2], 0.680775459128826, 0.021054947468425],
  [80, 0.55, 1.4, [0.25, 0.5, 0.75, 1, 1.25, 1.5], 0.367794368260902, 0.00596036004563483],
])(
  'CBF %d, ATT %d s, labeling %d s, PLD %j: the bounds of published slopes',
  (flow, ATT, labeled, PLDs, wanted, late) => {
    const found = boundOf(pcasl, {
      ...{ tissue: { ...tissue, f: flow / 6e6, ATT }, noise, roles },
      protocol: PLDs.map((PLD) => ({ tau: labeled, PLD })),
    }).parameters;
    expectClose(found.f.sd * 6e6, wanted, 1e-11);
    expectClose(found.ATT.sd, late, 1e-11);
  },
);

it('one sample before and one after the end of the bolus tell both, by hand', () => {
  const [early, late] = after(0.2, 1.4);
  const ATT = 1;
  const passed = tau + early!.PLD - ATT;
  // Both are f times a function of ATT: d ln S/d ln f = 1, and d ln S/dATT is
  const inEarly = -1 / constants.T1b - rate / Math.expm1(passed * rate);
  const inLate = -1 / constants.T1b + rate;
  const [S, L] = [
    size(ATT) * -Math.expm1(-passed * rate),
    size(ATT) * Math.exp(-(late!.PLD - ATT) * rate) * -Math.expm1(-tau * rate),
  ];
  const found = bound([early!, late!]);
  expectClose(found.ATT.sd, (1e-4 * Math.hypot(1 / S, 1 / L)) / (inLate - inEarly), 1e-11);
  expectClose(found.f.relativeSd, (1e-4 * Math.hypot(inLate / S, inEarly / L)) / (inLate - inEarly), 1e-11);
});

describe('the kinks', () => {
  const others = after(0.1, 0.5, 1.3, 1.8);
  const times = (total: number) => ({ tau, PLD: total - tau });

  it('a sample up to the arrival tells nothing: the bound is that without it', () => {
    // 0.5 + 0.2 is 0.7 in doubles, 0.5 + (0.2 − 0.7) is not 0: the sum τ + PLD is what ATT is compared with.
    for (const [PLD, ATT] of [
      [0.25, 0.75],
      [0.25, 0.9],
      [0.2, 0.7],
    ] as const) {
      const labelled = { tau: 0.5, PLD };
      const [here, there] = [bound([...others, labelled], ATT), bound(others, ATT)];
      expectClose(here.ATT.sd, there.ATT.sd, 1e-13);
      expectClose(here.f.sd, there.f.sd, 1e-13);
    }
    const labelled = { tau: 0.5, PLD: 0.25 };
    expect(bound([...others, labelled], 0.7499).ATT.sd).toBeLessThan(bound(others, 0.7499).ATT.sd * 0.999);
  });

  it('a sample at the end of the bolus counts as one of two sides, which differ by far', () => {
    const at = (total: number): number => bound([...others, times(total)]).ATT.sd;
    const [filling, here, leaving] = [at(tau + 1 - 1e-9), at(tau + 1), at(tau + 1 + 1e-9)];
    expect(Math.abs(filling / leaving - 1)).toBeGreaterThan(1e-3);
    const off = [filling, leaving].map((side) => Math.abs(here / side - 1));
    expect(Math.min(...off)).toBeLessThan(1e-7);
  });
});
