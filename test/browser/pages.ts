import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
/** Where the JavaScript is that a page may ask for, as it is published. */
const folders: Readonly<Record<string, string>> = {
  engine: join(packages, 'engine/dist'),
  random: join(packages, 'random/dist'),
  optimize: join(packages, 'optimize/dist'),
  nn: join(packages, 'nn/dist'),
  'pure-rand': join(packages, 'random/node_modules/pure-rand/lib/esm'),
};

const pureRand = ['distribution/uniformFloat64', 'generator/xoroshiro128plus', 'utils/skipN'];
const MAP = JSON.stringify({
  imports: {
    ...Object.fromEntries(
      ['engine', 'random', 'optimize', 'nn'].map((name) => [`@fishergrad/${name}`, `/${name}/index.js`]),
    ),
    '@fishergrad/engine/compile': '/engine/compile/index.js',
    ...Object.fromEntries(pureRand.map((name) => [`pure-rand/${name}`, `/pure-rand/${name}.js`])),
  },
});
const PAGE = `<!doctype html><meta charset="utf-8"><title>job</title>
<script type="importmap" nonce="map">${MAP}</script><script type="module" src="/main.js"></script>`;
const MAIN = `import { job } from '/job.js'; globalThis.outcome = job();`;

/** Headers by which a page may share memory with its workers. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
/** A policy that lets no code be made: neither 'unsafe-eval' nor 'wasm-unsafe-eval'. */
const STRICT = { 'Content-Security-Policy': `default-src 'none'; script-src 'self' 'nonce-map'` };

/** A policy that allows WebAssembly, but no worker made of text. */
const WORKERLESS = {
  'Content-Security-Policy': `default-src 'none'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'`,
};

const PAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/isolated': ISOLATED,
  '/plain': {},
  '/workerless': { ...ISOLATED, ...WORKERLESS },
  '/strict': { ...ISOLATED, ...STRICT },
};

/** Serves the built packages and pages that run a job, one of the files here, on them: `/isolated`, `/plain`, `/workerless`, `/strict`. */
export async function servePages(job: string): Promise<{ readonly origin: string; readonly server: Server }> {
  const source = fileURLToPath(new URL(job, import.meta.url));
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const scripts: Readonly<Record<string, string>> = { '/main.js': MAIN, '/job.js': code };
  const server = createServer(({ url = '/' }, answer) => {
    const headers = PAGES[url];
    if (headers) return answer.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(PAGE);
    const [, name = '', path = ''] = /^\/([\w-]+)\/((?:\w+\/)*\w+\.js)$/.exec(url) ?? [];
    const script = name in folders ? readFileSync(join(folders[name]!, path)) : scripts[url];
    const type = { 'Content-Type': 'text/javascript', 'Cross-Origin-Resource-Policy': 'same-origin' };
    return script === undefined ? answer.writeHead(404).end() : answer.writeHead(200, type).end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}
