#!/usr/bin/env node
import { run } from './run.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return; // the reader, `head` say, has seen enough
  process.stderr.write(`The output cannot be written: ${error.message}.\n`);
  process.exit(1);
});
process.exitCode = await run(process.argv.slice(2));
