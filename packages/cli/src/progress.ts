/** Passes results on and, where a person watches and it takes more than a second, says how many of them are done. */
export function* progress<T>(results: Iterable<T>, total: number): Generator<T> {
  const began = Date.now();
  let [done, said] = [0, began + 1000];
  for (const result of results) {
    yield result;
    done++;
    if (!process.stderr.isTTY || Date.now() < said) continue;
    process.stderr.write(`\r${done} of ${total} results`);
    said = Date.now() + 200;
  }
  if (said > began + 1000) process.stderr.write('\r\u001B[K');
}
