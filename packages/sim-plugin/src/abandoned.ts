import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Process ids mean something on one machine only, and machines may share a workspace. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Ends, or stands in, the names of what this process makes for a while: it tells others when that is abandoned. */
export const OWNER = `${MACHINE}-${process.pid}`;

/**
 * Removes from a folder what processes of this machine left there when they were killed.
 *
 * @param folder - absolute path; it need not be there
 * @param prefix - what the names begin with, before the `OWNER` of their process
 * @throws Error when the folder cannot be read or something cannot be removed
 */
export function removeAbandoned(folder: string, prefix: string): void {
  for (const name of namesIn(folder)) {
    if (!name.startsWith(prefix)) continue;
    const [, machine, pid] = /^([0-9a-f]{8})-(\d+)(?:-|$)/.exec(name.slice(prefix.length)) ?? [];
    if (machine !== MACHINE || isAlive(Number(pid))) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
