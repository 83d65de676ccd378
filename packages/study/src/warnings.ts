import { type Bound, NotIdentifiable } from '@fishergrad/models';

/** What a reader of one bound should know before believing it. */
export function resultWarnings(outcome: Bound | NotIdentifiable): string[] {
  if (outcome instanceof NotIdentifiable) return [];
  return [...vague(outcome), ...undefinedDerived(outcome), ...rounded(outcome)];
}

/** An SD beyond the value itself: the linearization behind the bound no longer describes a real fit. */
function vague({ names, parameters, derived }: Bound): string[] {
  const all = [...names.map((name) => [name, parameters[name]] as const), ...Object.entries(derived)];
  const wide = all.filter(
    ([, bound]) => bound && bound.unit !== 'rad' && bound.relativeSd > 0.5 && Number.isFinite(bound.relativeSd),
  );
  return wide.map(([name, bound]) => {
    const percent = Number(((bound?.relativeSd ?? 0) * 100).toPrecision(3));
    return `${name}: an SD of ${percent} % of the value is beyond what the bound, which is local, can promise of a real fit`;
  });
}

function undefinedDerived({ derived }: Bound): string[] {
  return Object.entries(derived).flatMap(([name, { value, unit }]) => {
    if (!Number.isFinite(value)) return [`${name} is not defined at these values`];
    return unit === 's' && value <= 0
      ? [`${name} = ${value} s is not a time: check the values it is derived from`]
      : [];
  });
}

function rounded({ rounding, conditionNumber }: Bound): string[] {
  if (rounding < 1e-7) return [];
  const digits = Math.max(1, Math.floor(-Math.log10(rounding)));
  return [
    `the parameters are so alike in these samples (scaled condition number ${conditionNumber.toExponential(1)}) that the SDs are good to about ${digits} digits only`,
  ];
}
