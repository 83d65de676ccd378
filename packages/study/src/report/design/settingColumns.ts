import { formatGiven, symbolOf, withUnit } from '../../format.ts';
import type { Study } from '../../study.ts';
import { inUnit } from '../../units.ts';
import type { Designed } from '../../design/designed.ts';

/** The values of one setting, acquisition by acquisition, in the unit of their author. */
export interface SettingColumn {
  readonly name: string;
  readonly symbol: string;
  readonly values: readonly number[];
  /** Of so many digits. */
  readonly texts: readonly string[];
}

/** The settings a design is about: those it varies; of a choice, those in which the acquisitions differ. */
export function settingColumns({ design, before }: Pick<Designed, 'design' | 'before'>, study: Study): SettingColumn[] {
  const { model, protocol } = study.parts[0]!;
  const all = Object.keys(model.settings);
  const given = before.parts[0]!.protocol;
  const differ = all.filter((name) => given.some((at) => at[name] !== given[0]![name]));
  const names = design.vary.length > 0 ? design.vary.map(({ setting }) => setting) : differ.length > 0 ? differ : all;
  return names.map((name) => {
    const { unit } = model.settings[name]!;
    const symbol = symbolOf(study, name, unit);
    const values = protocol.map((at) => inUnit(at[name]!, symbol, unit));
    return { name, symbol, values, texts: values.map((x) => formatGiven(x, DIGITS)) };
  });
}

const DIGITS = 5;
/** Of longer protocols only the ends are told. */
const MOST = 16;

/** "TE = 0.14, 5 × 13.557 ms" */
export function columnText({ name, symbol, texts }: SettingColumn): string {
  const heaps = runs(texts).map(({ text, count }) =>
    count > 2 ? `${count} × ${text}` : new Array<string>(count).fill(text).join(', '),
  );
  const few = heaps.length > MOST ? [...heaps.slice(0, 6), '…', ...heaps.slice(-3)] : heaps;
  return `${name} = ${withUnit(few.join(', '), symbol)}`;
}

/** Texts that follow each other and are the same are one. */
export function runs(
  texts: readonly string[],
): { readonly text: string; readonly from: number; readonly count: number }[] {
  const starts = texts.flatMap((text, k) => (k > 0 && texts[k - 1] === text ? [] : [k]));
  return starts.map((from, i) => ({ text: texts[from]!, from, count: (starts[i + 1] ?? texts.length) - from }));
}
