import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RuntimeEntries, runtimeScript } from './runtime-script.js';
import { type KeptRuntime, RuntimeStore } from './runtime-store.js';

const LATER_MS = 4_000_000_000_000;

let root: string;
let store: RuntimeStore;
let entries: RuntimeEntries;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'runtime-store-'));
  store = new RuntimeStore(join(root, 'kept'));
  const file = join(root, 'entry.js');
  writeFileSync(file, 'export const one = 1;\nexport default 2;\n');
  entries = new Map([['entry', file]]);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** @param beganMs - when the script is said to have been begun */
async function keep(key: string, beganMs: number): Promise<KeptRuntime> {
  return store.keep(
    key,
    entries,
    await runtimeScript(entries, { platform: 'node' }, root),
    beganMs,
  );
}

it('finds what it keeps, under its key', async () => {
  const kept = await keep('key', LATER_MS);
  expect(kept.entries).toEqual([
    { specifier: 'entry', file: 'entry-0.mjs', names: ['default', 'one'] },
  ]);
  expect(store.find('key')).toEqual(kept);
  expect(store.find('another')).toBeUndefined();
});

it('does not rely on files that changed while they were read', async () => {
  await keep('key', 0);
  expect(store.find('key')).toBeUndefined();
});

it('removes what has not been used for weeks', async () => {
  const old = await keep('key', LATER_MS);
  utimesSync(old.folder, 0, 0);
  await keep('other', LATER_MS);
  expect(existsSync(old.folder)).toBe(false);
  expect(store.find('key')).toBeUndefined();

  const used = await keep('key', LATER_MS);
  utimesSync(used.folder, 0, 0);
  store.find('key');
  await keep('other', LATER_MS);
  expect(store.find('key')).toEqual(used);
});

it('leaves no part behind', async () => {
  await keep('key', LATER_MS);
  expect(readdirSync(join(root, 'kept')).sort()).toEqual([
    expect.stringMatching(/^key-[0-9a-f]{16}$/),
    'key.json',
  ]);
});
