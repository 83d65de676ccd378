import { sampleGraph } from '@fishergrad/cli/sampleGraph';
import { numbers } from '@fishergrad/engine';
import { type AnyModel, channelled, models } from '@fishergrad/models';
import { analyticModels } from '@fishergrad/models/analytic';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';
import { fieldsOf, readDot } from '../support/dot.ts';
import { type Element, parseXml, within } from '../support/xml.ts';

/** Those that the command draws here: a drawing takes a second. */
const DRAWN: readonly string[] = ['t2star', 'molli', 'waterFat', 'multiEchoSpinEcho', 'mp2rage'];
const folder = dirname(scratch('place', ''));
const boxes = (dot: string): string[][] => [...readDot(dot).nodes.values()].map(({ label }) => fieldsOf(label!));
const number = (text: string): number => Number(text.replace(/^\w+ /, '').replaceAll('−', '-'));
const drawing = (path: string): Element => parseXml(readFileSync(path, 'utf8'));

/** ∂sample/∂parameter at the typical values, by the way the model is held to; of a complex sample its real part's. */
function slopesOf(name: string, sample: number): [string, number][] {
  const { tissue, protocol } = models[name]!.typical;
  const reference = analyticModels[name]!;
  const slopes =
    'slopes' in reference
      ? reference.slopes(tissue, protocol[sample]!)
      : reference.samples(tissue, protocol)[sample]!.slopes;
  return Object.entries(slopes).map(([key, slope]) => [key, typeof slope === 'number' ? slope : slope[0]]);
}

/** What moves a sample: of a train, a sample does not know the time after its pulse, nor the first one of any relaxation. */
function movers({ parameters, settings, signal, typical: { tissue, protocol } }: AnyModel, sample: number): string[] {
  const moved = (values: Readonly<Record<string, number>>, key: string) => ({
    ...values,
    [key]: values[key]! + 0.01 * (Math.abs(values[key]!) || 1),
  });
  const at = (t: typeof tissue, p: typeof protocol): string => channelled([signal(numbers, t, p)[sample]!]).join();
  const here = at(tissue, protocol);
  return [
    ...Object.keys(parameters).filter((key) => at(moved(tissue, key), protocol) !== here),
    ...Object.keys(settings).filter(
      (key) =>
        at(
          tissue,
          protocol.map((each, k) => (k === sample ? moved(each, key) : each)),
        ) !== here,
    ),
  ];
}

describe.each(Object.values(models))('fishergrad graph $name', (model) => {
  const { name, parameters, settings, typical } = model;

  it('shows every parameter and setting with its unit, value and slope', () => {
    const shown = boxes(sampleGraph(model, 2, 'LR'));
    const at = typical.protocol[1]!;
    const shownHere = movers(model, 1);
    for (const [key, { unit }] of Object.entries({ ...parameters, ...settings })) {
      if (!shownHere.includes(key)) continue;
      const [, data] = shown.find(([label]) => label === (unit === '1' ? key : `${key} (${unit})`))!;
      expectClose(number(data!), { ...typical.tissue, ...at }[key]!, 5e-4);
    }
    for (const [key, slope] of slopesOf(name, 1)) {
      if (!shownHere.includes(key)) continue;
      const [, , grad] = shown.find(([label]) => label!.split(' (')[0] === key)!;
      expectClose(number(grad!), slope, 5e-4);
    }
    expect(shown.some(([label, data, grad]) => label!.endsWith('sample 2') && data && grad === 'grad 1')).toBe(true);
  });

  it.runIf(DRAWN.includes(name))('is a drawing that any program can read', () => {
    const path = join(folder, `${name}.svg`);
    expect(fishergrad(['graph', name, '-o', path])).toEqual({ code: 0, stdout: '', stderr: `wrote ${path}\n` });
    const svg = drawing(path);
    expect([svg.name, svg.attributes['xmlns']]).toEqual(['svg', 'http://www.w3.org/2000/svg']);
    expect(svg.attributes['viewBox']).toMatch(/^0\.00 0\.00 \d+\.\d\d \d+\.\d\d$/);
    const titles = within(svg).filter((each) => each.name === 'title');
    expect(titles).toEqual([svg.children[0]]);
    expect(titles[0]!.text).toContain(`sample 1 of ${typical.protocol.length}: `);
    const texts = within(svg).filter((each) => each.name === 'text');
    for (const key of movers(model, 0)) expect(texts.some(({ text }) => text.split(' (')[0] === key)).toBe(true);
    for (const { attributes } of texts) expect(attributes['font-family']).toContain('sans-serif');
  });
});

describe('fishergrad graph', () => {
  it('draws every sample into a file of its own', () => {
    const { code, stderr } = fishergrad(['graph', 't2star', '--all', '--tb', '-o', join(folder, 'all.dot')]);
    expect([code, stderr.split('\n')]).toEqual([
      0,
      [...[1, 2, 3, 4, 5, 6].map((k) => `wrote ${join(folder, `all-${k}.dot`)}`), ''],
    ]);
    const times = [1, 2, 3, 4, 5, 6].map((k) => {
      const dot = readFileSync(join(folder, `all-${k}.dot`), 'utf8');
      expect(readDot(dot).graph['rankdir']).toBe('TB');
      return number(boxes(dot).find(([label]) => label === 'TE (s)')![1]!);
    });
    expect(times).toEqual(models['t2star']!.typical.protocol.map(({ TE }) => TE));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('prints every sample one after the other', () => {
    const { stdout } = fishergrad(['graph', 'exponentialDecay', '--all', '--dot']);
    const { length } = models['exponentialDecay']!.typical.protocol;
    expect(stdout.match(/^digraph /gm)).toHaveLength(length);
  });

  it.each([
    [['t2str'], 'There is no model "t2str"; did you mean t2star?'],
    [['t2star', '--sample', '7'], 'There is no sample "7": the typical protocol of t2star has samples 1 to 6.'],
    [['t2star', '--sample', '0'], 'There is no sample "0": the typical protocol of t2star has samples 1 to 6.'],
    [['t2star', '--sample', '1.5'], 'There is no sample "1.5": the typical protocol of t2star has samples 1 to 6.'],
    [['t2star', '--sample', ''], 'There is no sample "": the typical protocol of t2star has samples 1 to 6.'],
    [['t2star', '--sample', '1', '--all'], 'Give either --sample or --all, not both.'],
    [
      ['t2star', '-o', 'refused.png'],
      'refused.png: the name must end in .svg (a drawing) or .dot (text for Graphviz).',
    ],
    [['t2star', '-o', '.svg'], '.svg: the name must end in .svg'],
    [['t2star', '--dot', '-o', 'refused.svg'], 'refused.svg: --dot writes text for Graphviz; let the name end in .dot'],
    [['t2star', '-o', 'no/such/refused.svg'], 'no/such/refused.svg: the file cannot be written here'],
  ])('refuses %s in a sentence', (words, sentence) => {
    const { code, stdout, stderr } = fishergrad(['graph', ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync('refused.png') || existsSync('refused.svg')).toBe(false);
  });

  it('leaves an older file alone when it refuses', () => {
    const path = scratch('old.svg', 'old');
    expect(fishergrad(['graph', 't2star', '--sample', '99', '-o', path]).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
