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
