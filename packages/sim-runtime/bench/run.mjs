// Bundles a benchmark as sim-run bundles a simulation, and runs it in this process:
//   node packages/sim-runtime/bench/run.mjs network --nodes 100
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [name, ...rest] = process.argv.slice(2);
const folder = await mkdtemp(join(import.meta.dirname, '../../../node_modules/.bench-'));
try {
  const bundle = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    resolve: { conditionNames: ['@gossip/source', 'node', 'import'] },
    logLevel: 'warn',
  });
  const file = join(folder, `${name}.mjs`);
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  process.argv = [process.argv[0], file, ...rest];
  await import(pathToFileURL(file).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
