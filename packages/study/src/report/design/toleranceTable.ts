import type { Designed } from '../../design/designed.ts';
import { formatGiven, symbolOf, withUnit } from '../../format.ts';
import { inUnit } from '../../units.ts';
import type { TextTable } from '../boundTable.ts';

/** How far each value may be off by itself: a row per value, those that are the same as one. */
export function toleranceRows({ tolerances, after, design }: Designed): TextTable | undefined {
  if (tolerances.length === 0) return undefined;
  const { model, protocol } = after.parts[0]!;
  const rows = design.vary.flatMap(({ setting }) => {
    const { unit } = model.settings[setting]!;
    const symbol = symbolOf(after, setting, unit);
    const own = tolerances.filter((each) => each.setting === setting);
    return merged(
      setting,
      own.map(({ acquisition, low, high }) => ({
        number: acquisition + 1,
        texts: apart([protocol[acquisition]![setting]!, low, high].map((x) => inUnit(x, symbol, unit))).map((text) =>
          withUnit(text, symbol),
        ),
      })),
    );
  });
  return { head: ['', 'best', 'from', 'to'], rows };
}

interface Row {
  readonly number: number;
  readonly texts: readonly string[];
}

/** Neighbors of the same values are one row: "TE 2 to 6". */
function merged(setting: string, rows: readonly Row[]): string[][] {
  const same = (k: number): boolean => k > 0 && String(rows[k]!.texts) === String(rows[k - 1]!.texts);
  const starts = [...rows.keys()].filter((k) => !same(k));
  return starts.map((k, i) => {
    const [first, last] = [rows[k]!.number, rows[(starts[i + 1] ?? rows.length) - 1]!.number];
    return [first === last ? `${setting} ${first}` : `${setting} ${first} to ${last}, each`, ...rows[k]!.texts];
  });
}

const [FEWEST, MOST] = [4, 12];

/** As many digits as tell the best from its ends, where these are not the same. */
function apart([best, low, high]: readonly number[]): string[] {
  for (let digits = FEWEST; ; digits++) {
    const texts = [best!, low!, high!].map((x) => formatGiven(x, digits));
    const told = (low === best || texts[1] !== texts[0]) && (high === best || texts[2] !== texts[0]);
    if (told || digits === MOST) return texts;
  }
}
