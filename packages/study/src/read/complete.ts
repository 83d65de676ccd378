import { type AnyModel, joinedModel } from '@fishergrad/models';
import type { Case, Study } from '../study.ts';
import type { Issue } from '../studyError.ts';
import { designBlock, type ReadDesign } from './design/designBlock.ts';
import type { Fault } from './fault.ts';
import { labelsOf } from './labels.ts';
import { suggestion } from './nearest.ts';
import { blockOf } from './ownBlocks.ts';
import type { Read } from './quantityText.ts';
import { noiseAt, type ReadPart, studyPart } from './readPart.ts';
import { type ReadRoles, rolesAt, rolesOf, widePriors, wordOf } from './rolesBlock.ts';
import type { SharedData } from './schema.ts';
import type { Source } from './source.ts';
import { placed } from './sourceWithin.ts';
import { tissuesOf, type Tissues } from './tissueBlock.ts';

type Raw = Readonly<Record<string, unknown>>;
type Outcome = { readonly study: Study } | { readonly issues: readonly Issue[] };

/** What is at hand to complete a study from. */
export interface Incomplete {
  readonly file: string;
  readonly raw: Raw;
  readonly source: Source;
  readonly parts: readonly ReadPart[];
  /** The parameters of all parts, and what is derived from them. */
  readonly model: AnyModel;
  readonly shared: Partial<SharedData>;
}

/** Tissues times samples beyond which a run is refused rather than begun. */
const MOST = 20_000_000;

/** What no single key can tell: that names exist, lengths fit and σ follows; and, where all is well, the study. */
export function complete(given: Incomplete): Outcome {
  const { raw, source, parts, model, shared } = given;
  const tissues = shared.tissue && tissuesOf(model, shared.tissue);
  const nominal = nominalIn(model, shared.tissue);
  const roles = rolesOf(model, shared.estimate, raw['roles'], {
    nominal,
    settings: parts.flatMap((part) => Object.keys(part.model.settings)),
    constants: parts.flatMap(({ block }) => Object.keys(blockOf(block.raw['constants']))),
  });
  const faults = [
    ...estimateFaults(model, shared.estimate),
    ...roles.faults,
    ...(tissues && 'faults' in tissues ? tissues.faults : []),
  ];
  const design = designIn(given, tissues, faults.length > 0 ? undefined : roles.roles);
  const whole = tissues && !('faults' in tissues) && parts.every(({ samples, noise }) => samples && noise);
  if (faults.length > 0 || !whole) return { issues: [...placed(source, faults), ...design.issues] };
  const samples = parts.reduce((sum, part) => sum + part.samples!.protocol.length, 0);
  if (tissues.tissues.length * samples > MOST) {
    const message = `${tissues.tissues.length} tissues of ${samples} samples each are more than one run should take`;
    return { issues: [...placed(source, [{ message, path: ['tissue'] }]), ...design.issues] };
  }
  if (design.issues.length > 0 || parts.some(({ issues }) => issues.length > 0)) return { issues: design.issues };
  return assemble(given, tissues, { roles: roles.roles, nominal, design });
}

function designIn(
  { raw, source, parts, model }: Incomplete,
  tissues: ReturnType<typeof tissuesOf> | undefined,
  roles: ReadRoles | undefined,
): ReadDesign {
  const [{ samples, noise, block, protocol }] = parts as readonly [ReadPart];
  const asked = {
    ...{ source, model, samples, noise, roles },
    symbols: Object.fromEntries(readsIn([protocol ?? {}]).map(([name, { symbol }]) => [name, symbol])),
    tissues: tissues && 'tissues' in tissues ? tissues.tissues : undefined,
    constants: Object.keys(blockOf(block.raw['constants'])),
  };
  return designBlock(raw, asked, parts.length);
}

interface Assumed {
  readonly roles: ReadRoles;
  readonly nominal: readonly string[];
  readonly design: ReadDesign;
}

