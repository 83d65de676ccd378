import type { AnyModel, Quantity, SignalModel } from '@fishergrad/models';
import { compose } from '../formula/compose.ts';
import type { FormulaFault } from '../formula/formulaError.ts';
import { formulaText } from '../formula/formulaText.ts';
import { parse } from '../formula/parse.ts';
import type { Scope } from '../formula/scope.ts';
import { formatGiven, withUnit } from '../format.ts';
import type { Fault } from './fault.ts';
import { nearest } from './nearest.ts';
import { blockOf, constantsOf, linesOf, quantitiesOf } from './ownBlocks.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The model of a study, and what its own formulas have in them that is wrong or left over. */
export interface OwnModel {
  readonly model: SignalModel;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
}

/** Whether what stands for a model is a formula rather than a name, be it misspelt. */
export function isFormula(text: string, raw: Raw, names: readonly string[]): boolean {
  if (/^\s*[\p{L}\p{Nd}_]*\s*$/u.test(text))
    return [raw['tissue'], raw['let']].some((part) => Object.hasOwn(blockOf(part), text.trim()));
  return /[(\n]/.test(text) || nearest(text, names) === undefined;
}

/** The model that a formula is, or a model of the catalogue, with what the study derives from it. */
export function ownModel(raw: Raw, given: string | SignalModel): OwnModel {
  const [lines, derive, constants] = [linesOf(raw, 'let'), linesOf(raw, 'derive'), constantsOf(raw)];
  const tissue = quantitiesOf(raw['tissue'], 'tissue');
  const protocol = quantitiesOf(raw['protocol'], 'protocol');
  const others = [...lines.faults, ...derive.faults, ...constants.faults];
  const scope = { let: lines.lines, derive: derive.lines, constants: constants.constants };
  if (typeof given !== 'string') {
    const { parameters, settings } = given;
    const { derived, faults, warnings } = compose({ ...scope, parameters, settings }, undefined);
    const taken = Object.keys(given.derived ?? {}).filter((name) => Object.hasOwn(derive.lines, name));
    const twice = taken.map((name): Fault => ({
      message: `${given.name} derives ${name} already; give yours another name`,
      path: ['derive'],
      key: name,
    }));
    const model = { ...given, derived: { ...given.derived, ...derived } };
    return {
      model: Object.keys(derived).length > 0 ? model : given,
      faults: [...others, ...placed(faults, raw), ...twice],
      warnings,
    };
  }
  const whole = { ...scope, parameters: tissue.quantities, settings: protocol.quantities };
  const found = tissue.missing || protocol.missing ? syntaxOnly(given) : compose(whole, given);
  const model = modelFrom(given, whole, found);
  const faults = [...others, ...tissue.faults, ...protocol.faults, ...placed(found.faults, raw)];
  if (found.signal?.complex && faults.length === 0)
    faults.push({
      message: 'this formula is complex, and a study has real samples; take re, im, abs or arg of it',
      path: ['model'],
    });
  return { model: model as SignalModel, faults, warnings: found.warnings };
}

type Composed = Pick<ReturnType<typeof compose>, 'signal' | 'derived' | 'faults' | 'warnings'>;

/** Where tissue or protocol are not there, every name would be unknown. */
function syntaxOnly(text: string): Composed {
  const parsed = parse({ text, path: ['formula'] });
  return { derived: {}, warnings: [], faults: 'faults' in parsed ? parsed.faults : [] };
}

function modelFrom(text: string, scope: Scope, { signal, derived }: Composed): AnyModel {
  const { parameters, settings } = scope;
  const middle = (quantities: Readonly<Record<string, Quantity>>) =>
    Object.fromEntries(Object.entries(quantities).map(([name, { usual }]) => [name, usual[0]]));
  const constants = Object.entries(scope.constants).map(
    ([name, { value, unit }]) => `${name} = ${withUnit(formatGiven(value), unit === 'a.u.' ? '' : unit)}`,
  );
  return {
    name: 'formula',
    title: 'a formula of the study',
    formula: [formulaText(text, scope.let), ...constants].join(',  '),
    latex: signal?.latex ?? '',
    reference: 'given in the study',
    ...{ parameters, settings, derived },
    typical: { tissue: middle(parameters), protocol: [middle(settings)] },
    // A formula with faults is never computed; this one lets the rest of its study be read.
    signal: signal?.of ?? ((a, _, protocol) => protocol.map(() => a.constant(1))),
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
