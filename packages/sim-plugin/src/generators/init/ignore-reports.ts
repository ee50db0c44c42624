import { type Tree } from '@nx/devkit';

const REPORTS = 'sim-output';
const IGNORE_FILE = '.gitignore';

/** Keeps the reports of runs out of git, and with that out of the inputs of other targets. */
export function ignoreReports(tree: Tree): void {
  const text = tree.read(IGNORE_FILE, 'utf8') ?? '';
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.trim().replace(/\/$/, '') === REPORTS)) {
    return;
  }
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  tree.write(IGNORE_FILE, `${text}${separator}${REPORTS}\n`);
}
