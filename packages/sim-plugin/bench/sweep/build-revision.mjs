// Builds both packages from a revision of this repository, for benchmarks that compare builds:
//
//   npm run bench:build -- <revision> [folder]
//
// The folder is `tmp/builds/<revision>` unless given. It has to lie inside the workspace, whose installed
// packages it uses: a revision with other dependencies needs a checkout of its own.

import { execFileSync } from 'node:child_process';
import console from 'node:console';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';

const ROOT = resolve(import.meta.dirname, '../../../..');
const PACKAGES = ['sim-runtime', 'sim-plugin'];

const [revision, given] = process.argv.slice(2);
if (revision === undefined) {
  console.error('Name the revision to build: a commit, a branch or a tag.');
  process.exit(1);
}
const commit = git('rev-parse', '--verify', '--short', `${revision}^{commit}`).toString().trim();
const folder = given === undefined ? join(ROOT, 'tmp/builds', commit) : resolve(given);
if (existsSync(folder)) {
  console.error(`${folder} is there already: remove it to build ${commit} again.`);
  process.exit(1);
}

mkdirSync(join(folder, 'node_modules/@gossip'), { recursive: true });
try {
  const archive = git('archive', commit);
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  for (const name of PACKAGES) {
    symlinkSync(join('../../packages', name), join(folder, 'node_modules/@gossip', name));
  }
  const plugin = join(folder, 'packages/sim-plugin');
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  node([tsc, '--build', 'tsconfig.lib.json'], plugin);
  node(['dist/page/write-page.js'], plugin);
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  throw error;
}
console.log(folder);

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, maxBuffer: 1_000_000_000 });
}

function node(args, cwd) {
  execFileSync(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
