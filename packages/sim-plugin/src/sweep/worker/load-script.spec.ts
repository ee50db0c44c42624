import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const LOADER = new URL('./load-script.mjs', import.meta.url).href;

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'load-script-')));
  writeFileSync(
    join(root, 'script.cjs'),
    `(function (require, exports) { 'use strict';
exports.sum = (one, other) => one + other;
exports.path = require('node:path');
})`,
  );
  writeFileSync(
    join(root, 'main.mjs'),
    `import path from 'node:path';
const { loadScript, keepCompiled } = await import(${JSON.stringify(LOADER)});
const url = ${JSON.stringify(pathToFileURL(join(root, 'script.cjs')).href)};
const exports = loadScript(url);
console.log(exports.sum(1, 2), exports.path === path, loadScript(url) === exports);
keepCompiled(${JSON.stringify(root)});
`,
  );
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const run = (...flags: readonly string[]): string =>
  execFileSync(process.execPath, [...flags, join(root, 'main.mjs')], { encoding: 'utf8' });

/** The files of compiled code. */
const compiled = (): readonly string[] =>
  readdirSync(root).filter((name) => name.startsWith('compiled-'));

it('runs a script once, and keeps its compiled code, which it then leaves as it is', () => {
  expect(run()).toBe('3 true true\n');
  const [file = ''] = compiled();
  const before = readFileSync(join(root, file));
  expect(run()).toBe('3 true true\n');
  expect(readFileSync(join(root, file)).equals(before)).toBe(true);
  expect(compiled()).toEqual([file]);
});

it.each([0, 200])('makes compiled code anew that is damaged at byte %i', (at) => {
  run();
  const [name = ''] = compiled();
  const file = join(root, name);
  const whole = readFileSync(file);
  const damaged = Buffer.from(whole);
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  for (const content of [damaged, whole.subarray(0, at)]) {
    writeFileSync(file, content);
    expect(run()).toBe('3 true true\n');
    expect(readFileSync(file).length).toBe(whole.length);
    expect(readFileSync(file).equals(content)).toBe(false);
  }
});

it('keeps compiled code for each set of flags', () => {
  run();
  run('--max-semi-space-size=64', '--no-opt');
  expect(compiled()).toHaveLength(2);
});
