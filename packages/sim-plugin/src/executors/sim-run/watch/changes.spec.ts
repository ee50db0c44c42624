import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Changes } from './changes.js';

let folder: string;
let changes: Changes;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sim-changes-')));
  for (const name of ['src', 'other']) mkdirSync(join(folder, name));
  changes = new Changes();
});

afterEach(() => {
  changes.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const save = (file: string): string => {
  const path = join(folder, file);
  writeFileSync(path, '');
  return path;
};

function nextChange(): Promise<unknown> {
  const signal = changes.begin();
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    else signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  });
}

it('are those of code in the folders that are followed', async () => {
  changes.follow([join(folder, 'src/sim.ts')]);
  const next = nextChange();
  save('other/logic.ts');
  save('src/notes.md');
  const saved = save('src/logic.ts');
  expect(await next).toBe(saved);
});

it('are followed in further folders, and no more in those that are left', async () => {
  changes.follow([join(folder, 'src/sim.ts')]);
  changes.follow([join(folder, 'other/sim.ts')]);
  const next = nextChange();
  save('src/logic.ts');
  const saved = save('other/logic.ts');
  expect(await next).toBe(saved);
});

it('are not lost while nothing waits for them', async () => {
  changes.follow([join(folder, 'src/sim.ts')]);
  const first = nextChange();
  save('src/logic.ts');
  await first;
  const second = changes.begin();
  expect(second.aborted).toBe(false);
  save('src/state.ts');
  await new Promise((resolve) => second.addEventListener('abort', resolve, { once: true }));
  expect(changes.begin().aborted).toBe(false);
});
