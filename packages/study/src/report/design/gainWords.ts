import type { Designed } from '../../design/designed.ts';
import { formatNumber } from '../../format.ts';
import { costKind } from './costKind.ts';

/** Costs nearer than this part are one. */
const SAME = 1e-6;

/** What the answer is better by than the protocol given; or that it is not. */
export function gainWords(designed: Designed): string {
  const { price, priceBefore, design } = designed;
  if (priceBefore === undefined)
    return `gain: the protocol given cannot tell ${design.of.map(({ name }) => name).join(', ')}; this one can`;
  const less = priceBefore.logCost - price.logCost;
  if (Math.abs(less) <= SAME) return 'gain: none, the protocol given is as good';
  return less > 0 ? better(designed, less) : worse(designed, -less);
}

function better(designed: Designed, less: number): string {
  const { before, design } = designed;
  const amount = `gain: ${change(designed, less, 'lower')}`;
  if (Object.values(before.roles).includes('prior')) return amount;
  const times = ratioText(Math.exp(less));
  if (designed.weights || (design.duration !== undefined && design.budget === undefined))
    return `${amount}; measuring as before would take ${times} times as ${design.duration === undefined ? 'many samples' : 'long'} for that`;
  return `${amount}; the protocol given would have to be measured ${times} times over for that`;
}

function worse(designed: Designed, more: number): string {
  const { before, after, design } = designed;
  const [old, fresh] = [before, after].map(({ parts }) => parts[0]!.protocol.length) as [number, number];
  const higher = change(designed, more, 'higher');
  const amount = `${higher} ${costKind(designed).power === 0 ? 'than' : 'as'}`;
  if (design.choose !== undefined) return `price: ${amount} with all ${old} acquisitions`;
  if (fresh < old) return `no gain: ${higher}, with ${fresh} acquisitions in place of ${old}`;
  return `no gain: ${amount} that of the protocol given, which is better: it is not among what may be chosen, or more starts are needed to find it`;
}

/** "worst CoV 3.948 times lower", "ln det of the covariance lower by 2.3" */
function change(designed: Designed, logCost: number, how: string): string {
  const { name, power } = costKind(designed);
  if (power === 0) return `${name} ${how} by ${formatNumber(logCost * designed.design.of.length)}`;
  return `${name} ${ratioText(Math.exp((power * logCost) / 2))} times ${how === 'lower' ? 'smaller' : 'as large'}`;
}

function ratioText(ratio: number): string {
  return formatNumber(ratio, ratio < 1.1 ? 5 : 4);
}
