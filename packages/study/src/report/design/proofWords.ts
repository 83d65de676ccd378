import type { Designed } from '../../design/designed.ts';
import { formatGiven } from '../../format.ts';
import { costKind } from './costKind.ts';
import { layoutWords, listed } from './layoutWords.ts';
import { atLeast, atMost } from './rounding.ts';

/** What is proved of a design, and how sure the search is, a line each. */
export function proofWords(designed: Designed): string[] {
  return [
    ...certificate(designed),
    ...efficiency(designed),
    ...starts(designed),
    ...rounding(designed),
    ...choice(designed),
  ];
}

/** A gap smaller than this is none for a person. */
const NONE = 1e-6;
/** What is proved to be as near to the best as this needs no more starts. */
const NEAR = 1e-2;

function certificate(designed: Designed): string[] {
  const { certificate: found, weights, design } = designed;
  if ('none' in found) return design.choose === undefined ? [`certificate: none, because ${found.none}`] : [];
  const broken = layoutWords(design);
  const free = broken.length === 0 ? '' : `, even one without the ${listed(broken)},`;
  const who = weights ? 'no way to share the measuring' : `no protocol of ${muchOf(designed)}`;
  const whole = `certificate: ${who} within these ranges${free} has`;
  const by = '(equivalence theorem)';
  const kind = costKind(designed).name;
  const name = kind.startsWith('SD') || kind.startsWith('ln') ? `an ${kind}` : `a ${kind}`;
  if (found.gap <= NONE) return [`${whole} ${name} lower by 0.0001 % or more ${by}`];
  return [`${whole} ${name} ${below(designed, found.gap)} ${by}${mayBe(broken)}`];
}

/** "below 4.919 %, 4.03 % less" */
function below(designed: Designed, gap: number): string {
  const { told, show, power } = costKind(designed);
  const bound = told(designed.price.logCost - Math.log1p(gap));
  const less = power === 0 ? '' : `, which is ${atMost(100 * -Math.expm1((-power * Math.log1p(gap)) / 2), 3)} % less`;
  return `below ${show(bound, atLeast)}${less}`;
}

function mayBe(broken: readonly string[]): string {
  return broken.length === 0 ? '' : `; of that difference the ${listed(broken)} may be the reason`;
}

function muchOf({ design, after }: Designed): string {
  if (design.duration !== undefined) return 'as much time';
  const count = after.parts[0]!.protocol.length;
  return `${count} sample${count === 1 ? '' : 's'}`;
}

function efficiency({ certificate: found, weights, before, design, after }: Designed): string[] {
  if ('none' in found || weights !== undefined) return [];
  const { efficiency: part } = found;
  const beforehand = design.fixed.length > 0 || Object.values(before.roles).includes('prior');
  const percent = part >= 1 - NONE ? '100 %' : `${atLeast(100 * part)} %`;
  if (beforehand)
    return [
      `efficiency: ${percent}, the least cost that any sharing of the measuring could have over that of this protocol`,
    ];
  const count = after.parts[0]!.protocol.length;
  const need =
    design.duration === undefined ? `${atLeast(part * count)} of these ${count} samples` : `${percent} of the time`;
  const rest = part >= 1 - NONE ? '' : `: shared in the best way, ${need} would do`;
  return [`efficiency: ${percent}${rest}`];
}

function starts(designed: Designed): string[] {
  const { starts: count, startsAgreed: agreed, certificate: found } = designed;
  if (count === 0 || agreed === undefined) return [];
  const share = `starts agreed: ${agreed} of ${count} random starts ended as well as this (${formatGiven((100 * agreed) / count, 3)} %)`;
  const near = 'gap' in found && found.gap <= NEAR;
  return [near || agreed > 1 ? share : `${share}; more starts may find better`];
}

function rounding({ roundingLoss }: Designed): string[] {
  if (roundingLoss === undefined) return [];
  const loss = Math.max(0, roundingLoss);
  return [`raster: rounding to it made the cost ${loss < NONE ? 'less than 0.0001' : atMost(100 * loss, 2)} % higher`];
}

function choice({ choice: found }: Designed): string[] {
  if (found === undefined) return [];
  const { kept, proved, choices } = found;
  return [
    `kept: acquisition${kept.length === 1 ? '' : 's'} ${kept.map((k) => k + 1).join(', ')} of the protocol given`,
    proved
      ? `proof: all ${choices} choices were compared, and none is better`
      : `proof: none; of ${choices} choices too many to compare all, no exchange of one acquisition for another helps`,
  ];
}
