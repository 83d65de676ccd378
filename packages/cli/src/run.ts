import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { crlbCommand } from './crlb.ts';
import { designCommand } from './design.ts';
import { Exit, Refusal } from './exit.ts';
import { graphCommand } from './graph.ts';
import { modelsCommand } from './models.ts';
import { verifyCommand } from './verify.ts';

const AFTER = `
Exit codes: 0 fine, 2 the input is wrong, 3 something is not identifiable.
Begin with:  fishergrad models t2star --study > mine.yaml && fishergrad crlb mine.yaml`;

/** Runs the command line and comes back with its exit code. */
export async function run(words: readonly string[]): Promise<number> {
  let code: number = Exit.fine;
  const done = (result: number): void => void (code = result);
  const program = new Command('fishergrad')
    .description('How precisely can this acquisition measure this parameter?')
    .version(version())
    .addHelpText('after', AFTER)
    .exitOverride();
  const commands = [crlbCommand, designCommand, modelsCommand, verifyCommand, graphCommand];
  for (const command of commands) program.addCommand(command(done).exitOverride());
  try {
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.fine : Exit.wrongInput;
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.code;
  }
  return code;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String((manifest as { version: unknown }).version);
}
