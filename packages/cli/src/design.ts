import { seeded } from '@fishergrad/random';
import {
  type Designed,
  type DesignProgress,
  designStudy,
  designToHtml,
  designToJson,
  designToStudy,
  designToTerminal,
  NoDesign,
  readStudy,
  refuseUnwritable,
  type Study,
  StudyError,
} from '@fishergrad/study';
import { Command } from 'commander';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Exit, Refusal } from './exit.ts';
import { paint } from './paint.ts';
import { readText } from './readText.ts';
import { untilInterrupted } from './untilInterrupted.ts';
import { PLOTLY, writePage } from './writePage.ts';
import { writeWhole } from './writeWhole.ts';

const AFTER = `
The study has, besides what crlb reads, a block such as
  design:
    vary: { TE: { from: 0.14 ms, to: 60 ms } }  # each free setting and its range
    samples: 6               # how many acquisitions; or weights: true
    criterion: relative      # D, Ds, A, E, c, relative, CoV
    of: [T2star]             # parameters or derived quantities; default: the wanted
    tissues: worst           # mean, worst, or a weight for each
    starts: 20
    seed: 1
and, where they apply,
    spacing: 1 ms            # or train, interleaves, geometric, spline, slew, same
    raster: 10 us            # the scanner's grid
    fixed: { TE: 0.14 ms }   # acquisitions that stay
    duration: TR             # per √time; with budget: 60 s within a time
    choose: 6                # keep the best of the protocol's acquisitions

Ctrl-C gives the best found so far, marked as unfinished.`;

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly html?: string;
  readonly starts?: string;
  readonly seed?: string;
}

/** `fishergrad design STUDY`: the best protocol for what a study asks. */
export function designCommand(done: (code: number) => void): Command {
  return new Command('design')
    .description('the best protocol within given ranges, and how far from the best possible it can still be')
    .argument('<study>', 'a study file with a design block, or - for standard input')
    .option('--json', 'print a versioned document in SI units instead of tables')
    .option('-o, --out <file>', 'also write the study with the answer as its protocol, for crlb')
    .option('--html <file>', 'also write a page with figures; plotly.js is put beside it')
    .option('--starts <count>', 'from how many random places to search, instead of what the study says')
    .option('--seed <number>', 'the seed of chance, instead of what the study says')
    .addHelpText('after', AFTER)
    .action(async (name: string, options: Options) => {
      const text = readText(name);
      refusePlaces(name, options);
      const study = asked(text, name, options);
      const began = Date.now();
      const designed = await answered(study);
      const took = ((Date.now() - began) / 1000).toPrecision(2);
      process.stderr.write(`${designed.stop === 'interrupted' ? 'interrupted after' : 'took'} ${Number(took)} s\n`);
      written(text, designed, options);
      const document = options.json
        ? JSON.stringify(designToJson(designed), null, 2)
        : designToTerminal(designed, paint());
      process.stdout.write(`${document}\n`);
      done(Exit.fine);
    });

  async function answered(study: Study): Promise<Designed> {
    try {
      return await untilInterrupted<DesignProgress, Designed>(designStudy(study, seeded(study.design?.seed ?? 1)));
    } catch (error) {
      if (error instanceof StudyError) throw new Refusal(error.message);
      if (error instanceof NoDesign) throw new Refusal(error.message, Exit.notIdentifiable);
      throw error;
    }
  }
}

/** What else is to be written, whole or not at all. */
function written(text: string, designed: Designed, { out, html }: Options): void {
  if (out !== undefined) {
    writeWhole(out, designToStudy(text, designed));
    process.stderr.write(`wrote ${out}\n`);
  }
  if (html === undefined) return;
  writePage(html, designToHtml(designed, { plotly: PLOTLY, source: text }));
  process.stderr.write(`wrote ${html}\n`);
}

/** Places that nothing can be written to are refused before a long search, and so is the study itself. */
function refusePlaces(name: string, { out, html }: Options): void {
  for (const place of [out, html]) {
    if (place === undefined) continue;
    if (!existsSync(dirname(place))) throw new Refusal(`${place}: there is no folder ${dirname(place)} to write into.`);
    if (existsSync(place) && statSync(place).isDirectory())
      throw new Refusal(`${place}: this is a folder; give the name of a file in it.`);
    if (name !== '-' && existsSync(place) && realpathSync(place) === realpathSync(name))
      throw new Refusal(`${place}: this is the study that asks, and would be lost; give the answer another name.`);
  }
}

function asked(text: string, name: string, options: Options): Study {
  const { starts, seed } = options;
  try {
    const study = readStudy(text, { name: name === '-' ? 'standard input' : name });
    if (options.out !== undefined || options.html !== undefined) refuseUnwritable(text, study);
    if (study.design === undefined) return study;
    const changed = {
      ...(starts !== undefined && { starts: whole('--starts', starts, 1, 100_000) }),
      ...(seed !== undefined && { seed: whole('--seed', seed, -(2 ** 31), 2 ** 31 - 1) }),
    };
    return { ...study, design: { ...study.design, ...changed } };
  } catch (error) {
    if (error instanceof StudyError) throw new Refusal(error.message);
    throw error;
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Refusal(`${option} must be a whole number from ${least} to ${most}, not "${text}".`);
}
