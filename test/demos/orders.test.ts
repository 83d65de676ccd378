// The signals of the demonstrations, as the catalogue has them: orders 1 to 6 in time against closed forms, and first and
// second order in every input against PyTorch (double backward) and 60-digit arithmetic, at every reference point.
import { type Arithmetic, derivative, gradient, hessian, jacobian, numbers, record } from '@fishergrad/engine';
import { compile } from '@fishergrad/engine/compile';
import { type AnyModel, channelled, models } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { type Case, exact, inputsOf, type Known, torch } from '../../demos/support/reference.ts';
import { expectClose } from '../support/close.ts';

type Formula = <T>(a: Arithmetic<T>, x: readonly T[]) => T;

/** One sample of a model of the catalogue, in its parameters and its one setting. */
const sampleOf =
  (model: AnyModel): Formula =>
  (a, x) => {
    const [parameters, [setting = '']] = [Object.keys(model.parameters), Object.keys(model.settings)];
    const tissue = Object.fromEntries(parameters.map((name, k) => [name, x[k]!]));
    return channelled(model.signal(a, tissue, [{ [setting]: x.at(-1)! }]))[0]!;
  };

const catalogued: readonly (readonly [Known, Formula])[] = (
  [
    ['cosine', 'cosine'],
    ['exponential', 'exponentialDecay'],
    ['damping', 'dampedCosine'],
    ['t2star', 't2star'],
    ['molli', 'molli'],
    ['molliT1', 'molliT1'],
  ] as const
).map(([name, model]) => [name, sampleOf(models[model]!)]);

const TO_TORCH = 1e-12;

describe.each(catalogued)('%s', (name, f) => {
  const roads: Readonly<Record<string, (x: readonly number[]) => Omit<Case, 'at'>>> = {
    'forward and hessian': (x) => {
      const J = jacobian(numbers, (a, y) => [f(a, y)], x);
      return { value: J.value[0]!, gradient: J.jacobian[0]!, hessian: hessian(numbers, f, x).hessian };
    },
    'reverse and forward of reverse': (x) => ({
      ...gradient(numbers, f, x),
      hessian: jacobian(numbers, (a, y) => gradient(a, f, y).gradient, x).jacobian,
    }),
    compiled: (x) => {
      const run = compile(
        record(inputsOf(name), (a, y) => {
          const found = hessian(a, f, y);
          return [found.value, ...found.gradient, ...found.hessian.flat()];
        }),
      );
      const [value, ...rest] = run(x.map((each) => Float64Array.of(each))).map(([only]) => only!);
      const n = x.length;
      return {
        value: value!,
        gradient: rest.slice(0, n),
        hessian: x.map((_, i) => rest.slice(n + i * n, n + (i + 1) * n)),
      };
    },
  };

  it.each(Object.keys(roads))('first and second order by %s: PyTorch to 1e-12', (road) => {
    torch(name).forEach(({ at, ...wanted }) => expectCase(roads[road]!(at), wanted));
  });

  it('PyTorch itself, and 60-digit arithmetic, agree', () => {
    const precise = exact(name);
    expect(precise.length).toBeGreaterThanOrEqual(4);
    torch(name).forEach(({ at, ...found }, k) => {
      expect(precise[k]!.at).toEqual(at);
      expectCase(found, precise[k]!);
    });
  });

  it('orders 0 to 6 in every input: 60-digit arithmetic', () => {
    for (const { at, orders } of exact(name)) {
      inputsOf(name).forEach((input, place) =>
        orders[input]!.forEach((wanted, n) => expectClose(along(f, at, place, n), wanted, 1e-12, 1e-300)),
      );
    }
  });
});

function expectCase(found: Omit<Case, 'at'>, wanted: Omit<Case, 'at'>): void {
  expectClose(found.value, wanted.value, TO_TORCH);
  wanted.gradient.forEach((slope, k) => expectClose(found.gradient[k], slope, TO_TORCH));
  wanted.hessian.forEach((row, i) => row.forEach((each, k) => expectClose(found.hessian[i]![k], each, TO_TORCH)));
}

const along = (f: Formula, at: readonly number[], place: number, n: number): number =>
  derivative(
    numbers,
    (a, t, lift) =>
      f(
        a,
        at.map((each, k) => (k === place ? t : lift(each))),
      ),
    at[place]!,
    n,
  );

// Re A e^(iφ) sⁿ e^(st) with s = −1/τ + 2πif, multiplied out one factor s at a time
function turned(A: number, tau: number, f: number, phi: number, t: number, n: number): number {
  let [re, im] = [Math.cos(phi), Math.sin(phi)];
  for (let k = 0; k < n; k++) [re, im] = [-re / tau - 2 * Math.PI * f * im, -im / tau + 2 * Math.PI * f * re];
  return A * Math.exp(-t / tau) * (re * Math.cos(2 * Math.PI * f * t) - im * Math.sin(2 * Math.PI * f * t));
}

describe('orders 1 to 6 in time: closed forms to 1e-12', () => {
  it.each([
    ['cosine', ([A, f, phi, t], n) => turned(A!, Infinity, f!, phi!, t!, n)],
    ['exponential', ([A, tau, t], n) => turned(A!, tau!, 0, 0, t!, n)],
    ['damping', ([A, tau, f, phi, t], n) => turned(A!, tau!, f!, phi!, t!, n)],
  ] as readonly (readonly [Known, (x: readonly number[], n: number) => number])[])('%s', (name, closed) => {
    const f = catalogued.find(([its]) => its === name)![1];
    for (const { at } of torch(name)) {
      for (let n = 1; n <= 6; n++) expectClose(along(f, at, at.length - 1, n), closed(at, n), 1e-12);
    }
  });
});
