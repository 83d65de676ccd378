#!/usr/bin/env node
import { run } from './run.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // the reader, `head` say, has seen enough
});
process.exitCode = await run(process.argv.slice(2));
