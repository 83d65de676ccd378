// Every case of cases.json through a model of the catalog, named in a study; and as the same formula typed in comes to.
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { builtInRoad, sizeOf } from './builtInStudies.ts';
import { checkCases, entries, toleranceOf } from './caseChecks.ts';
import { cases, typed, typedRoad } from './caseStudies.ts';
import { boundOf, channels, sdOf } from './road.ts';

it('are all', () => expect(cases).toHaveLength(63));

checkCases(cases, builtInRoad, sizeOf);

describe.each(typed)('$id, built in and typed', (each) => {
  it('has the same samples and slopes', () => {
    const [found, wanted] = [channels(builtInRoad(each)), channels(typedRoad(each))];
    const most = Math.max(...wanted.mean.map(Math.abs));
    expect(found.mean).toHaveLength(wanted.mean.length);
    wanted.mean.forEach((x, k) => expectClose(found.mean[k], x, 0, 1e-12 * most));
    for (const [x, y, within] of entries(found.jacobian, wanted.jacobian)) expectClose(x, y, 0, within);
  });
});

describe.each(typed.filter(({ status }) => status !== 'singular'))('$id, built in and typed', (each) => {
  it('has the same bounds', () => {
    const [found, wanted] = [builtInRoad(each), typedRoad(each)];
    wanted.counterparts.forEach((counterpart, i) =>
      expectClose(sdOf(found, found.counterparts[i]!), sdOf(wanted, counterpart), toleranceOf(each)),
    );
  });
});

it('has the bounds of logarithms that a study derives', () => {
  const each = cases.find(({ id }) => id === 'cpmg-32-log')!;
  const { derived } = boundOf(builtInRoad(each));
  each.parameters.forEach(([name, value], i) => {
    expectClose(derived[name]!.value, value, 1e-14);
    expectClose(derived[name]!.sd ** 2, each.variance![i]!, 1e-12);
  });
});
