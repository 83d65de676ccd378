import { numbers } from '@fishergrad/engine';
import { type AnyModel, type Role, unknowns } from '@fishergrad/models';
import type { Tissue } from '../../study.ts';
import type { CriterionWord, StudyDesign } from '../../studyDesign.ts';
import type { Fault } from '../fault.ts';
import { aimSlopes, dependent } from './aimSlopes.ts';
import type { Asked } from './asked.ts';
import { inWords } from './wordSchemas.ts';

/** A criterion and what it is about. */
export interface Judged {
  readonly criterion: CriterionWord;
  readonly of: StudyDesign['of'];
  readonly roles: Readonly<Record<string, Role>>;
  /** Where one of these quantities is written. */
  readonly placeOf: (name: string) => Pick<Fault, 'path' | 'key' | 'offset'>;
}

/** What a criterion asks of what it is about. */
export function criterionFaults(judged: Judged, asked: Asked): Fault[] {
  const faults = [...countFaults(judged, asked), ...weightFaults(judged), ...idleFaults(judged, asked)];
  return [...faults, ...zeroFaults(judged, asked)];
}

function countFaults({ criterion, of, roles }: Judged, { model, noise }: Asked): Fault[] {
  const names = of.map(({ name }) => name);
  const isUnknown = noise?.unknown === true || noise?.sigma?.unknown === true;
  const free = unknowns({ model, roles }).filter((name) => !names.includes(name));
  const left = [...free, ...(isUnknown ? ['the σ of the noise'] : [])];
  const at = (message: string): Fault[] => [{ message, path: ['design'], key: 'criterion' }];
  if (criterion === 'c' && names.length > 1)
    return at(
      `criterion c is about one quantity, and this design about ${inWords(names, 'and')}; write of: ${names.at(-1)!}, say, or criterion: A`,
    );
  if (criterion === 'D' && left.length > 0)
    return at(
      `criterion D is about all that is unknown, and this design not about ${inWords(left, 'and')}; write criterion: Ds`,
    );
  return [];
}

/** Of a volume, and of one variance, a weight is a constant factor; an eigenvalue has none. */
const WEIGHTLESS: readonly CriterionWord[] = ['D', 'Ds', 'c', 'E'];

function weightFaults({ criterion, of, placeOf }: Judged): Fault[] {
  const aim = of.find(({ weight }) => weight !== 1);
  if (!aim || !WEIGHTLESS.includes(criterion)) return [];
  const message = `a weight changes nothing about criterion ${criterion}; leave it out, or write criterion: relative`;
  return [{ message, ...placeOf(aim.name) }];
}

/** Quantities that depend on nothing unknown, or, where the criterion is a volume, that follow from others. */
function idleFaults({ criterion, of, roles, placeOf }: Judged, { model, tissues = [] }: Asked): Fault[] {
  const names = of.map(({ name }) => name);
  if (tissues.length === 0 || names.every((name) => Object.hasOwn(model.parameters, name))) return [];
  const slopes = tissues.map((tissue) => aimSlopes(model, names, unknowns({ model, roles }), tissue));
  const fixed = names.filter((_, k) => slopes.every((rows) => rows[k]!.every((slope) => slope === 0)));
  const follows = fixed.length === 0 && /^Ds?$/.test(criterion) ? dependent(slopes[0]!) : undefined;
  const told = (name: string, message: string): Fault => ({ message, ...placeOf(name) });
  return [
    ...fixed.map((name) => told(name, `${name} depends on nothing that is unknown here, and no design changes it`)),
    ...(follows === undefined
      ? []
      : [
          told(
            names[follows]!,
            `${names[follows]!} follows from what stands before it, of which criterion ${criterion} has no use; leave one of them out`,
          ),
        ]),
  ];
}

/** Quantities whose relative SD is none, because they are 0 or no number in one of the tissues. */
function zeroFaults({ criterion, of, placeOf }: Judged, { model, tissues = [] }: Asked): Fault[] {
  if (criterion !== 'relative' && criterion !== 'CoV') return [];
  return of.flatMap(({ name }): Fault[] => {
    const value = tissues.map((tissue) => valueOf(model, name, tissue)).find((x) => !Number.isFinite(x) || x === 0);
    if (value === undefined) return [];
    const says = value === 0 ? '0' : 'not a finite number';
    const message = `criterion ${criterion} is relative to the value of ${name}, which is ${says} here; name others in "of", or write criterion: A`;
    return [{ message, ...placeOf(name) }];
  });
}

function valueOf({ derived = {} }: AnyModel, name: string, tissue: Tissue): number {
  return Object.hasOwn(tissue, name) ? tissue[name]! : derived[name]!.of(numbers, tissue);
}
