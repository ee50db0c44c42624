import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import simCheckExecutor from './executor.js';
import type { SimCheckOptions } from './options.js';
import { LOGIC, ordersContext, ordersWorkspace, writerIn } from './orders-workspace.fixture.js';

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));

let workspace: string;
let written: string[];

beforeEach(() => {
  workspace = ordersWorkspace(typescript);
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(workspace, { recursive: true, force: true });
});

describe('sim-check', { timeout: 60_000 }, () => {
  it('passes a module that keeps to its seed, and leaves nothing behind', async () => {
    const before = readdirSync(join(workspace, 'packages/orders'), { recursive: true }).sort();

    const { success } = await check();

    expect(written.join('')).toContain('Result     PASS   0 BLOCK, 0 WARN, 0 INFO');
    expect(success).toBe(true);
    const after = readdirSync(join(workspace, 'packages/orders'), { recursive: true }).sort();
    expect(after).toEqual(before);
  });

  it('names file, line, column, reason and fix of a clock read', async () => {
    write('packages/orders/src/logic.ts', LOGIC.replace('${now}', '${Date.now()}'));

    const { success } = await check({ skipTypecheck: true });

    expect(success).toBe(false);
    const output = written.join('');
    expect(output).toContain('packages/orders/src/logic.ts:5:63  BLOCK  sim/no-clock');
    expect(output).toContain('`Date.now` reads a clock.');
    expect(output).toContain('why  A clock gives every run another value');
    expect(output).toContain('fix  Take the time as a parameter `now`');
    expect(output).toContain('Result     FAIL   1 BLOCK');
  });

  it('lists type errors of production and of simulation code, without built dependencies', async () => {
    write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const wrong: string = depth;\n`,
    );
    write(
      'packages/orders/src/sim.ts',
      "export const simulation: string = 1;\nexport const sends = ['add'];\n",
    );

    const { success } = await check({ format: 'json' });

    expect(success).toBe(false);
    const { diagnostics } = JSON.parse(written.join('')) as {
      diagnostics: { file: string; rule: string; line: number }[];
    };
    expect(diagnostics.map(({ file, rule, line }) => [file, line, rule])).toEqual([
      ['packages/orders/src/logic.ts', 8, 'TS2322'],
      ['packages/orders/src/sim.ts', 1, 'TS2322'],
    ]);
  });

  it('follows imports into the source of workspace libraries', async () => {
    write('packages/library/src/index.ts', 'export const depth: number = Math.random();\n');
    write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const d: number = depth;\n`,
    );

    const { success } = await check({ skipTypecheck: true });

    expect(success).toBe(false);
    expect(written.join('')).toContain(
      'packages/library/src/index.ts:1:30  BLOCK  sim/no-unseeded-randomness',
    );
  });

  it('leaves the errors of a library to the library', async () => {
    write(
      'packages/library/src/index.ts',
      'export const depth: number = 1;\nexport const wrong: string = 1;\n',
    );
    write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const d: number = depth;\n`,
    );

    const { success } = await check();

    expect(success).toBe(true);
    expect(written.join('')).toContain('1 more in imported libraries');
  });

  it('is exempt where a file is an adapter, and nowhere else', async () => {
    write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      review: { adapters: ['src/adapters/**'] },
    });
    write(
      'packages/orders/src/adapters/clock.ts',
      'export const read = (): number => Date.now();\n',
    );
    write(
      'packages/orders/src/index.ts',
      "export * from './logic.js';\nexport * from './adapters/clock.js';\n",
    );

    expect(await check({ skipTypecheck: true })).toEqual({ success: true });
    expect(written.join('')).toContain('3 files, 1 adapter exempt');
  });

  it('lists what somebody answers for, with the reason', async () => {
    write(
      'packages/orders/src/logic.ts',
      `${LOGIC}// sim-allow no-clock -- shown to the operator, never part of the state\nexport const loadedAt: number = Date.now();\n`,
    );

    expect(await check({ skipTypecheck: true })).toEqual({ success: true });
    expect(written.join('')).toMatch(
      /Allowed {4}packages\/orders\/src\/logic\.ts:8:\d+ {2}sim\/no-clock: shown to the operator/,
    );
  });

  it('repairs what has a safe repair, and says nothing of it any more', async () => {
    const clock =
      "import { type LogicalTime } from '@gossip/sim-runtime';\nexport const due = (now: LogicalTime): number => Date.now() + now;\n";
    write('packages/orders/src/due.ts', `\uFEFF${clock}`);
    write(
      'packages/orders/src/index.ts',
      "export * from './logic.js';\nexport * from './due.js';\n",
    );

    expect(await check({ skipTypecheck: true, fix: true })).toEqual({ success: true });
    const repaired = readFileSync(join(workspace, 'packages/orders/src/due.ts'), 'utf8');
    expect(repaired).toBe(`\uFEFF${clock.replace('Date.now()', 'now')}`);
  });

  it('writes the findings to a file, and still tells the terminal', async () => {
    const file = 'reports/orders.sarif';
    await check({ skipTypecheck: true, format: 'sarif', outputFile: file });

    const log = JSON.parse(readFileSync(join(workspace, file), 'utf8')) as { version: string };
    expect(log.version).toBe('2.1.0');
    expect(written.join('')).toContain('Result     PASS');
  });

  it('tells the terminal where the file cannot be written, and fails', async () => {
    const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    write('reports', 'a file where the folder would be');

    const options: SimCheckOptions = { skipTypecheck: true, outputFile: 'reports/orders.txt' };
    expect(await check(options)).toEqual({ success: false });
    expect(written.join('')).toContain('Result     PASS');
    expect(error.mock.calls.join('')).toMatch(/reports could not be written: .+ \(E[A-Z]+\)\./);
  });

  it('does not review spec files', async () => {
    write(
      'packages/orders/src/tests/clock.spec.ts',
      'export const started: number = Math.random();\n',
    );

    expect(await check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it.each<SimCheckOptions>([{ boundary: 'loose' as 'strict' }, { format: 'xml' as 'json' }])(
    'refuses %o with one sentence',
    async (options) => {
      const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);

      expect(await check(options)).toEqual({ success: false });
      expect(error.mock.calls.map(String)).toEqual([
        expect.stringMatching(/^\S+ is no value of --(boundary|format): use one of .*\.\n$/),
      ]);
    },
  );
});

function check(options: SimCheckOptions = {}): Promise<{ success: boolean }> {
  return simCheckExecutor(options, ordersContext(workspace));
}

function write(file: string, content: string | object): void {
  writerIn(workspace)(file, content);
}
