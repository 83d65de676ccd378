import { models } from '@fishergrad/models';
import { agreement, analyticModels, routeOf } from '@fishergrad/models/analytic';
import { agreementTable } from '@fishergrad/study';
import { Command } from 'commander';
import { Exit } from './exit.ts';
import { modelNamed } from './modelNamed.ts';

const TOLERANCE = 1e-12;

/** `fishergrad verify [MODEL]`: the engine's derivatives against those worked out by hand, or of another way to the signal. */
export function verifyCommand(done: (code: number) => void): Command {
  return new Command('verify')
    .description(
      "a model's derivatives against the ones worked out by hand, or by another way to the signal; all models when none is named",
    )
    .argument('[model]', 'a model of the list')
    .addHelpText('after', `\nExit code 1 when forward or reverse mode differs by more than ${TOLERANCE}.`)
    .action((name: string | undefined) => {
      const chosen = name === undefined ? Object.values(models) : [modelNamed(name)];
      const tables = chosen.map((model) => {
        const reference = analyticModels[model.name] as (typeof analyticModels)[string];
        const rows = agreement(model, reference);
        const right = rows.every(({ forward, reverse }) => forward <= TOLERANCE && reverse <= TOLERANCE);
        return { right, text: agreementTable(model, { rows, route: routeOf(reference), tolerance: TOLERANCE }) };
      });
      process.stdout.write(`${tables.map(({ text }) => text).join('\n\n')}\n`);
      done(tables.every(({ right }) => right) ? Exit.fine : Exit.disagreement);
    });
}
