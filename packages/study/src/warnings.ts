import { type Bound, NotIdentifiable } from '@fishergrad/models';
import { formatNumber, shown } from './format.ts';
import { isAboutZero } from './isAboutZero.ts';
import type { Study, Tissue } from './study.ts';

/** What a reader of one result should know before believing it. */
export function resultWarnings(study: Study, tissue: Tissue, outcome: Bound | NotIdentifiable): string[] {
  const said = cautioned(study, tissue);
  if (outcome instanceof NotIdentifiable) return said;
  return [...said, ...vague(study, outcome), ...undefinedDerived(study, outcome), ...rounded(outcome)];
}

/** The cautions of the models that these values meet; of several experiments each once, after the names of those it is about. */
function cautioned({ parts }: Study, tissue: Tissue): string[] {
  const met = parts.flatMap(({ name, model, protocol }) =>
    (model.cautions ?? []).filter(({ when }) => when(tissue, protocol)).map(({ says }) => ({ name, says })),
  );
  return [...new Set(met.map(({ says }) => says))].map((says) => {
    const names = met.filter((each) => each.says === says).map(({ name }) => name);
    return parts.length > 1 ? `${names.join(', ')}: ${says}` : says;
  });
}

/** An SD beyond half of the value, or half a radian: the linearization behind the bound no longer describes a real fit. */
function vague(study: Study, { names, parameters, derived }: Bound): string[] {
  const all = [...names.map((name) => [name, parameters[name]!] as const), ...Object.entries(derived)];
  return all.flatMap(([name, { unit, sd, relativeSd }]) => {
    const isLarge = relativeSd > 0.5 && Number.isFinite(relativeSd) && !isAboutZero(study.model, name);
    const wide = unit === 'rad' ? sd > 0.5 : isLarge;
    if (!wide) return [];
    const size = unit === 'rad' ? shown(study, name, unit, sd) : `${formatNumber(100 * relativeSd, 3)} % of the value`;
    return [`${name}: an SD of ${size} is beyond what the bound, which is local, can promise of a real fit`];
  });
}

function undefinedDerived(study: Study, { derived }: Bound): string[] {
  return Object.entries(derived).flatMap(([name, { value, unit, sd }]) => {
    if (!Number.isFinite(value)) return [`${name} is not defined at these values`];
    if (!Number.isFinite(sd)) return [`${name} has no bound at these values, where it has no slope`];
    if (unit !== 's' || value > 0) return [];
    return [`${name} = ${shown(study, name, unit, value)} is not a time: check the values it is derived from`];
  });
}

function rounded({ rounding, conditionNumber }: Bound): string[] {
  if (rounding < 1e-7) return [];
  const digits = Math.max(1, Math.floor(-Math.log10(rounding)));
  return [
    `the parameters are so alike in these samples (scaled condition number ${conditionNumber.toExponential(1)}) that the SDs are good to about ${digits} digits only`,
  ];
}
