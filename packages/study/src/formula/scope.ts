import type { Quantity, Unit } from '@fishergrad/models';
import { dimensionOf } from '../units.ts';
import type { Known } from './dimensions.ts';
import type { FormulaFault } from './formulaError.ts';
import { unfit } from './names.ts';

/** A number with its SI unit. */
export interface Constant {
  /** SI. */
  readonly value: number;
  /** Its SI unit. */
  readonly unit: Unit;
}

/** What a name in a formula may stand for. */
export interface Scope {
  readonly parameters: Readonly<Record<string, Quantity>>;
  readonly settings: Readonly<Record<string, Quantity>>;
  readonly constants: Readonly<Record<string, Constant>>;
  readonly let: Readonly<Record<string, string>>;
  readonly derive: Readonly<Record<string, string>>;
}

/** The parts of a scope, as a person calls one of their entries. */
export const PARTS = {
  parameters: 'a parameter',
  settings: 'a setting',
  constants: 'a constant',
  let: 'a line of let',
  derive: 'a derived quantity',
} as const satisfies Record<keyof Scope, string>;

const parts = Object.keys(PARTS) as (keyof Scope)[];

/** Names that cannot be names, and names of two things. */
export function nameFaults(scope: Scope): FormulaFault[] {
  const met = new Map<string, keyof Scope>();
  return parts.flatMap((part) =>
    Object.keys(scope[part]).flatMap((name) => {
      const before = met.get(name);
      met.set(name, before ?? part);
      const message =
        before === undefined ? unfit(name) : `${name} is ${PARTS[before]} already, and cannot be ${PARTS[part]} too`;
      return message === undefined ? [] : [{ message, path: [part, name], offset: 0, named: true as const }];
    }),
  );
}

/** What the units of a scope say of a name. */
export function knownIn({ parameters, settings, constants }: Scope): (name: string) => Known {
  const known = new Map<string, Known>(
    Object.entries(constants).map(([name, { value, unit }]) => [name, { value, dimension: dimensionOf(unit) }]),
  );
  for (const [name, { unit }] of Object.entries({ ...parameters, ...settings }))
    known.set(name, { dimension: dimensionOf(unit) });
  return (name) => known.get(name) ?? { dimension: undefined };
}
