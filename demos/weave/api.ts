import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/**
 * Makes the API documentation into a folder, in a process of its own.
 *
 * @returns what was said if it failed, else nothing
 */
export async function makeApi(folder: string): Promise<string | undefined> {
  const words = [
    join(docs, 'node_modules/typedoc/bin/typedoc'),
    '--options',
    join(docs, 'typedoc.json'),
    '--out',
    folder,
  ];
  const making = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [making.stdout, making.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve) => making.on('close', resolve));
  return code === 0 ? undefined : said;
}
