import { formatGiven } from '../../format.ts';
import type { Protocol } from '../../study.ts';
import type { Fault } from '../fault.ts';
import type { Found } from './found.ts';
import { inWords } from './wordSchemas.ts';

/** What the settings that are not varied are taken from. */
export interface Rest {
  readonly protocol: Protocol;
  /** The settings that are varied. */
  readonly varied: readonly string[];
  readonly settings: readonly string[];
  readonly samples: number;
  readonly weights: boolean;
  /** The key of the design where it is told. */
  readonly key: string;
}

/** Those of each free acquisition: one value for all where the protocol has one, otherwise acquisition by acquisition. */
export function restRows({ protocol, varied, settings, samples, weights, key }: Rest): Found<Protocol> {
  const others = settings.filter((name) => !varied.includes(name));
  const several = severalOf(protocol, others);
  const row = (at: Protocol[number]): Protocol[number] => Object.fromEntries(others.map((name) => [name, at[name]!]));
  if (several.length === 0) {
    const first = row(protocol[0]!);
    return { found: Array.from({ length: weights ? 1 : samples }, () => first), faults: [] };
  }
  if (!weights && protocol.length === samples) return { found: protocol.map(row), faults: [] };
  const which = several.map((name) => `${name} takes ${valuesOf(protocol, name)} values`).join(' and ');
  const [it, has] = several.length > 1 ? ['them', 'are'] : ['it', 'is'];
  const one = several.length > 1 ? 'one value each' : 'one value';
  const message = weights
    ? `${which} in the protocol and ${has} not varied, and weights need one for all; give ${it} ${one} there, or vary ${it}`
    : `${which} in the protocol and ${has} not varied: which of the design’s ${samples} samples has which is unknown; give ${it} ${one} there, vary ${it}, or write samples: ${protocol.length}`;
  return { faults: [told(key, message)] };
}

/** Acquisitions that stay, with the settings that they share with the protocol. */
export function fixedRows(rows: Protocol, { protocol, varied, settings }: Rest): Found<Protocol> {
  const others = settings.filter((name) => !varied.includes(name));
  const several = severalOf(protocol, others);
  if (several.length > 0) {
    const message = `fixed acquisitions have the other settings of the protocol, in which ${inWords(several, 'and')} ${several.length > 1 ? 'take' : 'takes'} several values; give one`;
    return { faults: [told('fixed', message)] };
  }
  const shared = Object.fromEntries(others.map((name) => [name, protocol[0]![name]!]));
  return { found: rows.map((row) => ({ ...shared, ...row })), faults: [] };
}

function told(key: string, message: string): Fault {
  return key === 'design' ? { message, path: [], key } : { message, path: ['design'], key };
}

function severalOf(protocol: Protocol, names: readonly string[]): string[] {
  return names.filter((name) => valuesOf(protocol, name) !== '1');
}

function valuesOf(protocol: Protocol, name: string): string {
  return formatGiven(new Set(protocol.map((at) => at[name])).size);
}
