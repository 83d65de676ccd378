import { type Rule, toDot, Value, values, valuesOver } from '@fishergrad/engine';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figures, perceptron } from '../../tools/figures.ts';
import { toSvg } from '@fishergrad/cli/toSvg';
import { expectClose } from '../support/close.ts';
import { type Drawn, fieldsOf, readDot } from '../support/dot.ts';

const idsOf = ({ nodes }: Drawn, first: string): string[] => [...nodes.keys()].filter((id) => id.startsWith(first));
const number = (text: string): number => Number(text.replace(/^\w+ /, '').replaceAll('−', '-'));
const boxNamed = (drawn: Drawn, name: string): string[] =>
  [...drawn.nodes.values()].map(({ label }) => fieldsOf(label!)).find(([first]) => first === name)!;

describe('the perceptron', () => {
  const labels = perceptron();

  it('has 10 boxes, 5 circles, 14 edges', () => {
    const drawn = readDot(toDot(labels.y, { labels }));
    expect(idsOf(drawn, 'v')).toHaveLength(10);
    expect(idsOf(drawn, 'o')).toHaveLength(5);
    expect(drawn.nodes.size).toBe(15);
    expect(drawn.edges).toHaveLength(14);
    const signs = idsOf(drawn, 'o').map((id) => drawn.nodes.get(id)!['label']!);
    expect(signs.toSorted()).toEqual(['+', '+', 'tanh', '×', '×']);
    for (const { from, to } of drawn.edges) expect([from, to].every((id) => drawn.nodes.has(id))).toBe(true);
  });

  it("shows the published numbers, which are the engine's", () => {
    const drawn = readDot(toDot(labels.y, { labels, digits: 15 }));
    const published = {
      w1: [1.1, 0.181331860432706],
      x1: [0.5, 0.398930092951953],
      w2: [0.12, 0.6165283254712],
      x2: [1.7, 0.043519646503849],
      b: [0.34, 0.362663720865412],
      s: [1.094, 0.362663720865412],
      y: [0.798333438567237, 1],
    };
    for (const [name, [data, grad]] of Object.entries(published)) {
      const [, shownData, shownGrad] = boxNamed(drawn, name);
      expectClose(number(shownData!), data!, 1e-14);
      expectClose(number(shownGrad!), grad!, 1e-13);
      const { data: d, grad: g } = labels[name as keyof typeof labels];
      expect([shownData, shownGrad]).toEqual([
        `data ${Number(d.toPrecision(15))}`,
        `grad ${Number(g.toPrecision(15))}`,
      ]);
    }
  });

  it('is the picture of the README', async () => {
    for (const [name, draw] of Object.entries(figures))
      expect(await draw(), 'draw it anew: npm run figures').toBe(readFileSync(`docs/figures/${name}`, 'utf8'));
  });

  it('runs from the left or from the top', () => {
    expect(readDot(toDot(labels.y)).graph['rankdir']).toBe('LR');
    expect(readDot(toDot(labels.y, { direction: 'TB' })).graph['rankdir']).toBe('TB');
  });
});

