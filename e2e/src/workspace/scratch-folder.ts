import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder, by its real path: tools compare paths, and some systems' temporary folder is a link. */
export async function createScratchFolder(label: string): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), `sim-${label}-`));
}

/** Removes a scratch folder, unless `KEEP_SCRATCH` is set because someone wants to look inside. */
export async function removeScratchFolder(folder: string): Promise<void> {
  if (process.env['KEEP_SCRATCH'] !== undefined) {
    console.log(`Kept ${folder}`);
    return;
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
