import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWNER } from '../../abandoned.js';
import { addToFolder, replaceFolder } from './output-folder.js';

let parent = '';
/** What another process of this machine, and what one of another machine, would put into its names. */
let dead = '';
const ELSEWHERE = `00000000-${process.pid}`;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'output-folder-'));
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  dead = OWNER.replace(/\d+$/, String(pid));
});

afterEach(() => rmSync(parent, { recursive: true }));

const FILES = [{ path: 'report.json', text: '{}' }];

describe('what a killed run left behind', () => {
  it('goes when its folder is replaced, and nothing else does', () => {
    const kept = [`.sunny-${ELSEWHERE}`, `.stormy-${dead}`, '.sunny-notes', 'stormy'];
    for (const name of [...kept, `.sunny-${dead}`, `.sunny-${dead}-old`]) {
      mkdirSync(join(parent, name));
    }
    replaceFolder(join(parent, 'sunny'), FILES);
    expect(readdirSync(parent).sort()).toEqual([...kept, 'sunny'].sort());
    expect(readFileSync(join(parent, 'sunny/report.json'), 'utf8')).toBe('{}');
  });

  it('goes when its file is written, and nothing else does', () => {
    const kept = [`report.json.${ELSEWHERE}`, `page.html.${dead}`, 'report.json.txt'];
    for (const name of [...kept, `report.json.${dead}`]) writeFileSync(join(parent, name), '');
    addToFolder(parent, FILES);
    expect(readdirSync(parent).sort()).toEqual([...kept, 'report.json'].sort());
  });
});
