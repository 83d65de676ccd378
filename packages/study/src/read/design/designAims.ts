import { type Role, wanted } from '@fishergrad/models';
import type { CriterionWord, StudyDesign } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { suggestion } from '../nearest.ts';
import type { ReadRoles } from '../rolesBlock.ts';
import type { ReadAim } from './aimsSchema.ts';
import type { Asked } from './asked.ts';
import { criterionFaults } from './criterionFaults.ts';
import type { Found } from './found.ts';

/** What a criterion is about: what is written, or the wanted parameters; undefined where criterion or roles could not be read. */
export function designAims(
  written: readonly ReadAim[] | undefined,
  criterion: CriterionWord | undefined,
  asked: Asked,
): Found<StudyDesign['of']> {
  const strange = (written ?? []).flatMap((aim, i) => {
    const twice = written!.findIndex(({ name }) => name === aim.name) < i;
    const problem = twice ? `of names ${aim.name.slice(0, 40)} twice` : notAnAim(aim.name, asked);
    return problem === undefined ? [] : [{ message: problem, ...placeOf(aim) }];
  });
  if (strange.length > 0) return { faults: strange };
  if (!asked.roles || criterion === undefined) return { faults: [] };
  const roles = assumed(asked.roles);
  const of = written
    ? written.map(({ name, weight }) => ({ name, weight }))
    : wanted({ model: asked.model, roles }).map((name) => ({ name, weight: 1 }));
  const place = (name: string): ReturnType<typeof placeOf> => {
    const aim = written?.find((each) => each.name === name);
    return aim ? placeOf(aim) : { path: [], key: 'design' };
  };
  return { found: of, faults: criterionFaults({ criterion, of, roles, placeOf: place }, asked) };
}

function placeOf({ name, index, offset, isKey }: ReadAim): Pick<Fault, 'path' | 'key' | 'offset'> {
  const path = ['design', 'of', ...(index === undefined ? [] : [index])];
  if (isKey) return { path, key: name };
  return { path, ...(offset !== undefined && { offset }) };
}

function notAnAim(name: string, { model, roles }: Asked): string | undefined {
  const short = name.slice(0, 40);
  const derived = Object.keys(model.derived ?? {});
  if (Object.hasOwn(model.parameters, name))
    return roles?.[name] === 'known' ? `${short} is known, and so no design can make it better known` : undefined;
  if (derived.includes(name)) return undefined;
  if (Object.hasOwn(model.settings, name))
    return `${short} is a setting; "of" is about parameters and derived quantities`;
  const names = [...Object.keys(model.parameters), ...derived];
  const better = suggestion(name, names) || `; it has ${names.join(', ')}`;
  return `${model.name} has no parameter or derived quantity "${short}"${better}`;
}

/** A prior as one, whose SD does not matter here. */
function assumed(roles: ReadRoles): Record<string, Role> {
  const role = (each: ReadRoles[string]): Role => (typeof each === 'string' ? each : { prior: { sd: 1 } });
  return Object.fromEntries(Object.entries(roles).map(([name, each]) => [name, role(each)]));
}
