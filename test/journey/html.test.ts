import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/close.ts';
import { fishergrad, scratch } from '../support/command.ts';

const folder = dirname(scratch('place', ''));
const page = join(folder, 'page.html');

interface Drawn {
  readonly data: readonly { readonly name: string; readonly x: readonly number[]; readonly y: readonly number[] }[];
}

const figures = (text: string): Drawn[] =>
  JSON.parse(/<script type="application\/json" id="figures">([\s\S]*?)<\/script>/.exec(text)![1]!) as Drawn[];

describe('fishergrad crlb --html', () => {
  it('writes a page beside its one copy of plotly.js, and still prints the tables', () => {
    const { code, stdout, stderr } = fishergrad(['crlb', 'demos/studies/ute-t2star.yaml', '--html', page]);
    expect([code, stderr]).toEqual([0, `wrote ${page}\n`]);
    expect(stdout).toContain('Summary');
    expect(existsSync(join(folder, 'plotly.js'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const text = readFileSync(page, 'utf8');
    for (const part of ['± 0.3508 ms', 'SNR 50 of S0', 'Summary', 'src="plotly.js"']) expect(text).toContain(part);
    const [sweep, signal] = figures(text);
    const t2star = sweep!.data.find(({ name }) => name === 'T2star')!;
    t2star.x.forEach((x, i) => expectClose(x, [1, 2, 5, 10, 20, 30][i]!, 1e-12));
    [20.2408, 6.564, 3.87, 3.5078, 4.4177, 5.6798].forEach((cov, i) => expectClose(t2star.y[i], cov, 2e-5));
    expect(signal!.data).toHaveLength(12); // a curve and its samples for each of six tissues
  });

  it('draws a signal over the one setting that changes, the others as they are', () => {
    const flip = `model: M0 * sin(FA) * (1 - exp(-TR/T1)) / (1 - exp(-TR/T1) * cos(FA))
tissue: { M0: 1, T1: 1 s }
protocol: { FA: "3, 15 deg", TR: 5 ms }
noise: { kind: gaussian, sigma: 0.002 }
`;
    expect(fishergrad(['crlb', scratch('flip.yaml', flip), '--html', page]).code).toBe(0);
    const [curve, samples] = figures(readFileSync(page, 'utf8'))[0]!.data;
    const E1 = Math.exp(-0.005);
    const spgr = (degrees: number): number => {
      const α = (degrees * Math.PI) / 180;
      return (Math.sin(α) * (1 - E1)) / (1 - E1 * Math.cos(α));
    };
    for (const { x, y } of [curve!, samples!]) x.forEach((degrees, k) => expectClose(y[k], spgr(degrees), 1e-12));
    expectClose(samples!.x[1], 15, 1e-12);
    expect(fishergrad(['crlb', scratch('both.yaml', flip.replace('5 ms', '"5, 8 ms"')), '--html', page]).code).toBe(0);
    const [counted] = figures(readFileSync(page, 'utf8')); // no single setting says what comes first
    expect(counted!.data.map(({ x }) => x)).toEqual([[1, 2]]);
    expectClose(counted!.data[0]!.y[0], spgr(3), 1e-12);
  });

  it('names the page by its file, and a formula by itself alone', () => {
    const text =
      'model: S0*exp(-TE/T2)\ntissue: { S0: 1, T2: 10 ms }\nprotocol: { TE: "1, 5 ms" }\nnoise: { kind: rician, sigma: 0.02 }\n';
    expect(fishergrad(['crlb', scratch('named.yaml', text), '--html', page]).code).toBe(0);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<h1>named.yaml</h1>');
    expect(html).toContain('drawn without its noise floor');
    expect(html).not.toMatch(/a formula of the study|given in the study|<h2>formula/);
  });

  it('prints names and texts as they are, whatever they look like', () => {
    const title = '</script><script>alert(1)</script> & "quoted"';
    const text = `title: '${title}'\nmodel: t2star\ntissue: { S0: 1, T2star: 10 ms }\nprotocol: { TE: "1, 5 ms" }\nnoise: { kind: gaussian, sigma: 0.02 }\n`;
    expect(fishergrad(['crlb', scratch('script.yaml', text), '--html', page]).code).toBe(0);
    const html = readFileSync(page, 'utf8');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
    expect(figures(html)).toHaveLength(1);
  });

  it('refuses a place that cannot be written to, and prints no result', () => {
    const { code, stdout, stderr } = fishergrad([
      'crlb',
      'demos/studies/ute-t2star.yaml',
      '--html',
      'no/such/folder/page.html',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no/such/folder/page.html: the page cannot be written here');
  });

  it('leaves an older page alone when the study is wrong', () => {
    const before = readFileSync(page, 'utf8');
    expect(fishergrad(['crlb', scratch('wrong.yaml', 'model: t2star\n'), '--html', page]).code).toBe(2);
    expect(readFileSync(page, 'utf8')).toBe(before);
  });
});
