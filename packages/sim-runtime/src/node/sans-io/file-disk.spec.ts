import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileDisk } from './file-disk.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'file-disk-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps what was written and appended, for a disk that is opened later', () => {
  const disk = FileDisk.open(join(folder, 'node-0'));
  expect(disk.read('log')).toBeUndefined();
  disk.write('log', 'one\n');
  disk.append('log', 'zwei ß\n');
  disk.append('other', 'new');
  expect(disk.read('log')).toBe('one\nzwei ß\n');
  disk.sync();
  disk.sync();
  const again = FileDisk.open(join(folder, 'node-0'));
  expect([again.read('log'), again.read('other')]).toEqual(['one\nzwei ß\n', 'new']);
  again.write('log', 'short');
  expect(readFileSync(join(folder, 'node-0', 'log'), 'utf8')).toBe('short');
});

it('refuses names that lead out of its folder, and passes errors of the file system on', () => {
  const disk = FileDisk.open(folder);
  for (const name of ['', '.', '..', '../log', 'a/b', 'a\\b']) {
    expect(() => disk.write(name, ''), name).toThrow(TypeError);
  }
  writeFileSync(join(folder, 'file'), '');
  expect(() => FileDisk.open(join(folder, 'file', 'below'))).toThrow(/ENOTDIR|EEXIST/);
});
