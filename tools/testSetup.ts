import { ensureBuilt } from './build.mjs';

/** The journeys run the built command: build it once, before any test. */
export default function setup(): void {
  ensureBuilt();
}
