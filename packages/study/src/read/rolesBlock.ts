import type { AnyModel, Quantity, Role } from '@fishergrad/models';
import type { RoleWord, Tissue } from '../study.ts';
import type { Fault } from './fault.ts';
import { suggestion } from './nearest.ts';
import { blockOf } from './ownBlocks.ts';
import { describe, readQuantity } from './quantityText.ts';

/** The SD of a prior, SI, or as a part of the parameter's value. */
type PriorSd = { readonly sd: number } | { readonly relative: number };

/** A role as read: that of a prior still without the value it may be relative to. */
type ReadRole = Exclude<RoleWord, 'prior'> | PriorSd;

/** Parameter → role, as read. */
export type ReadRoles = Readonly<Record<string, ReadRole>>;

const WORDS = ['estimate', 'nuisance', 'known'] as const;
const OFFERED = `${WORDS.join(', ')} or { prior: { sd: 5 % } }`;

/**
 * The role of every parameter, from `estimate` and `roles`.
 *
 * What `estimate` names is estimated and the rest known, unless `roles` says otherwise; without `estimate`, all is estimated that
 * `roles` leaves and the tissue mentions.
 */
export function rolesOf(
  model: AnyModel,
  estimate: readonly string[] | undefined,
  raw: unknown,
  others: Others,
): { readonly roles: ReadRoles; readonly faults: readonly Fault[] } {
  const given = namedRoles(model, raw, others);
  const contradicted = (estimate ?? []).flatMap((name, i): Fault[] => {
    const role = given.roles[name];
    if (role === undefined || role === 'estimate' || typeof role === 'object') return [];
    return [{ message: `estimate names ${name}, and roles says ${role}; keep one of the two`, path: ['estimate', i] }];
  });
  const added = Object.keys(given.roles).filter(
    (name) => given.roles[name] === 'estimate' && estimate?.includes(name) === false,
  );
  contradicted.push(
    ...added.map((name) => ({
      message: `roles says that ${name} is to be estimated, and estimate does not name it; keep one of the two`,
      path: ['roles'],
      key: name,
    })),
  );
  const rest = (name: string): ReadRole =>
    (estimate?.includes(name) ?? !others.nominal.includes(name)) ? 'estimate' : 'known';
  const all = Object.keys(model.parameters).map((name) => [name, given.roles[name] ?? rest(name)] as const);
  const roles = Object.fromEntries(all);
  const aims = Object.values(roles).some((role) => role !== 'known' && role !== 'nuisance');
  const faults = [...given.faults, ...contradicted];
  if (!aims && faults.length === 0 && Object.keys(roles).length > 0)
    faults.push({ message: 'every parameter is known or a nuisance; at least one must be estimated', path: ['roles'] });
  return { roles, faults };
}

function namedRoles(model: AnyModel, raw: unknown, others: Others): { roles: ReadRoles; faults: Fault[] } {
  const faults: Fault[] = [];
  if (raw !== undefined && (typeof raw !== 'object' || raw === null || Array.isArray(raw)))
    faults.push({
      message: `roles must be a block, such as roles: { S0: nuisance }, not ${describe(raw)}`,
      path: ['roles'],
    });
  const names = Object.keys(model.parameters);
  const roles = Object.entries(blockOf(raw)).flatMap(([name, role]): [string, ReadRole][] => {
    if (!names.includes(name)) {
      faults.push({ message: stranger(model, name, others), path: ['roles'], key: name });
      return [];
    }
    const read = readRole(name, role, model.parameters[name]!);
    if (typeof read === 'object' && 'faults' in read) faults.push(...read.faults);
    else return [[name, read]];
    return [];
  });
  return { roles: Object.fromEntries(roles), faults };
}

/** What else a study says that roles depend on. */
export interface Others {
  /** Parameters that no tissue mentions: they have their nominal value and are known, unless they are given a role. */
  readonly nominal: readonly string[];
  readonly settings: readonly string[];
  readonly constants: readonly string[];
}

