// A map is `crlb` row by row: the same numbers, the same refusals, whatever the back end.
import {
  compileCrlb,
  crlbMap,
  gaussian,
  type MapDesign,
  models,
  type Role,
  type AnyModel,
  t2star,
} from '@fishergrad/models';
import { sampled } from '@fishergrad/models/analytic';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all, noiseOf, usual } from '../support/experiment.ts';
import { boundOrWhy, expectRows } from '../support/mapRows.ts';
import { rowOf, tissues } from '../support/tissues.ts';

const backEnds = ['wasm', 'javascript', 'interpreter'] as const;

// Of a long tape that is to be javascript the console hears that it is interpreted.
beforeAll(() => void vi.spyOn(console, 'warn').mockReturnValue());

/** What is usually unknown estimated, and with each of these in turn known. */
function rolesOf(model: AnyModel): Record<string, Role>[] {
  const roles = usual(model);
  const unknown = Object.keys(roles).filter((name) => roles[name] === 'estimate');
  return [roles, ...unknown.map((one) => ({ ...roles, [one]: 'known' as const }))];
}

describe.each(Object.values(models))('the map of $name', (model: AnyModel) => {
  const noise = noiseOf(model, 0.02);
  const { protocol } = model.typical;
  /** An odd number of rows, fewer where a row is more work. */
  const odd = (work: number): number => 1 + 2 * Math.max(10, Math.round(work / protocol.length / 2));

  it.each(backEnds)('is that of crlb over its usual range, by %s', (backEnd) => {
    // What is usually unknown by every back end, each of it known in turn by the fastest.
    const every = rolesOf(model);
    (backEnd === 'wasm' ? every : every.slice(0, 2)).forEach((roles, seed) => {
      const design = { model, noise, protocol, roles };
      const columns = tissues(model, 'usual', odd(300), seed);
      expect(expectRows(design, columns, compileCrlb(design, { backEnd })(columns))).toBeGreaterThan(0.9 * odd(300));
    });
  });

  it.each(['wild', 'special'] as const)('refuses exactly the %s tissues that crlb refuses', (kind) => {
    const bounded = rolesOf(model)
      .slice(0, 3)
      .map((roles, seed) => {
        const design = { model, noise, protocol, roles };
        const columns = tissues(model, kind, odd(500), 100 + seed);
        return expectRows(design, columns, compileCrlb(design)(columns), 1e-11);
      });
    expect(Math.max(...bounded)).toBeGreaterThan(0);
  });

  it('takes another protocol where that is free, and weighs by averages', () => {
    const averages = protocol.map((_, k) => 0.5 + (k % 3));
    const design = { model, noise, protocol, roles: usual(model), averages };
    const [{ protocol: drawn }] = sampled(model, 1) as [AnyModel['typical']];
    const other = protocol.map((_, k) => drawn[k % drawn.length]!);
    const columns = tissues(model, 'usual', 20, 7);
    for (const backEnd of backEnds) {
      const free = compileCrlb(design, { protocol: 'free', backEnd });
      expect(expectRows(design, columns, free(columns))).toBeGreaterThan(15);
      expectRows({ ...design, protocol: other }, columns, free(columns, { protocol: other }));
    }
  });

  it('takes parameters as columns, as one number, or in the design', () => {
    const [first, ...others] = Object.keys(model.parameters);
    const { tissue } = model.typical;
    const [columns, roles] = [tissues(model, 'usual', 9, 3), usual(model)];
    const varied = { ...columns, ...Object.fromEntries(others.map((name) => [name, tissue[name]!])) };
    const whole = { ...columns, ...Object.fromEntries(others.map((x) => [x, new Float64Array(9).fill(tissue[x]!)])) };
    const { [first!]: _, ...rest } = tissue;
    const wanted = crlbMap({ model, noise, protocol, roles }, whole);
    expect(crlbMap({ model, noise, protocol, roles }, varied).sd).toEqual(wanted.sd);
    const folded = crlbMap({ model, noise, protocol, roles, tissue: rest }, { [first!]: columns[first!]! });
    for (const [name, sd] of Object.entries(folded.sd))
      sd.forEach((x, row) => expectClose(x, wanted.sd[name]![row]!, 1e-12));
  });
});

