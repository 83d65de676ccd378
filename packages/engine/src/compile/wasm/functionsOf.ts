import type { Rule } from '../../arithmetic.ts';
import { ownFunctions } from './functions.ts';
import { instructions } from './instructions.ts';
import { Body } from './lanes.ts';
import type { Layout } from './memory.ts';
import type { Definition, Import } from './module.ts';
import { type } from './opcodes.ts';
import { twins } from './twins.ts';

/** What a module imports: a primitive without code of its own, `rule0` …, or an own function's rare arguments. */
export type Foreign = Import & { readonly value: Rule['value'] };

/** The functions that the primitives of a tape need: own ones, those they call included, and imports. */
export function functionsOf(
  used: readonly Rule[],
  layout: Layout,
): { readonly own: readonly Definition[]; readonly imports: readonly Foreign[] } {
  const all = new Set(used.filter((rule) => ownFunctions.has(rule)));
  for (const rule of all) for (const each of ownFunctions.get(rule)!.calls ?? []) all.add(each);
  const rare = [...all].filter((rule) => ownFunctions.get(rule)!.rare);
  return {
    own: [...Array.from(all, (rule) => definition(rule, layout)), ...twinDefinitions(all, layout)],
    imports: [...rare.map(({ name, arity, value }) => ({ name: `rare ${name}`, arity, value })), ...foreign(used)],
  };
}

function definition(rule: Rule, layout: Layout): Definition {
  const body = new Body(layout, rule.arity);
  body.push(ownFunctions.get(rule)!.code(body, 0, 1));
  const parameters = new Array<number>(rule.arity).fill(type.v128);
  return { name: rule.name, parameters, results: [type.v128], body };
}

function twinDefinitions(all: ReadonlySet<Rule>, layout: Layout): Definition[] {
  return twins
    .filter(({ rules }) => rules.every((rule) => all.has(rule)))
    .map(({ name, code }) => {
      const body = new Body(layout, 1);
      body.push(...code(body, 0));
      return { name, parameters: [type.v128], results: [type.v128, type.v128], body };
    });
}

function foreign(all: readonly Rule[]): Foreign[] {
  return all.flatMap((rule, r) =>
    instructions.has(rule) || ownFunctions.has(rule)
      ? []
      : [{ name: `rule${r}`, arity: rule.arity, value: rule.value }],
  );
}
