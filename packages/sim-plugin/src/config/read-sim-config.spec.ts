import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSimConfig } from './read-sim-config.js';

let workspace: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'sim-config-'));
  mkdirSync(join(workspace, 'packages/orders'), { recursive: true });
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

it('reads the file of a project', () => {
  writeFileSync(
    join(workspace, 'packages/orders/sim.config.json'),
    '{ "modules": { "orders": { "type": "gossip", "simulation": "src/sim.ts" } } }',
  );
  expect(readSimConfig(workspace, 'packages/orders').modules).toHaveLength(1);
});

it('says which file is missing and how to get it', () => {
  expect(() => readSimConfig(workspace, 'packages/orders')).toThrow(
    'There is no packages/orders/sim.config.json: add a module with',
  );
});

it.each<[string, Buffer]>([
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
  ['a lone byte', Buffer.from([0x7b, 0xff, 0x7d])],
])('refuses %s, which is no UTF-8', (_, bytes) => {
  writeFileSync(join(workspace, 'packages/orders/sim.config.json'), bytes);
  expect(() => readSimConfig(workspace, 'packages/orders')).toThrow(
    'packages/orders/sim.config.json is not valid JSON: it is not text in UTF-8.',
  );
});

it('says in one sentence that a folder is no file', () => {
  mkdirSync(join(workspace, 'packages/orders/sim.config.json'));
  expect(() => readSimConfig(workspace, 'packages/orders')).toThrow(
    'packages/orders/sim.config.json cannot be read: illegal operation on a directory (EISDIR).',
  );
});
