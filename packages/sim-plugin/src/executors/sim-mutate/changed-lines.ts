import { spawnSync } from 'node:child_process';
import { unknownRevision } from '../../mutation/mutation-errors.js';

/** The lines of a file that were changed: ranges from the first line to the last, both counted from 1. */
export type ChangedLines = readonly (readonly [first: number, last: number])[];

/**
 * The lines that were changed since a revision, be they committed or not, by file. Files that git does not
 * know yet are changed as a whole.
 *
 * @param root - absolute path of the workspace, to which the paths of the result are relative
 * @throws SimPluginError when git does not know the revision
 */
export function changedLines(root: string, revision: string): ReadonlyMap<string, ChangedLines> {
  const changed = new Map<string, (readonly [number, number])[]>();
  let ranges: (readonly [number, number])[] = [];
  // Where the branch went its own way: what the other branch changed since then is not of this one.
  const base = git(root, ['merge-base', revision, 'HEAD'], revision).trim();
  const diff = git(
    root,
    ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--relative', base],
    revision,
  );
  for (const line of diff.split('\n')) {
    const [, file] = /^\+\+\+ b\/(.*)$/.exec(line) ?? [];
    if (file !== undefined) changed.set(file, (ranges = []));
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first !== undefined && count !== '0') {
      ranges.push([Number(first), Number(first) + Number(count) - 1]);
    }
  }
  const added = git(root, ['ls-files', '--others', '--exclude-standard'], revision);
  for (const file of added.split('\n').filter(Boolean)) {
    changed.set(file, [[1, Number.MAX_SAFE_INTEGER]]);
  }
  return changed;
}

function git(cwd: string, words: readonly string[], revision: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', words, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status === 0) return stdout;
  const [reason = 'git ended without a message'] = (error?.message ?? stderr).trim().split('\n');
  throw unknownRevision(revision, reason.replace(/\.$/, ''));
}