describe('a graph', () => {
  it('draws a value used twice once, with two edges', () => {
    const x = new Value(3);
    const { nodes, edges } = readDot(toDot(x.mul(x), { labels: { x } }));
    expect(nodes.size).toBe(3);
    expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['v1 o0', 'v1 o0', 'o0 v0']);
  });

  it('of a lone value is one box', () => {
    const { nodes, edges } = readDot(toDot(new Value(-2.5e-7)));
    expect([...nodes.values()].map(({ label }) => fieldsOf(label!))).toEqual([['data −2.5e−7', 'grad 0']]);
    expect(edges).toEqual([]);
  });

  it('says which input is which where their order matters, and only there', () => {
    const [a, b] = [new Value(2), new Value(5)];
    const called = (v: Value): (string | undefined)[] => {
      const drawn = readDot(toDot(v, { labels: { a, b } }));
      const inward = drawn.edges.filter(({ to }) => to === 'o0');
      const name = (id: string): string => fieldsOf(drawn.nodes.get(id)!['label']!)[0]!;
      return inward.map(({ from, attributes }) => `${name(from)} ${attributes['label']?.trim() ?? ''}`);
    };
    expect(called(a.sub(b))).toEqual(['a +', 'b −']);
    expect(called(b.sub(a))).toEqual(['b +', 'a −']);
    expect(called(a.div(b))).toEqual(['a over', 'b under']);
    expect(called(a.pow(b))).toEqual(['a base', 'b power']);
    expect(called(a.atan2(b))).toEqual(['a y', 'b x']);
    expect(called(a.where(b, a))).toEqual(['a test', 'b then', 'a else']);
    expect(called(a.where(0, b))).toEqual(['a test', 'b else']);
    expect(called(a.add(b))).toEqual(['a ', 'b ']);
    expect(called(a.max(b))).toEqual(['a ', 'b ']);
    expect(called(a.exp())).toEqual(['a ']);
    const shear: Rule = {
      name: 'shear',
      arity: 2,
      value: (x, y) => x + 2 * y,
      slopes: [(_, d) => d, (c, d) => c.mul(2, d)],
    };
    expect(called(values.apply(shear, b, a) as Value)).toEqual(['b 1st', 'a 2nd']);
  });

  it.each([
    [(x: Value) => x.sub(1), '− 1'],
    [(x: Value) => values.sub(1, x), '1 −'],
    [(x: Value) => x.div(-4), '÷ −4'],
    [(x: Value) => values.div(1, x), '1 ÷'],
    [(x: Value) => x.pow(2), '^ 2'],
    [(x: Value) => values.pow(2, x), '2 ^'],
    [(x: Value) => values.mul(2 * Math.PI, x), '× 6.283'],
    [(x: Value) => x.add(1e-20), '+ 1e−20'],
    [(x: Value) => x.min(7), 'min(·, 7)'],
    [(x: Value) => values.atan2(1, x), 'atan2(1, ·)'],
    [(x: Value) => x.where(1, -1), 'where(·, 1, −1)'],
    [(x: Value) => x.neg(), 'neg'],
  ])('writes plain numbers into the circle: %s is %s', (f, sign) => {
    const { nodes, edges } = readDot(toDot(f(new Value(0.5)) as Value));
    expect(nodes.get('o0')!['label']).toBe(sign);
    expect([nodes.size, edges.length]).toEqual([3, 2]);
    expect(edges.every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  });

  it('gives the same text for the same graph', () => {
    const draw = (): string => {
      const labels = perceptron();
      return toDot(labels.y, { labels, most: 3 });
    };
    expect(draw()).toBe(draw());
  });

  it('shows what is not finite', () => {
    const fields = (x: number): string => fieldsOf(readDot(toDot(new Value(x))).nodes.get('v0')!['label']!)[0]!;
    expect([NaN, Infinity, -Infinity, -0].map(fields)).toEqual(['data NaN', 'data ∞', 'data −∞', 'data 0']);
  });

  it('refuses what it cannot draw, in a sentence', () => {
    const x = new Value(1);
    for (const digits of [0, 2.5, 18, NaN])
      expect(() => toDot(x, { digits })).toThrow(/^The graph cannot .*whole number/);
    for (const most of [0, -1, 1.5, NaN]) expect(() => toDot(x, { most })).toThrow(/^The graph cannot .*whole number/);
    const nested = valuesOver(values).mul(new Value<Value | number>(new Value(2)), 3) as unknown as Value;
    expect(() => toDot(nested)).toThrow(TypeError);
    expect(() => toDot(nested)).toThrow(/plain numbers.*Draw its data/);
  });
});

