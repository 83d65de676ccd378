import type { Designed } from '../../design/designed.ts';
import { COLORS, type Figure } from '../../page/figure.ts';
import { type SettingColumn, settingColumns } from './settingColumns.ts';

/** More acquisitions are drawn as curves over their number. */
const MOST_STEMS = 40;

/** The protocols before and after: stems over one setting, points over two, curves over the number of the acquisition. */
export function protocolFigures(designed: Designed): Figure[] {
  const { before, after } = designed;
  const columns = [before, after].map((study) => settingColumns(designed, study));
  const [old, fresh] = columns as [SettingColumn[], SettingColumn[]];
  const many = Math.max(old[0]?.values.length ?? 0, fresh[0]?.values.length ?? 0) > MOST_STEMS;
  if (many || fresh.length > 2) return fresh.map((column, k) => overNumber(old[k]!, column));
  const sizes = [before, after].map(({ parts }) => parts[0]!.averages);
  return fresh.length === 1 ? [stems([old[0]!, fresh[0]!], sizes)] : [points([old, fresh], sizes)];
}

const WHEN = ['before', 'after'] as const;

function titled({ name, symbol }: SettingColumn): object {
  return { title: { text: symbol === '' ? name : `${name} (${symbol})` } };
}

/** Part of the whole that each value has, values that are the same together. */
function heaps(values: readonly number[], sizes: readonly number[]): { readonly x: number[]; readonly y: number[] } {
  const sum = sizes.reduce((total, n) => total + n, 0);
  const x = [...new Set(values.map((value) => Number(value.toPrecision(6))))].toSorted((p, q) => p - q);
  const y = x.map((value) =>
    values.reduce((part, each, k) => (Number(each.toPrecision(6)) === value ? part + sizes[k]! / sum : part), 0),
  );
  return { x, y: y.map((part) => 100 * part) };
}

function stems(columns: readonly [SettingColumn, SettingColumn], sizes: readonly (readonly number[])[]): Figure {
  const data = columns.flatMap(({ values, symbol }, i) => {
    const { x, y } = heaps(values, sizes[i]!);
    const axis = i === 0 ? 'y' : 'y2';
    const color = COLORS[i]!;
    const lines = { x: x.flatMap((at) => [at, at, null]), y: y.flatMap((part) => [0, part, null]) };
    return [
      {
        type: 'scatter',
        mode: 'lines',
        ...lines,
        yaxis: axis,
        line: { color, width: 2 },
        hoverinfo: 'skip',
        showlegend: false,
      },
      {
        ...{ type: 'scatter', mode: 'markers', x, y, yaxis: axis, name: WHEN[i], marker: { color, size: 9 } },
        hovertemplate: `%{x:.5g}${symbol && ` ${symbol}`}: %{y:.3g} %<extra>${WHEN[i]}</extra>`,
      },
    ];
  });
  const side = (domain: readonly number[], when: string): object => ({
    title: { text: `${when} (%)` },
    rangemode: 'tozero',
    domain,
  });
  return {
    caption: 'Where each protocol measures, and what part of its acquisitions it spends there.',
    data,
    layout: {
      xaxis: { ...titled(columns[1]), anchor: 'y2' },
      yaxis: side([0.56, 1], WHEN[0]),
      yaxis2: side([0, 0.44], WHEN[1]),
    },
  };
}

function points(columns: readonly [SettingColumn[], SettingColumn[]], sizes: readonly (readonly number[])[]): Figure {
  const data = columns.map(([first, second], i) => {
    const sum = sizes[i]!.reduce((total, n) => total + n, 0);
    const size = sizes[i]!.map((n) => 8 + 22 * Math.sqrt(n / sum));
    return {
      ...{ type: 'scatter', mode: 'markers', name: WHEN[i], x: first!.values, y: second!.values },
      marker: { color: COLORS[i], size, opacity: 0.7, symbol: i === 0 ? 'circle-open' : 'circle' },
      hovertemplate: `${first!.name} %{x:.5g} ${first!.symbol}, ${second!.name} %{y:.5g} ${second!.symbol}<extra>${WHEN[i]}</extra>`,
    };
  });
  const [first, second] = columns[1] as [SettingColumn, SettingColumn];
  return {
    caption: 'Where each protocol measures; larger where it measures more often.',
    data,
    layout: { xaxis: titled(first), yaxis: titled(second) },
  };
}

function overNumber(old: SettingColumn, fresh: SettingColumn): Figure {
  const data = [old, fresh].map(({ values }, i) => ({
    ...{ type: 'scatter', mode: values.length > MOST_STEMS ? 'lines' : 'lines+markers', name: WHEN[i] },
    ...{ x: values.map((_, k) => k + 1), y: values },
    line: { color: COLORS[i], width: i === 0 ? 1 : 2 },
    hovertemplate: `%{x}: %{y:.5g} ${fresh.symbol}<extra>${WHEN[i]}</extra>`,
  }));
  return {
    caption: `${fresh.name} of each acquisition, before and after.`,
    data,
    layout: { xaxis: { title: { text: 'number of the acquisition' } }, yaxis: titled(fresh) },
  };
}