function assemble(given: Incomplete, tissues: Tissues, { roles, nominal, design }: Assumed): Outcome {
  const { file, source, parts, model, shared } = given;
  const reads = readsIn([shared.tissue, ...parts.map(({ protocol }) => protocol)]);
  const written = [...reads, ...readsIn([design.reads])];
  const symbols = Object.fromEntries(written.toReversed().map(([key, { symbol }]) => [key, symbol])); // the first counts
  const labels = labelsOf(model, symbols, tissues, shared.title ?? model.name);
  const cases = casesOf(given, roles, tissues, labels);
  if ('issues' in cases) return cases;
  const [whole, counts] = [parts.map(studyPart), parts.map((part) => part.samples!.protocol.length)];
  const joint = joinedModel(
    whole.map((part) => part.model),
    counts,
  );
  const study: Study = {
    file,
    place: source.placeOfKey([], 'tissue'),
    name: shared.title ?? file,
    model: parts.length === 1 ? model : { ...joint, parameters: model.parameters, ...derivedOf(model) },
    parts: whole,
    cases: cases.cases,
    symbols,
    swept: tissues.swept,
    roles: Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, wordOf(role)])),
    nominal,
    target: shared.target?.values[0],
    ...(design.design && { design: design.design }),
    warnings: [
      ...new Set([
        ...widePriors(roles, tissues.tissues[0]!),
        ...reads.flatMap(([, { warnings }]) => warnings),
        ...parts.flatMap(({ warnings }) => warnings),
      ]),
    ],
  };
  return { study };
}

/** Each tissue with its noises and roles, or why the first that cannot be computed cannot. */
function casesOf(
  given: Incomplete,
  roles: ReadRoles,
  { tissues }: Tissues,
  labels: readonly string[],
): { readonly cases: readonly Case[] } | { readonly issues: readonly Issue[] } {
  const cases: Case[] = [];
  for (const [n, tissue] of tissues.entries()) {
    const found = caseAt(given, roles, tissue);
    if ('issue' in found) {
      const which = labels.length > 1 ? ` (${labels[n]})` : '';
      return { issues: [{ ...found.issue, message: `${found.issue.message}${which}` }] };
    }
    cases.push({ label: labels[n]!, tissue, ...found });
  }
  return { cases };
}

function derivedOf({ derived }: AnyModel): Pick<AnyModel, 'derived'> {
  return derived ? { derived } : {};
}

function caseAt(
  { parts, source }: Incomplete,
  roles: ReadRoles,
  tissue: Case['tissue'],
): Pick<Case, 'noises' | 'roles'> | { readonly issue: Issue } {
  const at = rolesAt(roles, tissue);
  if ('fault' in at) return { issue: placed(source, [at.fault])[0]! };
  const noises: Case['noises'][number][] = [];
  const common = new Map<string, Case['noises'][number]>();
  for (const part of parts) {
    const found = noiseAt(part, tissue);
    if ('issue' in found) return found;
    // A noise written once for all is one noise, whose σ, where it is unknown, is one unknown.
    const shared = part.block.sourceOf('noise') === source && part.noise?.snr === undefined;
    const key = JSON.stringify(part.noise);
    const noise = shared ? (common.get(key) ?? found.noise) : found.noise;
    common.set(key, noise);
    noises.push(noise);
  }
  return { noises, roles: at.roles };
}

/** Every quantity read, with its name, in blocks and lists of blocks. */
function readsIn(parts: readonly unknown[]): [string, Read][] {
  const blocks = parts.flat() as Readonly<Record<string, unknown>>[];
  return blocks
    .flatMap((block) => Object.entries(block))
    .filter((entry): entry is [string, Read] => typeof entry[1] === 'object' && (entry[1] as Read).nominal !== true);
}

/** Parameters that no tissue mentions, and which so have the value they have by name. */
function nominalIn(model: AnyModel, tissue: SharedData['tissue'] | undefined): string[] {
  const blocks = [tissue ?? []].flat() as Readonly<Record<string, Read>>[];
  const names = Object.keys(model.parameters).filter((name) => model.parameters[name]!.nominal !== undefined);
  return blocks.length === 0 ? [] : names.filter((name) => blocks.every((block) => block[name]?.nominal));
}

function estimateFaults(model: AnyModel, estimate: readonly string[] | undefined): Fault[] {
  const known = Object.keys(model.parameters);
  if (estimate?.length === 0) {
    return [
      {
        message: 'estimate is empty; name a parameter, or leave the key out to estimate all of them',
        path: ['estimate'],
      },
    ];
  }
  return (estimate ?? []).flatMap((name, i) => {
    const better = suggestion(name, known) || `; it has ${known.join(', ')}`;
    const message = known.includes(name)
      ? `estimate names ${name} twice`
      : `${model.name} has no parameter "${name.slice(0, 40)}"${better}`;
    return known.includes(name) && estimate?.indexOf(name) === i ? [] : [{ message, path: ['estimate', i] }];
  });
}
