import { NotIdentifiable } from '@fishergrad/models';
import { bounds, readStudy, type Result, type Study, StudyError, toHtml, toJson, toTerminal } from '@fishergrad/study';
import { Command } from 'commander';
import { Exit, Refusal } from './exit.ts';
import { paint } from './paint.ts';
import { progress } from './progress.ts';
import { readText } from './readText.ts';
import { PLOTLY, writePage } from './writePage.ts';

const AFTER = `
A study is a YAML file such as
  model: t2star
  tissue: { S0: 1, T2star: "1, 2, 5, 10 ms" }  # a list sweeps, one result each
  protocol: { TE: "0.14, 3.54, 6.94 ms" }      # in { } a list needs quotes
  noise: { kind: gaussian, snr: 50, of: S0 }   # or sigma: 0.02, per channel

It may also say
  model: S0 * exp(-TE / T2) + C    # a formula; names: tissue, protocol, let …
  let: { a: B1 * FA }              # … lines of it; angles are in radians here
  constants: { TR: 8 ms }
  noise: { kind: rician, sigma: { value: 0.02, unknown: true } }
    # kinds: gaussian (covariance: or ar1: where correlated), complexGaussian,
    # rician, noncentralChi with coils: 4, poisson with gain: 100
  estimate: [S0, T2star]           # the others are taken as known; default all
  roles: { S0: nuisance, B1: { prior: { sd: 5 % } }, T2: known }
  averages: 4
  derive: { R2: 1/T2 }
  target: 5 %                      # as --target
  experiments:                     # several that measure one tissue
    - { name: short, model: …, protocol: …, noise: … }`;

/** `fishergrad crlb STUDY`: the bound of every tissue of a study. */
export function crlbCommand(done: (code: number) => void): Command {
  return new Command('crlb')
    .description('the Cramér–Rao bound of every parameter of a study: SD with unit, CoV, correlations, assumptions')
    .argument('<study>', 'a study file, or - for standard input')
    .option('--json', 'print a versioned document in SI units instead of tables')
    .option('--html <file>', 'also write a page with figures; plotly.js is put beside it')
    .option('--costs', 'also tell what each unknown costs: the SDs with one thing known, or unknown, at a time')
    .option('--target <CoV>', 'tell the SNR that a CoV, such as 5%, would need')
    .option('--jacobian', 'with --json: the signal and its slopes too')
    .addHelpText('after', AFTER)
    .action((name: string, { json = false, html, costs = false, jacobian = false, target }: Options) => {
      if (jacobian && !json) throw new Refusal('--jacobian goes only together with --json.');
      const { text, study, results } = boundsOf(name, target === undefined ? undefined : targetOf(target));
      if (html !== undefined) {
        writePage(html, toHtml(study, results, { plotly: PLOTLY, source: text, costs }));
        process.stderr.write(`wrote ${html}\n`);
      }
      const document = json
        ? JSON.stringify(toJson(study, results, { costs, jacobian }), null, 2)
        : toTerminal(study, results, paint(), { costs });
      process.stdout.write(`${document}\n`);
      done(results.some(({ outcome }) => outcome instanceof NotIdentifiable) ? Exit.notIdentifiable : Exit.fine);
    });
}

interface Options {
  readonly json?: boolean;
  readonly html?: string;
  readonly costs?: boolean;
  readonly jacobian?: boolean;
  readonly target?: string;
}

/** "5%", "5 %" or "0.05" as a number. */
function targetOf(text: string): number {
  const [, digits, percent] = /^\s*(\d+(?:\.\d+)?(?:e-?\d+)?|\.\d+)\s*(%?)\s*$/.exec(text) ?? [];
  const target = Number(digits) / (percent ? 100 : 1);
  if (target > 0 && target <= 1) return target;
  throw new Refusal(`--target must be a CoV above 0 and up to 100%, such as 5% or 0.05, not "${text}".`);
}

function boundsOf(name: string, target: number | undefined): { text: string; study: Study; results: Result[] } {
  const text = readText(name);
  try {
    const read = readStudy(text, { name: name === '-' ? 'standard input' : name });
    const study = target === undefined ? read : { ...read, target };
    return { text, study, results: [...progress(bounds(study), study.cases.length)] };
  } catch (error) {
    if (error instanceof StudyError) throw new Refusal(error.message);
    throw error;
  }
}