describe('labels', () => {
  const wild = 'a "q" {b|c} <d> \\ \\N &amp; & é ψ  two\nnext\\';

  it('stand for themselves in the text', () => {
    const drawn = readDot(toDot(new Value(1), { labels: { [wild]: new Value(2) } }));
    expect(drawn.nodes.size).toBe(1); // a name of a value elsewhere
    const x = new Value(1);
    const named = readDot(toDot(x, { labels: { [wild]: x }, title: 'a "title"' }));
    expect(fieldsOf(named.nodes.get('v0')!['label']!)).toEqual([wild, 'data 1', 'grad 0']);
  });

  it('stand for themselves in the picture, whatever they hold', async () => {
    const x = new Value(1);
    const svg = await toSvg(toDot(x, { labels: { [wild]: x }, title: '<b> "&" -- ]]>' }));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => unescaped(text!));
    expect(texts).toEqual([...wild.split('\n'), 'data 1', 'grad 0']);
    expect(unescaped(/<title>([^<]*)<\/title>/.exec(svg)![1]!)).toBe('<b> "&" -- ]]>');
  });

  it('may hold no character that XML forbids', () => {
    const x = new Value(1);
    expect(toDot(x, { labels: { 'a\u0000\u0007\uD800\uFFFF\tb': x } })).toContain('{a\uFFFD\uFFFD\uFFFD\uFFFD b|data');
  });

  it('of one value are all written', () => {
    const x = new Value(1);
    expect(fieldsOf(readDot(toDot(x, { labels: { x, start: x } })).nodes.get('v0')!['label']!)[0]).toBe('x, start');
  });
});

/** Characters of XML text back from their entities. */
function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, dec?: string, hex?: string, name?: string) =>
      name ? named[name]! : String.fromCodePoint(dec ? Number(dec) : parseInt(hex!, 16)),
    )
    .replaceAll('\u00A0', ' ');
}

describe('a large graph', () => {
  it('is drawn up to the limit, and says what is left out', () => {
    const [first, bias] = [new Value(1), new Value(0.5)];
    let sum: Value = first.add(new Value(9), bias);
    for (let i = 0; i < 12_343; i++) sum = i % 2 ? sum.add(1) : sum.sin();
    const last = sum.mul(bias);
    const drawn = readDot(toDot(last, { labels: { first, bias }, most: 5 }));
    expect(idsOf(drawn, 'o')).toHaveLength(5);
    expect(drawn.nodes.get('o0')!['label']).toBe('×');
    expect(drawn.nodes.get('rest')!['label']).toBe(String.raw`… 12,341 more operations\nand 1 more input`);
    expect(drawn.graph['label']).toBe('Drawn: 5 of 12,346 operations, those nearest to the output');
    const id = (name: string): string => [...drawn.nodes].find(([, { label }]) => label!.startsWith(`{${name}|`))![0];
    const rest = drawn.edges
      .filter(({ from, to }) => [from, to].includes('rest'))
      .map(({ from, to }) => `${from} ${to}`);
    expect(rest).toEqual([`${id('bias')} rest`, `${id('first')} rest`, 'rest v6']);
    expect(idsOf(drawn, 'v')).toHaveLength(8); // the output, bias, five results toward the input, first
  });

  it('is whole when the limit allows it', () => {
    const labels = perceptron();
    expect(toDot(labels.y, { labels, most: 5 })).toBe(toDot(labels.y, { labels, most: Infinity }));
    expect(readDot(toDot(labels.y, { most: 4 })).nodes.get('rest')!['label']).toContain('1 more operation\\n');
  });

  it('keeps the use of a drawn value by what is not drawn', () => {
    const x = new Value(2);
    const shared = x.sin();
    let long: Value = shared;
    for (let i = 0; i < 9; i++) long = long.neg();
    const drawn = readDot(toDot(shared.mul(long), { most: 3 }));
    expect(drawn.edges).toContainEqual({
      from: 'v1',
      to: 'rest',
      attributes: { style: 'dashed', constraint: 'false' },
    });
  });

  it('leaves inside the rest what the rest makes for itself', () => {
    const made = new Value(2).sin();
    const { edges } = readDot(toDot(made.mul(made.neg()), { most: 1 }));
    const rest = edges.map(({ from, to }) => `${from} ${to}`).filter((edge) => edge.includes('rest'));
    expect(rest).toEqual(['rest v1', 'rest v2']);
  });

  it('may be a million operations deep', () => {
    let x = new Value(1);
    for (let i = 0; i < 1_000_000; i++) x = x.add(1);
    const drawn = readDot(toDot(x));
    expect(idsOf(drawn, 'o')).toHaveLength(150);
    expect(drawn.nodes.get('rest')!['label']).toBe(String.raw`… 999,850 more operations\nand 1 more input`);
    expect(fieldsOf(drawn.nodes.get('v0')!['label']!)[0]).toBe('data 1000000');
  });
});
