import { formatNumber, shown } from '../../format.ts';
import { toldBy } from '../../design/pricing.ts';
import type { Designed } from '../../design/designed.ts';
import type { StudyDesign } from '../../studyDesign.ts';

/** A cost as a person speaks of it: CoVs in percent, SDs with their unit, never a variance where its root will do. */
export interface CostKind {
  /** What it is called: "worst CoV". */
  readonly name: string;
  /** Its number of so high a ln cost. */
  readonly told: (logCost: number) => number;
  /** That number with its unit. */
  readonly show: (told: number, number?: (x: number) => string) => string;
  /** How many of these numbers ln cost, times a half, is the logarithm of: 1 of an SD, 2 of a variance, 0 where it is one itself. */
  readonly power: 0 | 1 | 2;
}

/** How the cost of a design is told. */
export function costKind({ design, before, after }: Pick<Designed, 'design' | 'before' | 'after'>): CostKind {
  const { criterion, of } = design;
  const overall = overallWord(design, before.cases.length);
  const perTime = design.duration !== undefined && design.budget === undefined;
  const [first] = of;
  const told = (logCost: number): number => toldBy(criterion, logCost, of.length);
  const root = (logCost: number): number =>
    Math.exp(logCost / 2) / (of.length === 1 ? (criterion === 'CoV' ? first!.weight : Math.sqrt(first!.weight)) : 1);
  const percent: CostKind['show'] = (x, number = formatNumber) => `${number(100 * x)} %${perTime ? '·√s' : ''}`;
  const name = (what: string): string => `${overall}${what}`;
  if (criterion === 'D' || criterion === 'Ds') {
    const show: CostKind['show'] = (x, number = formatNumber) => `${number(x)} (SI${perTime ? ', of one second' : ''})`;
    return { name: name('ln det of the covariance'), told, show, power: 0 };
  }
  if (criterion === 'E')
    return { name: name('SD of the least certain mix of ln values'), told: root, show: percent, power: 1 };
  if (criterion === 'CoV')
    return { name: name(of.length === 1 ? 'CoV' : 'sum of CoVs'), told: root, show: percent, power: 1 };
  if (criterion === 'relative')
    return {
      name: name(of.length === 1 ? 'CoV' : 'root of the sum of squared CoVs'),
      told: root,
      show: percent,
      power: 1,
    };
  if (of.length > 1) {
    const show: CostKind['show'] = (x, number = formatNumber) => `${number(x)} (SI)${perTime ? '·s' : ''}`;
    return { name: name('sum of variances'), told, show, power: 2 };
  }
  const { name: quantity } = first!;
  const { model } = after;
  const unit = (model.parameters[quantity] ?? model.derived![quantity])!.unit;
  const show: CostKind['show'] = (x, number) => `${shown(after, quantity, unit, x, number)}${perTime ? '·√s' : ''}`;
  return { name: name('SD'), told: root, show, power: 1 };
}

/** What of several tissues' costs is told: their mean as the criterion takes it, or the worst. */
function overallWord({ criterion, tissues, of }: StudyDesign, count: number): string {
  if (count === 1) return '';
  if (tissues === 'worst') return 'worst ';
  const mean = tissues.every((ω) => Math.abs(ω * count - 1) < 1e-9) ? 'mean ' : 'weighted mean ';
  const squares =
    criterion === 'relative' || criterion === 'E' || ((criterion === 'A' || criterion === 'c') && of.length === 1);
  return squares ? mean.replace('mean', 'root mean square') : mean;
}
