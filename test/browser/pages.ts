import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { transformWithOxc } from 'vite';

const dist = fileURLToPath(new URL('../../packages/engine/dist/', import.meta.url));
const source = fileURLToPath(new URL('job.ts', import.meta.url));

const MAP = JSON.stringify({
  imports: { '@fishergrad/engine': '/engine/index.js', '@fishergrad/engine/compile': '/engine/compile/index.js' },
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

/** Serves the built engine and pages that run the job on it: `/isolated`, `/plain`, `/workerless`, `/strict`. */
export async function servePages(): Promise<{ readonly origin: string; readonly server: Server }> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const scripts: Readonly<Record<string, string>> = { '/main.js': MAIN, '/job.js': code };
  const server = createServer(({ url = '/' }, answer) => {
    const headers = PAGES[url];
    if (headers) return answer.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(PAGE);
    const built = /^\/engine\/((?:\w+\/)*\w+\.js)$/.exec(url)?.[1];
    const script = built === undefined ? scripts[url] : readFileSync(dist + built);
    const type = { 'Content-Type': 'text/javascript', 'Cross-Origin-Resource-Policy': 'same-origin' };
    return script === undefined ? answer.writeHead(404).end() : answer.writeHead(200, type).end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}
