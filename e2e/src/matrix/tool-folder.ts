import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanEnvironment, type Environment } from '../command/clean-environment.js';
import { mustRun } from '../command/run-command.js';
import { type Row } from './row.js';

interface Tool {
  /** The npm package, with its version. */
  readonly specifier: string;
  /** The command's name, and its file in the installed package. */
  readonly command: string;
  readonly file: string;
}

const MANAGERS: Readonly<Record<string, Tool>> = {
  pnpm: { specifier: 'pnpm@10', command: 'pnpm', file: 'pnpm/bin/pnpm.cjs' },
  yarn: { specifier: 'yarn@1.22.22', command: 'yarn', file: 'yarn/bin/yarn.js' },
};

/** What a row needs beside what this machine has, each as an npm package. */
function toolsOf({ node, manager }: Row): readonly Tool[] {
  const platform = `node-${process.platform}-${process.arch}`;
  const nodes =
    process.versions.node.split('.')[0] === node
      ? []
      : [{ specifier: `${platform}@${node}`, command: 'node', file: `${platform}/bin/node` }];
  const managers = MANAGERS[manager];
  return managers === undefined ? nodes : [...nodes, managers];
}

/**
 * Installs the Node and the package manager of a row, and puts them before all others.
 *
 * @returns the variables that make a command use them
 * @throws when one of them cannot be installed here
 */
export async function installTools(row: Row, folder: string): Promise<Environment> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const env = cleanEnvironment(process.env);
  for (const { specifier, command, file } of toolsOf(row)) {
    await mustRun('npm', ['install', '--no-audit', '--no-fund', specifier], { cwd: folder, env });
    const path = join(folder, 'node_modules', file);
    if (!existsSync(path)) throw new Error(`${specifier} has no ${file}.`);
    await symlink(path, join(bin, command));
  }
  return { PATH: [bin, env['PATH'] ?? ''].join(delimiter) };
}
