import { models } from '@fishergrad/models';
import { catalogue, exampleStudy, explainModel } from '@fishergrad/study';
import { Command } from 'commander';
import { Exit } from './exit.ts';
import { modelNamed } from './modelNamed.ts';
import { paint } from './paint.ts';

/** `fishergrad models [NAME]`: the catalogue, or one model in full. */
export function modelsCommand(done: (code: number) => void): Command {
  return new Command('models')
    .description('the signal models it knows; with a name, everything about one')
    .argument('[name]', 'a model of the list')
    .option('--study', 'print a complete study of this model, ready to edit, and nothing else')
    .action((name: string | undefined, { study = false }: { study?: boolean }, command: Command) => {
      if (name === undefined && study) command.error('error: --study needs the name of a model, such as t2star');
      const text =
        name === undefined
          ? catalogue(Object.values(models))
          : study
            ? exampleStudy(modelNamed(name))
            : explainModel(modelNamed(name), paint(), Object.values(models));
      process.stdout.write(`${text.trimEnd()}\n`);
      done(Exit.fine);
    });
}
