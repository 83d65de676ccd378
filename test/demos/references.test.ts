// The committed references are what their scripts make, where Debian's Python packages are there to make them again.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { expectMadeAgain, pythonWith } from '../support/references.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// Another version of PyTorch or of the C library may round the last digit otherwise: of a function, or at the end of many.
describe.each([
  { script: 'demos/reference/pytorch.py', library: 'torch', held: 'demos/reference/pytorch.json', tolerance: 1e-14 },
  { script: 'demos/reference/exact.py', library: 'sympy', held: 'demos/reference/exact.json', tolerance: 1e-14 },
  { script: 'tools/reference/networks.py', library: 'torch', held: 'test/reference/networks.json', tolerance: 1e-12 },
  { script: 'tools/reference/chi.py', library: 'mpmath', held: 'test/reference/chi.json', tolerance: 1e-14 },
])('$held', ({ script, library, held, tolerance }) => {
  const python = pythonWith(library);
  if (!python) console.warn(`No Python here has ${library}: ${held} is not made again.`);

  it.skipIf(!python)('is what its script makes', { timeout: 180_000 }, () => {
    expectMadeAgain(python!, join(root, script), join(root, held), tolerance);
  });
});
