import { Complex, complexOver, numbers } from '@fishergrad/engine';
import type { Noise } from '@fishergrad/models';
import type { Result } from '../bounds.ts';
import { symbolOf } from '../format.ts';
import { COLORS, type Figure } from '../page/figure.ts';
import type { Protocol, Study, StudyPart, Tissue } from '../study.ts';
import { knowOthers } from '../read/design/knowOthers.ts';
import { inUnit } from '../units.ts';

/** More tissues than this are not drawn. */
const CURVES = 8;

/**
 * The signals and samples of each experiment, over its only setting or the only one that changes; where no single setting puts
 * the samples in order, or the order is that of a train of pulses, the samples over their number.
 */
export function signalFigures(study: Study, results: readonly Result[]): Figure[] {
  return study.parts.flatMap((part, i) => signalFigure(study, results, part, i));
}

function signalFigure(study: Study, results: readonly Result[], part: StudyPart, i: number): Figure[] {
  const axis = axisOf(study, part);
  const shown =
    results.length <= CURVES
      ? results
      : Array.from({ length: CURVES }, (_, k) => results[Math.round((k * (results.length - 1)) / (CURVES - 1))]!);
  const data = shown.flatMap(({ label, experiment: { tissue }, noises }, n) => {
    const noise = noises[i];
    const channels = channelsOf(part, tissue, noise);
    return channels.flatMap((channel, c) => {
      const which = channel === 'im' ? 'imaginary' : 'real';
      const name = channels.length === 1 ? label : results.length === 1 ? which : `${label}, ${which}`;
      const color = COLORS[(n * channels.length + c) % COLORS.length]!;
      return traces(part, {
        tissue,
        noise,
        channel,
        name,
        color,
        alone: shown.length * channels.length === 1,
        axis,
      });
    });
  });
  const layout = {
    xaxis: { title: { text: axis.symbol === '' ? axis.name : `${axis.name} (${axis.symbol})` } },
    yaxis: { title: { text: 'signal (a.u.)' } },
  };
  const left = results.length > shown.length ? ` ${shown.length} of ${results.length} tissues are drawn.` : '';
  const which = study.parts.length === 1 ? '' : `(${i + 1}) ${part.name}. `;
  const magnitudes = results.some(({ noises }) => isMagnitude(noises[i]));
  const floor = magnitudes ? ' It is drawn without its noise floor.' : '';
  const caption = `${which}${magnitudes ? 'The magnitude of the signal' : 'The signal'} and its samples; bars are ± the SD of one sample after averaging.${floor}${left}`;
  return [{ caption, data, layout }];
}

/** What samples are drawn over. */
interface Axis {
  readonly name: string;
  /** Its unit. */
  readonly symbol: string;
  /** The setting, in SI and in that unit; none where samples are only counted. */
  readonly setting?: { readonly key: string; readonly scale: (t: number) => number };
  /** Where each sample stands. */
  readonly places: readonly number[];
}

function axisOf(study: Study, { model, protocol }: StudyPart): Axis {
  const settings = Object.keys(model.settings);
  const changing = settings.filter((name) => protocol.some((at) => at[name] !== protocol[0]![name]));
  const key = settings.length === 1 ? settings[0] : changing.length === 1 ? changing[0] : undefined;
  const rising = key !== undefined && protocol.every((at, k) => k === 0 || at[key]! >= protocol[k - 1]![key]!);
  if (key === undefined || (!rising && knowOthers(model)))
    return { name: 'number of the acquisition', symbol: '', places: protocol.map((_, k) => k + 1) };
  const { unit } = model.settings[key]!;
  const symbol = symbolOf(study, key, unit);
  const scale = (t: number): number => inUnit(t, symbol, unit);
  return { name: key, symbol, setting: { key, scale }, places: protocol.map((at) => scale(at[key]!)) };
}

interface Channel {
  readonly tissue: Tissue;
  readonly noise: Noise | undefined;
  readonly channel: Part;
  readonly name: string;
  readonly color: string;
  readonly alone: boolean;
  readonly axis: Axis;
}

/** The signal of one channel as a line, where it has values between its samples, and the samples with error bars. */
function traces(
  part: StudyPart,
  { tissue, noise, channel, name, color, alone, axis: { setting, symbol, places } }: Channel,
): object[] {
  const { model, protocol, averages } = part;
  const smooth = setting && dense(part, tissue, setting.key, channel);
  const many = protocol.length > 60;
  const y = model.signal(numbers, tissue, protocol).map((sample) => partOf(sample, channel));
  const sd = (k: number): number => (noise?.sd?.(y[k]!, k) ?? 0) / Math.sqrt(averages[k]!);
  const bars = protocol.map((_, k) => sd(k));
  const least = channel === 'abs' ? { symmetric: false, arrayminus: bars.map((bar, k) => Math.min(bar, y[k]!)) } : {}; // no magnitude is below 0
  const line = {
    ...{ type: 'scatter', mode: 'lines', name, showlegend: !alone, legendgroup: name },
    line: { color, simplify: false },
  };
  const samples = {
    ...{ type: 'scatter', mode: 'markers', name, showlegend: !alone && !smooth, legendgroup: name },
    ...{ marker: { color, size: many ? 3 : 7 }, x: places, y },
    error_y: { type: 'data', array: bars, ...least, thickness: 1, width: many ? 0 : 3, color },
    hovertemplate: `%{x:.4g}${symbol && ` ${symbol}`}: %{y:.4g}<extra>${escapeHover(name)}</extra>`,
  };
  return [...(smooth ? [{ ...line, hoverinfo: 'skip', x: smooth.x.map(setting.scale), y: smooth.y }] : []), samples];
}

/** What is drawn of a sample: its real or imaginary part, or, where that is what is measured, its magnitude. */
type Part = 're' | 'im' | 'abs';

function channelsOf({ model, protocol }: StudyPart, tissue: Tissue, noise: Noise | undefined): readonly Part[] {
  if (isMagnitude(noise)) return ['abs'];
  const complex = model.signal(numbers, tissue, protocol).some((sample) => sample instanceof Complex);
  return complex ? ['re', 'im'] : ['re'];
}

function isMagnitude(noise: Noise | undefined): boolean {
  return noise?.kind === 'rician' || noise?.kind === 'noncentralChi';
}

function partOf(sample: number | Complex<number>, channel: Part): number {
  if (channel === 'abs') return complexOver(numbers).abs(sample);
  return sample instanceof Complex ? sample[channel] : sample;
}

/** The signal between the samples, where samples do not depend on each other. */
function dense(
  { model, protocol }: StudyPart,
  tissue: Tissue,
  setting: string,
  channel: Part,
): { x: number[]; y: number[] } | undefined {
  const at = (points: Protocol): number[] => model.signal(numbers, tissue, points).map((s) => partOf(s, channel));
  const together = at(protocol);
  const apart = protocol.map((point) => at([point])[0]);
  if (together.some((sample, k) => sample !== apart[k])) return undefined;
  const times = protocol.map((point) => point[setting]!);
  const [low, high] = [Math.min(0, ...times), times.reduce((most, t) => Math.max(most, t), 0) * 1.05];
  const x = Array.from({ length: 400 }, (_, k) => low + ((high - low) * k) / 399);
  return { x, y: at(x.map((t) => ({ ...protocol[0], [setting]: t }))) };
}

function escapeHover(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('%', '&#37;');
}
