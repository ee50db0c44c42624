import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { bundleForPage } from './bundle-for-page.js';

const root = mkdtempSync(join(tmpdir(), 'page-bundle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function bundleOf(code: string) {
  mkdirSync(join(root, 'node_modules/@gossip'), { recursive: true });
  const runtime = join(import.meta.dirname, '../../../../sim-runtime');
  const link = join(root, 'node_modules/@gossip/sim-runtime');
  rmSync(link, { force: true });
  symlinkSync(runtime, link);
  mkdirSync(join(root, 'lib/src'), { recursive: true });
  writeFileSync(join(root, 'lib/src/sim.ts'), code);
  return bundleForPage({ workspaceRoot: root, projectRoot: 'lib', simulation: 'src/sim.ts' });
}

it('a module without Node is one script, which asks for nothing', async () => {
  const made = await bundleOf(`export const simulation: number = 1;`);
  expect(made.kind).toBe('bundle');
  const code = made.kind === 'bundle' ? gunzipSync(Buffer.from(made.code, 'base64')) : '';
  expect(String(code)).not.toMatch(/\bimport\b\s*[({'"]|\brequire\(/);
});

it('says why a page cannot run a module', async () => {
  expect(
    await bundleOf(
      `import { readFileSync } from 'node:fs'; export const simulation = readFileSync;`,
    ),
  ).toEqual({
    kind: 'none',
    reason: 'This page cannot run the module: it imports node:fs, which only Node has.',
  });
  const text = 'x'.repeat(10);
  expect(
    await bundleOf(
      `export const simulation = ${JSON.stringify(Array.from({ length: 200_000 }, (_, index) => `${text}${index * 7_919}`))};`,
    ),
  ).toMatchObject({
    kind: 'none',
    reason: expect.stringMatching(/takes \d+ KB, more than 600 KB/),
  });
  expect(await bundleOf(`import './gone.js'; export const simulation = 1;`)).toMatchObject({
    kind: 'none',
    reason: expect.stringContaining('its code cannot be bundled for a browser'),
  });
});
