import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SpareProcess } from './worker-process.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'worker-process-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

it('measures how long Node takes to start, until it runs a file', async () => {
  const file = join(root, 'file.mjs');
  writeFileSync(file, 'process.send(process.argv.slice(2));\n');
  const spare = new SpareProcess();
  let before = spare.bootMs;
  // It grows until Node has started, and stays then.
  for (let isStarting = true; isStarting; before = spare.bootMs) {
    await delay(10);
    isStarting = spare.bootMs !== before;
  }
  expect(before).toBeGreaterThan(0);
  expect(spare.bootMs).toBe(before);

  const running = spare.run(file, ['one', 'two']);
  expect(spare.bootMs).toBe(0);
  expect(await once(running, 'message')).toEqual([['one', 'two'], undefined]);
  running.kill('SIGKILL');
});
