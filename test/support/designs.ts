// Certificates that a design is the best there is: of neighbors, and of all designs by the general equivalence theorem.
import { Complex, numbers } from '@fishergrad/engine';
import { crlb, type Experiment, NotIdentifiable, sensitivity } from '@fishergrad/models';
import { expect } from 'vitest';

/** Demands that `cost` is least at `wanted`, to `within`: the vertex of the parabola through it and two neighbors `h` away. */
export function expectLeast(cost: (x: number) => number, wanted: number, h: number, within: number): void {
  const [low, middle, high] = [cost(wanted - h), cost(wanted), cost(wanted + h)];
  const vertex = (h * (low - high)) / (2 * (low - 2 * middle + high));
  expect(low + high, 'a minimum').toBeGreaterThan(2 * middle);
  expect(Math.abs(vertex), `least at ${wanted + vertex}, not ${wanted}`).toBeLessThanOrEqual(within);
}

/** An experiment that is told apart by σ = 1 and averages that sum up to 1: information of one measurement. */
type Design<P extends string, S extends string> = Experiment<P, S> & { readonly averages: readonly number[] };

/** C = F⁻¹, and the slopes of the design's own samples and of one at each candidate. */
function parts<P extends string, S extends string>(
  design: Design<P, S>,
  candidates: Experiment<P, S>['protocol'],
): { readonly C: number[][]; readonly slopes: readonly number[][]; readonly names: readonly P[] } {
  expect(design.averages.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
  const { names, parameters, correlation } = crlb(design);
  const sds = names.map((name) => parameters[name].sd);
  const C = correlation.map((row, i) => row.map((ρ, k) => ρ * sds[i]! * sds[k]!));
  const slopes = sensitivity(numbers, { ...design, protocol: [...design.protocol, ...candidates] }).jacobian.map(
    (row) =>
      row.map((x) => {
        if (x instanceof Complex) throw new TypeError('certificates are for real samples');
        return x;
      }),
  );
  return { C, slopes, names };
}

const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, each, i) => sum + each * y[i]!, 0);

/**
 * The largest fᵀF⁻¹f over candidate samples, over the number of unknowns: 1 where no design has a larger determinant
 * (Kiefer & Wolfowitz 1960, Can J Math 12:363).
 */
export function excessOfDeterminant<P extends string, S extends string>(
  design: Design<P, S>,
  candidates: Experiment<P, S>['protocol'],
): number {
  const { C, slopes, names } = parts(design, candidates);
  return (
    Math.max(
      ...slopes.map((f) =>
        dot(
          f,
          C.map((row) => dot(row, f)),
        ),
      ),
    ) / names.length
  );
}

/** The largest (cᵀF⁻¹f)²/cᵀF⁻¹c over candidate samples: 1 where no design bounds the parameter lower (the same theorem). */
export function excessOfVariance<P extends string, S extends string>(
  design: Design<P, S>,
  of: P,
  candidates: Experiment<P, S>['protocol'],
): number {
  const { C, slopes, names } = parts(design, candidates);
  const row = C[names.indexOf(of)]!;
  return Math.max(...slopes.map((f) => dot(row, f) ** 2)) / row[names.indexOf(of)]!;
}

/** Why there is no bound. */
export function unidentifiable(bound: () => unknown): NotIdentifiable {
  try {
    bound();
  } catch (error) {
    if (error instanceof NotIdentifiable) return error;
    throw error;
  }
  throw new Error('all of it is identifiable');
}

/** From low to high in so many equal steps, both ends included. */
export function steps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, k) => low + ((high - low) * k) / count);
}
