import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import simCheckExecutor from './executor.js';
import { ordersContext, ordersWorkspace, writerIn } from './orders-workspace.fixture.js';

// The one that builds this workspace is what all other specs run with.
const VERSIONS = ['5.9', '7'] as const;

let workspace: string;

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(workspace, { recursive: true, force: true });
});

it.each(VERSIONS)('sim-check works with TypeScript %s', async (version) => {
  workspace = ordersWorkspace(folderOf(version));
  const write = writerIn(workspace);
  expect(await check()).toMatchObject({
    diagnostics: [],
    summary: { passed: true, typecheck: { typescript: expect.stringMatching(`^${version}\\.`) } },
  });

  write(
    'packages/orders/src/index.ts',
    "export * from './logic.js';\nexport const n: string = 1;\n",
  );
  write('packages/orders/src/broken.spec.ts', 'export const inTests: string = 1;\n');
  write(
    'packages/orders/src/sim.ts',
    "export const simulation: string = 2;\nexport const sends = ['add'];\n",
  );
  const { diagnostics } = await check();
  expect(diagnostics.map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([
    ['packages/orders/src/broken.spec.ts', 1, 14, 'TS2322'],
    ['packages/orders/src/index.ts', 2, 14, 'TS2322'],
    ['packages/orders/src/sim.ts', 1, 14, 'TS2322'],
  ]);
});

interface Outcome {
  readonly diagnostics: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly rule: string;
  }[];
}

async function check(): Promise<Outcome> {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  await simCheckExecutor({ format: 'json' }, ordersContext(workspace));
  stdout.mockRestore();
  return JSON.parse(written.join('')) as Outcome;
}

function folderOf(version: string): string {
  const folder = `../../../../../typescripts/${version}/node_modules/typescript`;
  return fileURLToPath(new URL(folder, import.meta.url));
}
