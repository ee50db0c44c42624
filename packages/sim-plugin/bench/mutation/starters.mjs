import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

/** The starters, and the level at which each shows what its oracles are worth: in storms, nothing falsifies a checksum. */
export const STARTERS = [
  { type: 'coordination', level: 'stormy' },
  { type: 'gossip', level: 'stormy' },
  { type: 'pipeline', level: 'radioactive' },
];

/** Writes a workspace with the three starters, lends its path to `use`, and removes it. */
export async function withStarters(use) {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'sim-mutate-starters-')));
  try {
    write(workspace);
    return await use(workspace);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** In a process of its own: Nx prints to standard output there, which belongs to the results. */
function write(workspace) {
  const generated = new URL('../sim-check/generated-modules.mjs', import.meta.url).href;
  const typescript = fileURLToPath(new URL('..', import.meta.resolve('typescript')));
  const program = `
    const { writeGeneratedModules } = await import(${JSON.stringify(generated)});
    await writeGeneratedModules(${JSON.stringify(workspace)}, ${JSON.stringify(typescript)});
  `;
  const args = ['--input-type=module', '--eval', program];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The starters cannot be written.');
}
