/** A place in a demonstration. */
export interface Place {
  /** As in `demos/cosine.ts`: cosine. */
  readonly name: string;
  readonly line: number;
}

/**
 * Where in a demonstration a stack began, which is the outermost call that stands in one: a `show` in a function belongs
 * to the code that called it. Nothing where no demonstration is on the stack.
 */
export function callerOf(stack: string): Place | undefined {
  const frames = stack.split('\n').flatMap((frame) => {
    const [, name = '', line] = /.*\/demos\/([\w/-]+)\.ts(?:\?[^:]*)?:(\d+):\d+\)?$/.exec(frame.trim()) ?? [];
    return line === undefined || /^(?:weave|support)\//.test(name) ? [] : [{ name, line: Number(line) }];
  });
  return frames.at(-1);
}
