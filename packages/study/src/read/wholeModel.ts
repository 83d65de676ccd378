import { type AnyModel, joinedModel } from '@fishergrad/models';
import { reached } from '../formula/reached.ts';
import type { Fault } from './fault.ts';
import { extendedModel } from './ownModel.ts';
import { blockOf, linesOf } from './ownBlocks.ts';
import type { ReadPart } from './readPart.ts';

/** The model of all experiments of a study together, for what they share: parameters, and what is derived from them. */
export function wholeModel(
  raw: Readonly<Record<string, unknown>>,
  parts: readonly ReadPart[],
): { readonly model: AnyModel; readonly faults: readonly Fault[] } {
  if (parts.length === 1) return { model: parts[0]!.model, faults: [] };
  const joint = joinedModel(
    parts.map(({ model }) => model),
    [],
  );
  const unused = parts.map((part) => part.unused);
  const nowhere = unused.reduce((left, names) => left.filter((name) => names.includes(name)));
  const { derive, constants, let: lines } = raw;
  const { model, faults } = extendedModel(
    { derive, constants, let: lines, tissue: raw['tissue'] },
    inOrder(joint, raw['tissue']),
  );
  const strangers = nowhere.map((name): Fault => ({
    message: `no experiment uses ${name}, so that no sample says anything of it; leave it out, or use it`,
    path: ['tissue'],
    key: name,
  }));
  const used = new Set(parts.flatMap(({ block }) => linesUsed(block.raw)));
  // What is wrong with lines and constants is told where they are used, and with the names that are known there.
  const own = faults.filter(
    ({ path: [room, line], key = line }) => room !== 'constants' && (room !== 'let' || !used.has(String(key))),
  );
  return { model, faults: [...homonyms(parts), ...own, ...strangers] };
}

/** Names that mean one thing in one model of the catalogue and another in the next, as f: they cannot be one unknown. */
function homonyms(parts: readonly ReadPart[]): Fault[] {
  const met = new Map<string, { readonly means: string; readonly unit: string; readonly by: string }>();
  return parts.flatMap(({ model: { name: by, parameters } }) =>
    Object.entries(parameters).flatMap(([name, { means, unit }]): Fault[] => {
      const there = met.get(name);
      if (!there) met.set(name, { means, unit, by });
      if (!there || there.unit !== unit || unit !== '1' || there.means === means) return [];
      if ([there.by, by].includes('formula')) return [];
      const message = `${name} is "${there.means}" in ${there.by} and "${means}" in ${by}, which cannot be one unknown; write one of them as a formula with another name`;
      return [{ message, path: ['tissue'], key: name }];
    }),
  );
}

/** With its parameters in the order in which the tissue was written. */
function inOrder(model: AnyModel, tissue: unknown): AnyModel {
  const written = Object.keys(blockOf(Array.isArray(tissue) ? tissue[0] : tissue));
  const names = [...new Set([...written, ...Object.keys(model.parameters)])].filter((name) =>
    Object.hasOwn(model.parameters, name),
  );
  return { ...model, parameters: Object.fromEntries(names.map((name) => [name, model.parameters[name]!])) };
}

function linesUsed(raw: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(reached(String(raw['model']), linesOf(raw, 'let').lines));
}
