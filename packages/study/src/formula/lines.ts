import { suggestion } from '../read/nearest.ts';
import type { FormulaFault } from './formulaError.ts';
import { type Lines, namesIn } from './link.ts';
import { parse } from './parse.ts';
import { PARTS, type Scope } from './scope.ts';
import type { Line, Step } from './step.ts';

/** Of `let`, and of `derive`, no study needs more. */
const MOST = 200;
/** Characters of all formulas together. */
const LONGEST = 20_000;

/** Formulas read, by the names they stand under, and what keeps the others from being read. */
export interface ReadLines {
  readonly formula: readonly Step[] | undefined;
  readonly let: Lines;
  readonly derive: Lines;
  readonly faults: readonly FormulaFault[];
}

/** Reads the lines of `let` in their order, then the formula, then what is derived. */
export function readLines(scope: Scope, formula: string | undefined): ReadLines {
  const tooMuch = excess(scope, formula);
  if (tooMuch) return { formula: undefined, let: new Map(), derive: new Map(), faults: [tooMuch] };
  const faults: FormulaFault[] = [];
  const met: Met = { scope, read: new Map() };
  const read = (line: Line, settings: boolean): readonly Step[] | undefined => {
    const parsed = parse(line);
    const found = 'faults' in parsed ? parsed.faults : strangers(parsed.steps, met, settings);
    faults.push(...found);
    return 'faults' in parsed || found.length > 0 ? undefined : parsed.steps;
  };
  const all = (part: 'let' | 'derive', after: (name: string, steps: readonly Step[] | undefined) => void): Lines => {
    const lines = Object.entries(scope[part]).flatMap(([name, text]): [string, readonly Step[]][] => {
      const steps = read({ text, path: [part, name] }, part === 'let');
      after(name, steps);
      return steps ? [[name, steps]] : [];
    });
    return new Map(lines);
  };
  const lets = all('let', (name, steps) => met.read.set(name, steps && dependsOnSettings(steps, met)));
  const main = formula === undefined ? undefined : read({ text: formula, path: ['formula'] }, true);
  return { let: lets, formula: main, derive: all('derive', () => {}), faults };
}

function excess(scope: Scope, formula: string | undefined): FormulaFault | undefined {
  for (const part of ['let', 'derive'] as const)
    if (Object.keys(scope[part]).length > MOST)
      return { message: `${part} has more than ${MOST} lines`, path: [part], offset: 0 };
  const texts = [formula ?? '', ...Object.values(scope.let), ...Object.values(scope.derive)];
  if (texts.reduce((sum, { length }) => sum + length, 0) <= LONGEST) return undefined;
  const message = `these formulas are longer than ${LONGEST} characters together`;
  return { message, path: ['formula'], offset: 0 };
}

/** What a line may use: names of the scope, and lines read so far, with whether they depend on settings (undefined: broken). */
interface Met {
  readonly scope: Scope;
  readonly read: Map<string, boolean | undefined>;
}

function dependsOnSettings(steps: readonly Step[], { scope, read }: Met): boolean {
  return namesIn(steps).some((name) => Object.hasOwn(scope.settings, name) || read.get(name) === true);
}

const CHANGES = 'which changes from sample to sample; what is derived is of parameters and constants';

/** The first use of each name that a line may not use. */
function strangers(steps: readonly Step[], met: Met, settings: boolean): FormulaFault[] {
  return namesIn(steps).flatMap((name) => {
    const message = strange(name, met, settings);
    if (message === undefined) return [];
    const { line, from } = steps.find((step) => step.kind === 'name' && step.name === name)!;
    return [{ message, path: line.path, offset: from }];
  });
}

/** What others write for what has another name here. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['e', '; write exp(x) for e^x'],
  ['E', '; write exp(x) for e^x, 1e-3 for a power of ten'],
  ['j', '; the imaginary unit is i'],
  ['PI', '; π is written pi'],
  ['Pi', '; π is written pi'],
]);

function strange(name: string, { scope, read }: Met, settings: boolean): string | undefined {
  if (Object.hasOwn(scope.parameters, name) || Object.hasOwn(scope.constants, name)) return undefined;
  if (Object.hasOwn(scope.settings, name)) return settings ? undefined : `${name} is a setting, ${CHANGES}`;
  if (read.has(name))
    return settings || read.get(name) !== true ? undefined : `${name} depends on a setting, ${CHANGES}`;
  if (Object.hasOwn(scope.let, name)) return `${name} is written below this line; a line of let uses those above it`;
  const parts = ['parameters', 'settings', 'constants', 'let'] as const;
  const known = parts.flatMap((part) => Object.keys(scope[part]));
  const listed = known.length > 30 ? [...known.slice(0, 30), '…'] : known;
  // Of two letters nearly every name is near to every other.
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  const candidates = known.filter((each) => Math.min(each.length, name.length) > 2 || same(each));
  const help =
    SPELLED.get(name) ?? (suggestion(name, candidates) || (known.length > 0 ? `; known are ${listed.join(', ')}` : ''));
  return `"${name.slice(0, 40)}" is neither ${parts.map((part) => PARTS[part]).join(' nor ')}${help}`;
}