function stranger(model: AnyModel, name: string, { settings, constants }: Others): string {
  if (settings.includes(name)) return `${name} is a setting, and only parameters of the tissue have roles`;
  if (constants.includes(name))
    return `${name} is a constant, and so known; a parameter of the tissue could have a role`;
  const names = Object.keys(model.parameters);
  const better = suggestion(name, names) || `; it has ${names.join(', ')}`;
  return `${model.name} has no parameter "${name.slice(0, 40)}"${better}`;
}

function readRole(name: string, raw: unknown, quantity: Quantity): ReadRole | { readonly faults: readonly Fault[] } {
  const word = WORDS.find((each) => each === raw);
  if (word) return word;
  const path = ['roles', name];
  const fault = (message: string, ...more: string[]) => ({ faults: [{ message, path: [...path, ...more] }] });
  const { prior, ...others } = blockOf(raw);
  if (prior === undefined || Object.keys(others).length > 0) {
    const near = typeof raw === 'string' ? suggestion(raw, WORDS) : '';
    const [strange] = Object.keys(others);
    if (strange !== undefined && prior === undefined)
      return fault(`${name} cannot have the role { ${strange.slice(0, 40)} }; a role is ${OFFERED}`);
    if (strange !== undefined)
      return fault(`the role of ${name} has a prior, and no "${strange.slice(0, 40)}" beside it`);
    return fault(`${name} cannot have the role ${describe(raw)}${near || `; a role is ${OFFERED}`}`);
  }
  const { sd, ...rest } = blockOf(prior);
  const [strange] = Object.keys(rest);
  if (strange !== undefined) return fault(`the prior of ${name} has only an sd, no "${strange.slice(0, 40)}"`, 'prior');
  if (sd === undefined || sd === null)
    return fault(`the prior of ${name} needs its SD: { prior: { sd: 5 % } }, or with a unit`, 'prior');
  return readSd(name, sd, quantity);
}

/** An SD in percent is relative to the value, also of a parameter that could be written in percent itself. */
function readSd(
  name: string,
  raw: unknown,
  { unit, means }: Quantity,
): PriorSd | { readonly faults: readonly Fault[] } {
  const relative = /%\s*$/.test(String(raw));
  const kind: Quantity = {
    ...{ means: `SD of the prior of ${means}`, unit: relative ? '1' : unit },
    ...{ lower: 0, above: true, upper: Infinity, usual: [0, 1] },
  };
  const read = readQuantity(`the sd of the prior of ${name}`, raw, kind);
  const path = ['roles', name, 'prior', 'sd'];
  if ('problems' in read)
    return { faults: read.problems.map(({ message, offset = 0 }) => ({ message, path, offset })) };
  const [sd, ...more] = read.values as [number, ...number[]];
  if (more.length > 0) return { faults: [{ message: `the sd of the prior of ${name} must be one value`, path }] };
  return relative ? { relative: sd } : { sd };
}

/** The roles at the values of one tissue; or why a prior relative to them has no SD. */
export function rolesAt(
  roles: ReadRoles,
  tissue: Tissue,
): { readonly roles: Record<string, Role> } | { readonly fault: Fault } {
  const fault = Object.entries(roles).find(([name, role]) => isRelative(role) && tissue[name] === 0)?.[0];
  if (fault !== undefined) {
    const message = `the prior of ${fault} is relative to its value, which is 0; give its SD with a unit`;
    return { fault: { message, path: ['roles', fault] } };
  }
  const at = (name: string, role: ReadRole): Role => {
    if (typeof role === 'string') return role;
    return { prior: { sd: 'sd' in role ? role.sd : role.relative * Math.abs(tissue[name]!) } };
  };
  return { roles: Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, at(name, role)])) };
}

/** Priors wider than their value: a percent sign may have been left out. */
export function widePriors(roles: ReadRoles, tissue: Tissue): string[] {
  return Object.entries(roles).flatMap(([name, role]) => {
    const [value, sd] = [Math.abs(tissue[name]!), typeof role === 'object' && 'sd' in role ? role.sd : 0];
    return sd > value && value > 0 ? [`the prior of ${name} is wider than its value: was its sd meant in %?`] : [];
  });
}

function isRelative(role: ReadRole): boolean {
  return typeof role === 'object' && 'relative' in role;
}

/** A role in a word. */
export function wordOf(role: ReadRole): RoleWord {
  return typeof role === 'object' ? 'prior' : role;
}
