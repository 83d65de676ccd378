// The cases of cases.json that are a formula, computed with 60 digits by other hands, through a study with it typed in.
import { expect, it } from 'vitest';
import { checkCases } from './caseChecks.ts';
import { cases, sizeOf, typed, typedRoad } from './caseStudies.ts';

it('leaves out only what no formula is', () => {
  expect(cases.filter((each) => !typed.includes(each)).map(({ id }) => id)).toEqual(['epg-cpmg-10']);
});

checkCases(typed, typedRoad, sizeOf);
