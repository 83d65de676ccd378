// What a map may be given: columns, numbers, protocols, an earlier map.
import { compileCrlb, crlb, crlbMap, gaussian, t2star } from '@fishergrad/models';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { all } from '../support/experiment.ts';

describe('a map that is reused', () => {
  const design = { model: t2star, noise: gaussian(0.02), protocol: t2star.typical.protocol, roles: all(t2star) };
  const map = compileCrlb(design);
  const columns = { S0: Float64Array.of(1, 0, 2), T2star: Float64Array.of(0.01, 0.01, 0) };
  const swapped = { S0: columns.S0.toReversed(), T2star: columns.T2star.toReversed() };

  it('keeps its columns and takes the new numbers', () => {
    const first = map(columns);
    const again = map(swapped, { reuse: first });
    for (const [name, sd] of Object.entries(map(swapped).sd)) {
      expect(again.sd[name]).toBe(first.sd[name]);
      expect(again.sd[name]).toEqual(sd);
    }
    expect(again.identifiable).toBe(first.identifiable);
    expect([...again.identifiable]).toEqual([0, 0, 1]);
  });

  it('must have the columns and the rows of the new one', () => {
    const { sd, identifiable } = map(columns);
    const { T2star: _, ...less } = sd;
    expect(() => map(columns, { reuse: { sd: less, identifiable } })).toThrow(
      'The map to reuse has no column of T2star.',
    );
    const wrong = 'The map to reuse has 2 rows, not 3.';
    const short = { ...sd, R2star: new Float64Array(2) };
    expect(() => map(columns, { reuse: { sd: short, identifiable } })).toThrow(wrong);
    expect(() => map(columns, { reuse: { sd, identifiable: new Uint8Array(2) } })).toThrow(wrong);
  });
});

describe('what a map is given', () => {
  const design = { model: t2star, noise: gaussian(0.02), protocol: t2star.typical.protocol, roles: all(t2star) };
  const three = new Float64Array(3).fill(0.01);

  it('may be no rows', () => {
    const { sd, identifiable, why } = crlbMap(design, { S0: 1, T2star: new Float64Array(0) });
    expect([sd['T2star']!.length, sd['R2star']!.length, identifiable.length, why(0)]).toEqual([0, 0, 0, undefined]);
  });

  it('may be numbers only: one row', () => {
    expect(crlbMap(design, { S0: 1, T2star: 0.01 }).sd['S0']!.length).toBe(1);
    const { sd } = crlbMap({ ...design, tissue: { S0: 1, T2star: 0.01 } }, {});
    expectClose(sd['T2star']![0], crlb({ ...design, tissue: { S0: 1, T2star: 0.01 } }).parameters.T2star.sd, 1e-13);
  });

  const given = (columns: object) => () => crlbMap(design, columns);
  it.each([
    ['nothing for a parameter', given({ T2star: three }), TypeError, 'S0 (a.u.) needs a Float64Array or a number.'],
    [
      'a plain array',
      given({ S0: 1, T2star: [0.01] }),
      TypeError,
      'T2star (s) needs a Float64Array or a number, not Array: Float64Array.from(…) makes a column of it.',
    ],
    [
      'a stranger',
      given({ S0: 1, T2star: three, T1: 1 }),
      TypeError,
      't2star has no parameter "T1"; it has S0, T2star.',
    ],
    [
      'lengths that differ',
      given({ S0: new Float64Array(2), T2star: three }),
      RangeError,
      'The column of T2star has 3 rows, that of S0 2.',
    ],
  ])('may not be %s', (_, map, kind, sentence) => {
    expect(map).toThrow(kind);
    expect(map).toThrow(sentence);
  });

  it('may not be given twice', () => {
    const map = () => crlbMap({ ...design, tissue: { S0: 1 } }, { S0: 1, T2star: three });
    expect(map).toThrow("S0 is given twice: as a column, and in the design's tissue.");
  });

  it('must give every parameter a role that there is: one misspelled would be taken as known', () => {
    const tissue = { S0: 1, T2star: 0.01 };
    const wrong = (roles: object, sentence: string): void => {
      const strange = { ...design, roles: roles as typeof design.roles };
      for (const bound of [() => compileCrlb(strange), () => crlb({ ...strange, tissue })]) {
        expect(bound).toThrow(RangeError);
        expect(bound).toThrow(sentence);
      }
    };
    wrong(
      { S0: 'estimate', T2star: 'guess' },
      `the role of T2star must be 'estimate', 'nuisance', 'known' or { prior: { sd } }, not "guess"`,
    );
    wrong(
      { S0: 'estimate' },
      "the role of T2star must be 'estimate', 'nuisance', 'known' or { prior: { sd } }, not left out",
    );
    wrong({ ...design.roles, T2: 'known' }, 'there is a role for T2, which is no parameter; they are S0, T2star');
  });

  it('must have values that its quantities can have', () => {
    const [first, ...others] = design.protocol;
    const early = { ...design, protocol: [{ TE: -first!.TE }, ...others] };
    const sentence = 'acquisition 1: TE must be at least 0 s, not -0.00014';
    expect(() => compileCrlb(early)).toThrow(sentence);
    expect(() => crlb({ ...early, tissue: { S0: 1, T2star: 0.01 } })).toThrow(sentence);
    const free = compileCrlb(design, { protocol: 'free' });
    expect(() => free({ S0: 1, T2star: three }, { protocol: early.protocol })).toThrow(sentence);
    const negative = { ...design, tissue: { S0: 1, T2star: -0.01 } };
    for (const bound of [() => crlb(negative), () => compileCrlb(negative)])
      expect(bound).toThrow('T2star must be greater than 0 s, not -0.01');
    const map = crlbMap(design, { S0: 1, T2star: Float64Array.from({ length: 300 }, (_, k) => -1e-3 * (k + 1)) });
    expect(map.identifiable.every((flag) => flag === 0)).toBe(true);
    expect(map.why(299)).toBe('T2star must be greater than 0 s, not -0.3');
  });

  it('must be something to estimate from something measured', () => {
    const roles = { S0: 'known', T2star: 'known' } as const;
    expect(() => compileCrlb({ ...design, roles })).toThrow('nothing is to be estimated');
    expect(() => compileCrlb({ ...design, protocol: [] })).toThrow('nothing is measured');
    expect(() => crlb({ ...design, tissue: { S0: 1, T2star: 0.01 }, protocol: [] })).toThrow('nothing is measured');
    expect(() => compileCrlb({ ...design, averages: [1] })).toThrow('averages must be 6 numbers');
  });

  it('may be another protocol only where that is free and fits', () => {
    const columns = { S0: 1, T2star: three };
    const other = design.protocol.map(({ TE }) => ({ TE: 2 * TE }));
    expect(() => compileCrlb(design)(columns, { protocol: other })).toThrow("compile it with { protocol: 'free' }");
    const free = compileCrlb(design, { protocol: 'free' });
    expect(() => free(columns, { protocol: other.slice(1) })).toThrow(
      'compiled for 6 acquisitions, and the protocol has 5',
    );
    const broken = other.map(({ TE }) => ({ te: TE })) as unknown as typeof other;
    expect(() => free(columns, { protocol: broken })).toThrow('The protocol has no number for TE 1');
  });
});
