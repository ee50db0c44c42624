import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/nodes');

/** A Node of some version, or why there is none here. */
export type NodeBinary =
  | { readonly version: string; readonly path: string }
  | { readonly version: string; readonly missing: string };

/**
 * Finds a version of Node, or installs it from the npm registry into a folder that stays: 180 MB, a
 * few seconds, and only where it is asked for, which is why it is no dependency of the workspace.
 */
export async function nodeBinary(version: string): Promise<NodeBinary> {
  if (process.version === `v${version}`) return { version, path: process.execPath };
  const name = `node-${process.platform}-${process.arch}`;
  const home = join(CACHE, version);
  const path = join(home, 'node_modules', name, 'bin', 'node');
  try {
    if (!existsSync(path)) await install(`${name}@${version}`, home);
    const { stdout } = await run(path, ['--version']);
    if (stdout.trim() !== `v${version}`) throw new Error(`${path} says that it is ${stdout}`);
    return { version, path };
  } catch (error) {
    return { version, missing: firstLine(error) };
  }
}

/** Moves the installed tree into place as a whole, so that an interruption leaves no half of one. */
async function install(specifier: string, home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(`${home}-`);
  try {
    const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await run('npm', ['install', '--prefix', folder, ...quiet, specifier], { cwd: folder });
    await rm(home, { recursive: true, force: true });
    await rename(folder, home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function firstLine(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
  const told = /npm error (?!code)(.*)/.exec(stderr ?? '')?.[1] ?? message;
  return told.split('\n', 1)[0] as string;
}
