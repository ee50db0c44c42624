import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changedLines } from './changed-lines.js';

let root: string;
const git = (...words: string[]): string => {
  const names = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  return execFileSync('git', [...names, ...words], { cwd: root, encoding: 'utf8' });
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changed-lines-'));
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(root, 'logic.ts'), 'one\ntwo\nthree\nfour\n');
  writeFileSync(join(root, 'state.ts'), 'one\n');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('finds the lines that were changed, committed or not, and files that are new', () => {
  git('switch', '--quiet', '--create=work');
  writeFileSync(join(root, 'logic.ts'), 'one\nTWO\nthree\nfour\n');
  git('commit', '--quiet', '--all', '--message=second');
  writeFileSync(join(root, 'logic.ts'), 'one\nTWO\nthree\nfour\nfive\nsix\n');
  writeFileSync(join(root, 'ports.ts'), 'one\n');
  expect([...changedLines(root, 'main')]).toEqual([
    [
      'logic.ts',
      [
        [2, 2],
        [5, 6],
      ],
    ],
    ['ports.ts', [[1, Number.MAX_SAFE_INTEGER]]],
  ]);
});

it('leaves out what the other branch changed since', () => {
  git('switch', '--quiet', '--create=work');
  git('switch', '--quiet', 'main');
  writeFileSync(join(root, 'state.ts'), 'ONE\n');
  git('commit', '--quiet', '--all', '--message=second');
  git('switch', '--quiet', 'work');
  expect([...changedLines(root, 'main')]).toEqual([]);
});
