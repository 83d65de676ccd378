import type { AnyModel } from '@fishergrad/models';
import { Command } from 'commander';
import { Exit, Refusal } from './exit.ts';
import { modelNamed } from './modelNamed.ts';
import { sampleGraph } from './sampleGraph.ts';
import { writeWhole } from './writeWhole.ts';

interface Options {
  readonly output?: string;
  readonly dot?: true;
  readonly sample?: string;
  readonly all?: true;
  readonly tb?: true;
}

const AFTER = `
Each box holds a value (data) and the derivative of the sample with respect to it (grad), in SI units.
  fishergrad graph t2star                      writes t2star.svg
  fishergrad graph t2star --sample 3 -o a.svg  the third sample, to a.svg
  fishergrad graph t2star --all                writes t2star-1.svg, t2star-2.svg, …
  fishergrad graph t2star --dot | dot -Tpdf    the same for Graphviz`;

/** `fishergrad graph MODEL`: the computation graph of one sample of a model at its typical values. */
export function graphCommand(done: (code: number) => void): Command {
  return new Command('graph')
    .description('draws how a model computes a sample from tissue and settings, with every derivative, as SVG or DOT')
    .argument('<model>', 'a model of the list')
    .option('-o, --output <file>', 'where to write it, .svg or .dot; default MODEL.svg in this folder')
    .option('--dot', 'print Graphviz DOT to standard output; with --output, write that')
    .option('--sample <k>', 'which sample of the typical protocol, from 1; default 1')
    .option('--all', 'every sample, each in a file of its own')
    .option('--tb', 'from top to bottom instead of left to right')
    .addHelpText('after', AFTER)
    .action(async (name: string, options: Options) => {
      const model = modelNamed(name);
      const samples = samplesOf(model, options);
      const dots = samples.map((k) => sampleGraph(model, k, options.tb ? 'TB' : 'LR'));
      if (options.dot && options.output === undefined) process.stdout.write(dots.join('\n'));
      else await writeAll(pathsOf(model, samples, options), dots);
      done(Exit.fine);
    });
}

function samplesOf({ name, typical: { protocol } }: AnyModel, { sample, all }: Options): number[] {
  if (all && sample !== undefined) throw new Refusal('Give either --sample or --all, not both.');
  if (all) return protocol.map((_, k) => k + 1);
  const k = Number(sample ?? 1);
  if (Number.isInteger(k) && k >= 1 && k <= protocol.length) return [k];
  throw new Refusal(
    `There is no sample "${sample}": the typical protocol of ${name} has samples 1 to ${protocol.length}.`,
  );
}

function pathsOf({ name }: AnyModel, samples: readonly number[], { output, dot, all }: Options): string[] {
  const path = output ?? `${name}.svg`;
  const [, stem, kind] = /^(.*[^/\\])\.(svg|dot)$/i.exec(path) ?? [];
  if (stem === undefined || kind === undefined)
    throw new Refusal(`${path}: the name must end in .svg (a drawing) or .dot (text for Graphviz).`);
  if (dot && kind.toLowerCase() !== 'dot')
    throw new Refusal(`${path}: --dot writes text for Graphviz; let the name end in .dot, or leave --dot out.`);
  if (!all) return [path];
  const digits = String(samples.length).length;
  return samples.map((k) => `${stem}-${String(k).padStart(digits, '0')}.${kind}`);
}

/** Draws all before it writes the first, so that a fault leaves no half of a set. */
async function writeAll(paths: readonly string[], dots: readonly string[]): Promise<void> {
  const { toSvg } = await import('./toSvg.ts'); // Graphviz is 1 MB, and only this needs it
  const texts: string[] = [];
  for (const [i, dot] of dots.entries()) texts.push(/\.dot$/i.test(paths[i]!) ? dot : await toSvg(dot));
  for (const [i, path] of paths.entries()) {
    writeWhole(path, texts[i]!);
    process.stderr.write(`wrote ${path}\n`);
  }
}
