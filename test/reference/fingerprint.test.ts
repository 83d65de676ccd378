// The 400-pulse fingerprint that design programs are compared by: Lee et al. 2019, Magn Reson Med 82:1438, with the numbers of
// py-baudin/epgpy 3b78752, examples/differentiation/optim_mrf.py; cost and slopes computed independently of this project.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Arithmetic, gradient, numbers } from '@fishergrad/engine';
import { type Bound, fingerprint, fingerprintUntruncated, fisher, gaussian, NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy } from '@fishergrad/study';
import { describe, expect, it } from 'vitest';
import { boundOf } from '../support/experiment.ts';

const degree = Math.PI / 180;
const tissue = { M0: 1, T1: 1.38, T2: 0.08, B1: 1 };
const roles = { M0: 'estimate', T1: 'estimate', T2: 'estimate', B1: 'known' } as const;
const noise = gaussian(Math.sqrt(10));
const count = 400;
const index = Array.from({ length: count }, (_, i) => i);
const knots = [
  0.0976270079, 0.4303787327, 0.2055267521, 0.089766366, -0.1526904013, 0.2917882261, -0.1248255775, 0.7835460016,
  0.927325521, -0.2331169623, 0.5834500762,
];
const angles = index.map((i) => {
  const free = i % 300 >= 290 ? 0 : 10 + 50 * Math.sin((((i % 300) + 1) * Math.PI) / 300);
  return Math.min(60, Math.max(10, free)) * degree;
});
const times = index.map((i) => {
  const [q, u] = [Math.floor(i / 40), (i % 40) / 40];
  const [g, h] = [40 * u * knots[q]!, 40 * (u - 1) * knots[q + 1]!];
  return (13 + 0.075 * (g + (3 * u ** 2 - 2 * u ** 3) * (h - g))) / 1e3;
});
const protocol = index.map((i) => ({ FA: angles[i]!, TR: times[i]!, TE: 3e-3, TI: 0.02 }));

/** Relative variances of M0, T1 and T2, and their sum, to the digits that are printed. */
function printed({ parameters }: Bound): string[] {
  const parts = ['M0', 'T1', 'T2'].map((name) => parameters[name]!.relativeSd ** 2);
  return [...parts, parts[0]! + parts[1]! + parts[2]!].map((part) => part.toFixed(8));
}

describe('the fingerprint of 400 pulses, to every printed digit', () => {
  it('costs 90.83844086 in code', () => {
    const bound = boundOf(fingerprint, { tissue, protocol, roles, noise });
    expect(printed(bound)).toEqual(['16.09041048', '11.35566655', '63.39236383', '90.83844086']);
  });

  it('costs 90.83844086 as a study', () => {
    const path = fileURLToPath(new URL('../../demos/studies/fingerprint-400.yaml', import.meta.url));
    const [result] = [...bounds(readStudy(readFileSync(path, 'utf8')))];
    if (result!.outcome instanceof NotIdentifiable) throw result!.outcome;
    expect(printed(result!.outcome)).toEqual(['16.09041048', '11.35566655', '63.39236383', '90.83844086']);
  });

  it('costs 90.86259621 with all of its orders', () => {
    expect(printed(boundOf(fingerprintUntruncated, { tissue, protocol, roles, noise })).at(-1)).toBe('90.86259621');
  });

  it('has the printed slopes in its first flip angles and times, walked back through the bound', () => {
    const { gradient: slopes } = gradient(numbers, cost, [...angles, ...times]);
    const first = (from: number, unit: number): string[] =>
      slopes.slice(from, from + 3).map((slope) => (slope * unit).toFixed(8));
    expect(first(0, degree)).toEqual(['-0.07783739', '-0.08819093', '-0.11609793']);
    expect(first(count, 1e-3)).toEqual(['0.11835045', '0.11043837', '0.10421266']);
  });
});

/** Σ C_θθ/θ² of three unknowns, by cofactors. */
function cost<T>(a: Arithmetic<T>, x: readonly T[]): T {
  const { add, mul, sub, div, constant } = a;
  const F = fisher(a, {
    ...{ model: fingerprint, noise, roles },
    tissue: { M0: constant(1), T1: constant(1.38), T2: constant(0.08), B1: constant(1) },
    protocol: index.map((i) => ({ FA: x[i]!, TR: x[count + i]!, TE: constant(3e-3), TI: constant(0.02) })),
  });
  const cofactor = (i: number, k: number): T => {
    const [p, q] = [(i + 1) % 3, (i + 2) % 3];
    const [r, s] = [(k + 1) % 3, (k + 2) % 3];
    return sub(mul(F[p]![r]!, F[q]![s]!), mul(F[p]![s]!, F[q]![r]!));
  };
  const det = add(...[0, 1, 2].map((k) => mul(F[0]![k]!, cofactor(0, k))));
  return add(...[1, 1.38, 0.08].map((θ, i) => mul(1 / θ ** 2, div(cofactor(i, i), det))));
}
