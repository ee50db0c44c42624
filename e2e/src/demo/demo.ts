import { join } from 'node:path';
import { createScratchFolder, removeScratchFolder } from '../workspace/scratch-folder.js';
import { DemoFailure } from './demand.js';
import { Narrator } from './narrator.js';
import { tour } from './tour.js';

/** `npm run demo`: the whole path, from nothing to a bug found and replayed. Exits with 0 only if all of it came true. */
const repository = join(import.meta.dirname, '../../..');
const scratch = await createScratchFolder('demo');
const startedMs = performance.now();

try {
  console.log(
    'Deterministic simulation testing for Nx, from an empty folder to a bug found and replayed.',
  );
  await tour(repository, scratch, new Narrator(7));
  console.log(
    `\nAll of it came true, in ${((performance.now() - startedMs) / 1000).toFixed(0)} s.`,
  );
} catch (error) {
  console.log(error instanceof DemoFailure ? `\n${error.message}` : error);
  process.exitCode = 1;
} finally {
  await removeScratchFolder(scratch);
}
