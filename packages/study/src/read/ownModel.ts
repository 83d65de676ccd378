import type { AnyModel, Quantity } from '@fishergrad/models';
import { type Composed, compose } from '../formula/compose.ts';
import type { FormulaFault } from '../formula/formulaError.ts';
import { formulaText } from '../formula/formulaText.ts';
import { parse } from '../formula/parse.ts';
import { reached } from '../formula/reached.ts';
import type { Scope } from '../formula/scope.ts';
import type { Fault } from './fault.ts';
import { nearest } from './nearest.ts';
import { blockOf, constantsOf, linesOf, quantitiesOf } from './ownBlocks.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The model of a study, and what its own formulas have in them that is wrong or left over. */
export interface OwnModel {
  readonly model: AnyModel;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
  /** Names of parameters that the formula does not use; none of a model of the catalogue. */
  readonly unused: readonly string[];
}

/** Whether what stands for a model is a formula rather than a name, be it misspelt. */
export function isFormula(text: string, raw: Raw, names: readonly string[]): boolean {
  const word = text.trim();
  if (names.some((name) => name.toLowerCase() === word.toLowerCase())) return false;
  if (/^[\p{L}\p{Nd}_]*$/u.test(word))
    return [raw['tissue'], raw['let']].some((part) => Object.hasOwn(blockOf(part), word));
  return /[(\n]/.test(text) || nearest(text, names) === undefined;
}

/** A model of the catalogue, with what a study derives from it. */
export function extendedModel(raw: Raw, model: AnyModel): OwnModel {
  const { parameters, settings, name: own, derived: before = {} } = model;
  const blocks = blocksOf(raw);
  const { derived, faults, warnings } = compose({ ...blocks.scope, parameters, settings }, undefined);
  const twice = Object.keys(blocks.scope.derive).filter((name) => Object.hasOwn(before, name));
  const again = twice.map((name) => `${own} derives ${name} already; give yours another name`);
  return {
    model: Object.keys(derived).length > 0 ? { ...model, derived: { ...before, ...derived } } : model,
    faults: [
      ...blocks.faults,
      ...placed(faults, raw),
      ...again.map((message, k) => ({ message, path: ['derive'], key: twice[k]! })),
    ],
    warnings,
    unused: [],
  };
}

/** The model that a formula is, with the names of its tissue and protocol as parameters and settings. */
export function ownModel(raw: Raw, text: string, several: boolean): OwnModel {
  const blocks = blocksOf(raw);
  // Lines written once for all experiments may use what others have.
  const lines = several ? reached(text, blocks.scope.let) : blocks.scope.let;
  const [tissue, protocol] = [quantitiesOf(raw['tissue'], 'tissue'), quantitiesOf(raw['protocol'], 'protocol')];
  const all = { ...blocks.scope, let: lines, parameters: tissue.quantities, settings: protocol.quantities };
  const first = tissue.missing || protocol.missing ? syntaxOnly(text) : compose(all, text);
  // Among several experiments each has its own parameters of the tissue; that all are used somewhere is told of the whole.
  const unused = several ? first.unused : [];
  const scope = { ...all, parameters: without(all.parameters, unused) };
  const composed = unused.length === 0 ? first : compose(scope, text);
  const faults = [...blocks.faults, ...tissue.faults, ...protocol.faults, ...placed(composed.faults, raw)];
  return {
    model: modelFrom(text, scope, composed, blocks.shown),
    faults,
    warnings: several ? [] : composed.warnings,
    unused,
  };
}

function without<V>(record: Readonly<Record<string, V>>, names: readonly string[]): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function blocksOf(raw: Raw) {
  const [lines, derive, constants] = [linesOf(raw, 'let'), linesOf(raw, 'derive'), constantsOf(raw)];
  return {
    scope: { let: lines.lines, derive: derive.lines, constants: constants.constants },
    faults: [...lines.faults, ...derive.faults, ...constants.faults],
    shown: constants.shown,
  };
}

/** Where tissue or protocol are not there, every name would be unknown. */
function syntaxOnly(text: string): Composed {
  const parsed = parse({ text, path: ['formula'] });
  return { derived: {}, warnings: [], unused: [], faults: 'faults' in parsed ? parsed.faults : [] };
}

type Named = [parameters: Scope['parameters'], settings: Scope['settings']];

function modelFrom(text: string, scope: Scope, { signal, derived }: Composed, constants: readonly string[]): AnyModel {
  // Refused by then, and no key that the rest could be read by.
  const [parameters, settings] = [scope.parameters, scope.settings].map((all) => without(all, ['__proto__'])) as Named;
  const least = (quantities: Readonly<Record<string, Quantity>>) =>
    Object.fromEntries(Object.entries(quantities).map(([name, { usual }]) => [name, usual[0]]));
  return {
    name: 'formula',
    title: 'a formula of the study',
    formula: [formulaText(text, scope.let), ...constants].join(',  '),
    reference: 'given in the study',
    ...{ parameters, settings, derived },
    typical: { tissue: least(parameters), protocol: [] }, // nobody knows what is usual for it
    latex: signal?.latex ?? '',
    // A formula with faults is never computed; this one lets the rest of its study be read.
    signal: signal?.of ?? ((a, _, protocol) => protocol.map(() => a.constant(1))),
    ...(signal && signal.traps.length > 0 ? { traps: signal.traps } : {}),
  };
}

const ROOMS: Readonly<Record<string, string>> = { formula: 'model', parameters: 'tissue', settings: 'protocol' };

function placed(faults: readonly FormulaFault[], raw: Raw): Fault[] {
  return faults.map(({ message, path: [part = '', ...rest], offset, named }) => {
    const room = ROOMS[part] ?? part;
    const name = rest.at(-1);
    if (!named || name === undefined) return { message, path: [room, ...rest], offset };
    const block = raw[room];
    const index = Array.isArray(block) ? block.findIndex((each) => Object.hasOwn(blockOf(each), name)) : -1;
    return { message, path: index < 0 ? [room] : [room, index], key: name };
  });
}
