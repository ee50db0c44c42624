import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimCheckOptions } from './options.js';
import { LOGIC } from './orders-workspace.fixture.js';
import { SimCheckBench } from './sim-check-bench.fixture.js';

let bench: SimCheckBench;

beforeEach(() => {
  bench = new SimCheckBench();
});

afterEach(() => {
  bench.dispose();
});

describe('sim-check', { timeout: 60_000 }, () => {
  it('passes a module that keeps to its seed, and leaves nothing behind', async () => {
    const before = readdirSync(join(bench.root, 'packages/orders'), { recursive: true }).sort();

    const { success } = await bench.check();

    expect(bench.output).toContain('Result     PASS   0 BLOCK, 0 WARN, 0 INFO');
    expect(success).toBe(true);
    const after = readdirSync(join(bench.root, 'packages/orders'), { recursive: true }).sort();
    expect(after).toEqual(before);
  });

  it('names file, line, column, reason and fix of a clock read', async () => {
    bench.write('packages/orders/src/logic.ts', LOGIC.replace('${now}', '${Date.now()}'));

    const { success } = await bench.check({ skipTypecheck: true });

    expect(success).toBe(false);
    const output = bench.output;
    expect(output).toContain('packages/orders/src/logic.ts:5:63  BLOCK  sim/no-clock');
    expect(output).toContain('`Date.now` reads a clock.');
    expect(output).toContain('why  A clock gives every run another value');
    expect(output).toContain('fix  Take the time as a parameter `now`');
    expect(output).toContain('Result     FAIL   1 BLOCK');
  });

  it('lists type errors of production and of simulation code, without built dependencies', async () => {
    bench.write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const wrong: string = depth;\n`,
    );
    bench.write(
      'packages/orders/src/sim.ts',
      "export const simulation: string = 1;\nexport const sends = ['add'];\n",
    );

    const { success } = await bench.check({ format: 'json' });

    expect(success).toBe(false);
    const { diagnostics } = JSON.parse(bench.output) as {
      diagnostics: { file: string; rule: string; line: number }[];
    };
    expect(diagnostics.map(({ file, rule, line }) => [file, line, rule])).toEqual([
      ['packages/orders/src/logic.ts', 8, 'TS2322'],
      ['packages/orders/src/sim.ts', 1, 'TS2322'],
    ]);
  });

  it('follows imports into the source of workspace libraries', async () => {
    bench.write('packages/library/src/index.ts', 'export const depth: number = Math.random();\n');
    bench.write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const d: number = depth;\n`,
    );

    const { success } = await bench.check({ skipTypecheck: true });

    expect(success).toBe(false);
    expect(bench.output).toContain(
      'packages/library/src/index.ts:1:30  BLOCK  sim/no-unseeded-randomness',
    );
  });

  it('leaves the errors of a library to the library', async () => {
    bench.write(
      'packages/library/src/index.ts',
      'export const depth: number = 1;\nexport const wrong: string = 1;\n',
    );
    bench.write(
      'packages/orders/src/logic.ts',
      `import { depth } from '@acme/library';\n${LOGIC}export const d: number = depth;\n`,
    );

    const { success } = await bench.check();

    expect(success).toBe(true);
    expect(bench.output).toContain('1 more in imported libraries');
  });

  it('is exempt where a file is an adapter, and nowhere else', async () => {
    bench.write('packages/orders/sim.config.json', {
      modules: { orders: { type: 'coordination', simulation: 'src/sim.ts' } },
      review: { adapters: ['src/adapters/**'] },
    });
    bench.write(
      'packages/orders/src/adapters/clock.ts',
      'export const read = (): number => Date.now();\n',
    );
    bench.write(
      'packages/orders/src/index.ts',
      "export * from './logic.js';\nexport * from './adapters/clock.js';\n",
    );

    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
    expect(bench.output).toContain('3 files, 1 adapter exempt');
  });

  it('lists what somebody answers for, with the reason', async () => {
    bench.write(
      'packages/orders/src/logic.ts',
      `${LOGIC}// sim-allow no-clock -- shown to the operator, never part of the state\nexport const loadedAt: number = Date.now();\n`,
    );

    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
    expect(bench.output).toMatch(
      /Allowed {4}packages\/orders\/src\/logic\.ts:8:\d+ {2}sim\/no-clock: shown to the operator/,
    );
  });

  it('repairs what has a safe repair, and says nothing of it any more', async () => {
    const clock =
      "import { type LogicalTime } from '@gossip/sim-runtime';\nexport const due = (now: LogicalTime): number => Date.now() + now;\n";
    bench.write('packages/orders/src/due.ts', `\uFEFF${clock}`);
    bench.write(
      'packages/orders/src/index.ts',
      "export * from './logic.js';\nexport * from './due.js';\n",
    );

    expect(await bench.check({ skipTypecheck: true, fix: true })).toEqual({ success: true });
    const repaired = readFileSync(join(bench.root, 'packages/orders/src/due.ts'), 'utf8');
    expect(repaired).toBe(`\uFEFF${clock.replace('Date.now()', 'now')}`);
  });

  it('writes the findings to a file, and still tells the terminal', async () => {
    const file = 'reports/orders.sarif';
    await bench.check({ skipTypecheck: true, format: 'sarif', outputFile: file });

    const log = JSON.parse(readFileSync(join(bench.root, file), 'utf8')) as { version: string };
    expect(log.version).toBe('2.1.0');
    expect(bench.output).toContain('Result     PASS');
  });

  it('tells the terminal where the file cannot be written, and fails', async () => {
    const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    bench.write('reports', 'a file where the folder would be');

    const options: SimCheckOptions = { skipTypecheck: true, outputFile: 'reports/orders.txt' };
    expect(await bench.check(options)).toEqual({ success: false });
    expect(bench.output).toContain('Result     PASS');
    expect(error.mock.calls.join('')).toMatch(/reports could not be written: .+ \(E[A-Z]+\)\./);
  });

  it('does not review spec files', async () => {
    bench.write(
      'packages/orders/src/tests/clock.spec.ts',
      'export const started: number = Math.random();\n',
    );

    expect(await bench.check({ skipTypecheck: true })).toEqual({ success: true });
  });

  it.each<SimCheckOptions>([{ boundary: 'loose' as 'strict' }, { format: 'xml' as 'json' }])(
    'refuses %o with one sentence',
    async (options) => {
      const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);

      expect(await bench.check(options)).toEqual({ success: false });
      expect(error.mock.calls.map(String)).toEqual([
        expect.stringMatching(/^\S+ is no value of --(boundary|format): use one of .*\.\n$/),
      ]);
    },
  );
});