describe('rows without a bound', () => {
  const noise = gaussian(0.02);
  const preset = [0.14e-3, 3.54e-3, 6.94e-3, 10.34e-3, 13.74e-3, 17.14e-3].map((TE) => ({ TE }));
  const values = { S0: [1, 1, 0, NaN, 1, 1, 1, -1, 1, Infinity, 1, 1, 1], T2star: [] as number[] };
  values.T2star = [0.01, 1e-6, 0.01, 0.01, NaN, 0, Infinity, 0.01, -0.01, 0.01, 1e9, 40e-6, 150e-6];
  const given = { S0: Float64Array.from(values.S0), T2star: Float64Array.from(values.T2star) };

  it.each([
    ['six echoes', preset, [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1]], // T2* = −10 ms is none, whatever the formula says
    ['one echo', preset.slice(0, 1), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['six times the same echo', preset.map(() => preset[1]!), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('of %s: too fast a decay, no signal, no number', (_, protocol, flags) => {
    const design = { model: t2star, noise, protocol, roles: all(t2star) } as unknown as MapDesign;
    for (const backEnd of backEnds) {
      const map = compileCrlb(design, { backEnd })(given);
      expectRows(design, given, map, 1e-9);
      expect([...map.identifiable]).toEqual(flags);
    }
  });

  it('of angles up to 10²⁰ rad: in the end nothing but rounding', () => {
    const model = models['cosine']!;
    for (const roles of rolesOf(model).slice(0, 2)) {
      const design = { model, noise, protocol: model.typical.protocol.slice(0, 6), roles };
      const phi = Float64Array.from({ length: 240 }, (_, row) => 10 ** (row / 12));
      const columns = { A: new Float64Array(240).fill(1), f: new Float64Array(240).fill(2.1), phi };
      const bounded = expectRows(design, columns, crlbMap(design, columns), 1e-9);
      expect(bounded).toBeGreaterThan(100);
      expect(bounded).toBeLessThan(180);
    }
  });

  it('sampled where a slope is sin 2πk, which in doubles is not 0', () => {
    const model = models['cosine']!;
    const protocol = [1, 2, 3, 4, 5].map((t) => ({ t }));
    const design = { model, noise, protocol, roles: { A: 'known', f: 'known', phi: 'estimate' } } as const;
    const A = Float64Array.from({ length: 300 }, (_, row) => 1 + row);
    for (const f of [1, 1000]) {
      const columns = { A, f: new Float64Array(300).fill(f), phi: new Float64Array(300) };
      expect(expectRows(design, columns, crlbMap(design, columns))).toBe(0);
    }
  });

  it('whose information is too small, or a number on the way too large, for a double', () => {
    const T2star = Float64Array.from({ length: 60 }, (unused, row) => 0.14e-3 / (330 + row));
    const faded = { S0: new Float64Array(60).fill(1e10), T2star };
    for (const known of ['S0', 'T2star']) {
      const design = { model: t2star, noise, protocol: preset, roles: { ...all(t2star), [known]: 'known' as const } };
      expectRows(design, faded, crlbMap(design, faded));
    }
    const model = models['dampedCosine']!;
    const roles = { A: 'estimate', tau: 'known', f: 'estimate', phi: 'estimate' } as const;
    const endless = {
      A: Float64Array.of(1),
      tau: Float64Array.of(1e300),
      f: Float64Array.of(2),
      phi: Float64Array.of(1),
    };
    const map = crlbMap({ model, noise, protocol: model.typical.protocol, roles }, endless);
    expect(expectRows({ model, noise, protocol: model.typical.protocol, roles }, endless, map)).toBe(1);
  });

  it('are not those with a sample on a kink', () => {
    const { derived: _, ...rest } = t2star;
    const ramp = {
      ...rest,
      signal: (a, { S0, T2star }, at) => at.map(({ TE }) => a.mul(S0, a.relu(a.sub(a.mul(2, TE), T2star)))),
    } as typeof t2star;
    const protocol = [0.15, 0.3, 0.3005].map((TE) => ({ TE }));
    const design = { model: ramp, noise, protocol, roles: all(t2star) } as unknown as MapDesign;
    const columns = {
      S0: Float64Array.from({ length: 300 }, (unused, row) => 1 + row),
      T2star: new Float64Array(300).fill(0.3),
    };
    expect(expectRows(design, columns, crlbMap(design, columns))).toBe(300);
  });

  it('do not hide that a known parameter may be infinite: then there is no decay', () => {
    const design = { model: t2star, noise, protocol: preset, roles: { S0: 'estimate', T2star: 'known' } as const };
    const map = crlbMap(design, { S0: Float64Array.of(1, 0), T2star: Infinity });
    expect([...map.identifiable]).toEqual([1, 1]);
    for (const sd of map.sd['S0']!) expectClose(sd, 0.02 / Math.sqrt(6), 1e-14); // the mean of six
  });
});

describe('the work of a map', () => {
  /** T2* counting how often its formula is evaluated or recorded. */
  function counting(): { model: typeof t2star; count: () => number } {
    let calls = 0;
    const signal = ((a, tissue, protocol) => (calls++, t2star.signal(a, tissue, protocol))) as typeof t2star.signal;
    return { model: { ...t2star, signal }, count: () => calls };
  }
  const design = { noise: gaussian(0.02), protocol: t2star.typical.protocol, roles: all(t2star) };

  it('of a background, nine rows in ten, is to decide one row', () => {
    const { model, count } = counting();
    const map = compileCrlb({ ...design, model });
    const inside = (row: number): boolean => row % 10 === 0;
    const columns = {
      S0: Float64Array.from({ length: 30_000 }, (_, row) => (inside(row) ? 1 + row : 0)),
      T2star: Float64Array.from({ length: 30_000 }, (_, row) => (inside(row) ? 0.01 : 0)),
    };
    const before = count();
    const { identifiable } = map(columns);
    expect(count() - before).toBeLessThan(10);
    expect(identifiable.every((flag, row) => flag === (inside(row) ? 1 : 0))).toBe(true);
  });

  it('of many different rows in doubt is bounded too, and decides as crlb', () => {
    const { model, count } = counting();
    const map = compileCrlb({ ...design, model });
    const rows = 3000; // from far too fast a decay to one that is only hard to see
    const columns = {
      S0: Float64Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 1 : -3)),
      T2star: Float64Array.from({ length: rows }, (_, row) => 5e-6 * 80 ** (row / rows)),
    };
    const before = count();
    const found = map(columns);
    expect(count() - before).toBeLessThan(800); // the first hundred, those refused twice, and those close to what counts as seen
    const some = Array.from({ length: 300 }, (_, k) => 10 * k + (k % 2));
    const part = {
      S0: Float64Array.from(some, (k) => columns.S0[k]!),
      T2star: Float64Array.from(some, (k) => columns.T2star[k]!),
    };
    const wanted = some.map((k) => boundOrWhy({ ...design, model: t2star }, rowOf(part, some.indexOf(k))));
    expect(some.map((k) => found.why(k))).toEqual(wanted.map((each) => (typeof each === 'string' ? each : undefined)));
    const sds = wanted.map((each) => (typeof each === 'string' ? NaN : each.parameters['T2star']!.sd));
    expect(some.map((k) => found.sd['T2star']![k])).toEqual(sds); // the close look has the bits of crlb
    expect(new Set(found.identifiable)).toEqual(new Set([0, 1]));
  });

  // Two tissues close to what counts as seen: their rounding, found on a tape that carries on changes of exactly 0, is a
  // little less than `crlb` finds, which refuses them. A map asks for tissues in doubt one by one up to a hundred only.
  it('is decided as by crlb at the edge of what can be told apart', () => {
    const edge = [
      [232.55396185592218, 4979.978617395173, 0.017223528632059],
      [0.22410200771891398, 5947.245057236478, 0.02060847738773785],
    ] as const;
    const times = [0.1, 0.18, 0.26, 1.1, 1.18, 1.26, 2.1, 2.18, 2.26, 3.26, 4.26].map((TI) => ({ TI: 1e-3 * TI }));
    const recovery = {
      model: models['molliT1']!,
      noise: gaussian(1e-30),
      protocol: times,
      roles: all(models['molliT1']!),
    };
    const tissue = (k: number): readonly number[] => (k < 150 ? [1, 2 + 1e-9 * k, 1e9 + k] : edge[k - 150]!);
    const column = (i: number): Float64Array => Float64Array.from({ length: 152 }, (_, k) => tissue(k)[i]!);
    const columns = { A: column(0), c: column(1), T1: column(2) };
    const map = compileCrlb(recovery)(columns);
    expectRows(recovery, columns, map);
    expect([...map.identifiable.subarray(150)]).toEqual([0, 0]);
  });
});
