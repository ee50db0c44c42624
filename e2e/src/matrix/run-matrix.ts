import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalRegistry } from '../registry/local-registry.js';
import { packPackages } from '../workspace/packed-packages.js';
import { createScratchFolder, removeScratchFolder } from '../workspace/scratch-folder.js';
import { ROWS } from './row.js';
import { type RowResult, runRow } from './run-row.js';
import { matrixTable } from './table.js';

/**
 * `npm run matrix -- [row …]`: publishes both packages to a registry of its own, makes a workspace for each row,
 * adds the plugin with `nx add`, and takes it to green targets. Without names it runs all rows. The results are kept
 * in `matrix.json`, and the table of `README.md` is written from them, so that rows can be run one by one.
 */
const repository = join(import.meta.dirname, '../../..');
const home = join(import.meta.dirname, '../..');
const RESULTS = join(home, 'matrix.json');
const README = join(home, 'README.md');

const names = process.argv.slice(2);
const unknown = names.find((name) => !ROWS.some((row) => row.name === name));
if (unknown !== undefined) {
  console.error(
    `There is no row '${unknown}': choose from ${ROWS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(1);
}

const scratch = await createScratchFolder('matrix');
const packed = await packPackages(repository, scratch);
const registry = await LocalRegistry.start(join(scratch, 'registry'));
try {
  await registry.publish(packed);
  for (const row of ROWS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`${row.name} …`);
    const folder = join(scratch, row.name);
    const result = await runRow(row, folder, registry, packed.version);
    console.log(result.failed?.message ?? result.skipped ?? 'green');
    if (result.failed !== undefined) process.exitCode = 1;
    await keep(row.name, result);
    await removeScratchFolder(folder);
  }
} finally {
  registry.stop();
  await removeScratchFolder(scratch);
}

async function keep(name: string, result: RowResult): Promise<void> {
  const known = existsSync(RESULTS)
    ? (JSON.parse(await readFile(RESULTS, 'utf8')) as Record<string, RowResult>)
    : {};
  const results = { ...known, [name]: withoutPaths(result) };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  const text = await readFile(README, 'utf8');
  const table = matrixTable(ROWS, results);
  await writeFile(
    README,
    text.replace(/(<!-- matrix -->\n)[^]*(<!-- \/matrix -->)/, `$1\n${table}\n\n$2`),
  );
}

/** What is committed says nothing of the machine that it ran on. */
function withoutPaths(result: RowResult): RowResult {
  const text = JSON.stringify({
    ...result,
    ...(result.failed && {
      failed: { ...result.failed, message: result.failed.message.split('\n', 1)[0] },
    }),
  });
  return JSON.parse(text.replaceAll(scratch, '…')) as RowResult;
}
