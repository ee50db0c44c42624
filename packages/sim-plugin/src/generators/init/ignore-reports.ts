import { type Tree } from '@nx/devkit';
import { OUTPUT } from '../../config/output-folders.js';

const IGNORE_FILE = '.gitignore';

/** Keeps the reports of runs out of git, and with that out of the inputs of other targets. */
export function ignoreReports(tree: Tree): void {
  const text = tree.read(IGNORE_FILE, 'utf8') ?? '';
  const lines = text.split(/\r?\n/);
  if (lines.some((line) => line.trim().replace(/\/$/, '') === OUTPUT)) {
    return;
  }
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  tree.write(IGNORE_FILE, `${text}${separator}${OUTPUT}\n`);
}
