import { workerText } from './workerText.ts';

/** A worker of Node or of a browser, as far as it is used. */
interface Worker {
  postMessage(message: unknown): void;
  terminate(): unknown;
}
interface NodeWorker extends Worker {
  on(event: 'message' | 'error', listener: (value: unknown) => void): void;
  ref(): void;
  unref(): void;
}
interface PageWorker extends Worker {
  addEventListener(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(event: 'error', listener: (event: { readonly message?: string }) => void): void;
}

/** What the platform offers beyond ES2023. */
interface Here {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly Worker?: new (url: string) => PageWorker;
  readonly Blob?: new (parts: readonly string[], options: { type: string }) => object;
  readonly URL: { readonly createObjectURL: (blob: object) => string };
}

const here = globalThis as unknown as Here;

interface Threads {
  readonly Worker: new (text: string, options: { eval: true }) => NodeWorker;
}

/** Node's own modules, asked for without an import, which a browser could not take. */
const threads = here.process?.getBuiltinModule?.('node:worker_threads') as Threads | undefined;
const system = here.process?.getBuiltinModule?.('node:os') as { availableParallelism: () => number } | undefined;

/** Workers that stay from job to job. They keep no program of Node's alive while they wait. */
export class Pool {
  readonly #workers: (PageWorker | NodeWorker)[];
  readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  #jobs = 0;
  /** Whether a worker has stopped: it would never answer again. */
  broken = false;
  /** Whether a worker ever ran; if not, workers may be forbidden here. */
  ran = false;

  constructor(size: number) {
    this.#workers = Array.from({ length: size }, () => this.#start());
  }

  /** How many workers there are. */
  get size(): number {
    return this.#workers.length;
  }

  /** Sends every worker the same message, without an answer. */
  tell(message: object): void {
    for (const worker of this.#workers) worker.postMessage(message); // oxlint-disable-line unicorn/require-post-message-target-origin -- a worker, not a window
  }

  /** Gives a job to worker `k`; resolves when it is done. */
  async ask(k: number, message: object): Promise<void> {
    const job = this.#jobs++;
    this.#keepAlive(true);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.set(job, { resolve, reject });
        this.#workers[k]!.postMessage({ ...message, job }); // oxlint-disable-line unicorn/require-post-message-target-origin -- a worker, not a window
      });
    } finally {
      this.#waiting.delete(job);
      this.#keepAlive(this.#waiting.size > 0);
    }
  }

  /** Ends all workers; jobs that wait are rejected. */
  close(): void {
    this.#fail('The workers were closed before the job was done.');
    for (const worker of this.#workers.splice(0)) worker.terminate();
  }

  #start(): PageWorker | NodeWorker {
    if (threads) {
      const worker = new threads.Worker(workerText, { eval: true });
      worker.on('message', (answer) => this.#done(answer as Answer));
      worker.on('error', (error) => this.#break((error as Error).message));
      worker.unref();
      return worker;
    }
    const worker = new here.Worker!(
      here.URL.createObjectURL(new here.Blob!([workerText], { type: 'text/javascript' })),
    );
    worker.addEventListener('message', ({ data }) => this.#done(data as Answer));
    worker.addEventListener('error', ({ message = 'no reason given' }) => this.#break(message));
    return worker;
  }

  #done({ job, error }: Answer): void {
    this.ran = true;
    const waiting = job === undefined ? undefined : this.#waiting.get(job);
    if (error === undefined) waiting?.resolve();
    else waiting?.reject(new Error(`A worker failed (${error}).`));
  }

  #break(why: string): void {
    this.broken = true;
    this.#fail(`A worker stopped (${why}); the next job starts new ones.`);
  }

  #fail(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
  }

  #keepAlive(yes: boolean): void {
    for (const worker of this.#workers) if ('ref' in worker) worker[yes ? 'ref' : 'unref']();
  }
}

interface Answer {
  readonly job?: number;
  readonly error?: string;
}

/** How many workers can run at once here; 0 where there are none, or no memory to share with them. */
export function concurrency(): number {
  if (typeof SharedArrayBuffer === 'undefined') return 0;
  if (threads && system) return system.availableParallelism();
  return here.Worker && here.Blob ? (here.navigator?.hardwareConcurrency ?? 1) : 0;
}
