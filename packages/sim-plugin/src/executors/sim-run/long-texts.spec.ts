import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SIMULATIONS, TEXT } from './hostile-simulations.fixture.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

function fileText(file: string): string {
  return readFileSync(join(bench.workspace.root, OUTPUT, file), 'utf8');
}

describe('a text of a megabyte', () => {
  const HUGE = `'x'.repeat(1_000_000)`;
  const MOST = 400_000;

  function expectSmall(level: string): void {
    for (const file of bench.files(level)) {
      if (file !== 'report.html')
        expect([file, fileText(`${level}/${file}`).length < MOST]).toEqual([file, true]);
      // The page has a script and styles of its own.
      else expect(fileText(`${level}/${file}`).length).toBeLessThan(2 * MOST);
    }
    expect(bench.output.length).toBeLessThan(MOST);
    expect(bench.output).toMatch(/x… \(999,\d{3} more characters\)/);
  }

  it.each(['coordination', 'gossip', 'pipeline'] as const)(
    'is shortened in everything that tells a run of a %s module',
    async (type) => {
      const source = SIMULATIONS[type]
        .replaceAll('BROKEN', 'false')
        .replaceAll(`name: ${TEXT}`, `name: 'orders'`)
        .replaceAll(/(actorName|nodeName): [^\n]*/g, '')
        .replaceAll(/'(oracle|rare|todo) ' \+ "(?:[^"\\]|\\.)*"/g, `'$1'`)
        .replaceAll(`'never ' + ${TEXT}`, `'never'`)
        .replaceAll(`[${TEXT}]: (`, `'does': (`)
        .replaceAll(`id: ${TEXT} + offset`, `id: 'a' + offset`)
        .replaceAll(TEXT, HUGE);
      const modules = { orders: { type, simulation: 'src/sim.ts' } };
      bench.workspace.write('packages/orders/sim.config.json', { modules });
      bench.workspace.write('packages/orders/src/sim.ts', source);
      expect(await bench.run({ level: 'stormy', seeds: 1, firstSeed: 5, audit: 0 })).toBe(false);
      expectSmall('stormy');
      expect(fileText('stormy/report.html')).toMatch(/x… \(999,\d{3} more characters\)/);
    },
  );

  it('is kept in the plan that replays a recording, and left out of the reports', async () => {
    bench.workspace.plant('');
    const inputs = [
      { kind: 'acquire', worker: 0, note: 'x'.repeat(1_000_000) },
      { kind: 'write', worker: 0, epoch: 7 },
    ];
    const lines = [
      { kind: 'recording', schemaVersion: 1, simulation: 'orders', type: 'coordination' },
      ...inputs.map((input, at) => ({ at, party: 0, outcome: 1, kind: 'input', input })),
    ];
    bench.workspace.write('a.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect(await bench.run({ plan: 'a.ndjson', level: 'sunny' })).toBe(false);
    const [bug] = bench.report('sunny/replay').bugs;
    expect(bug?.plan).toMatchObject({ recordedInputs: 2 });
    expect(bug?.plan).not.toHaveProperty('recording');
    expect(fileText('sunny/replay/0.plan.json').length).toBeGreaterThan(1_000_000);
    expect(fileText('sunny/replay/report.json').length).toBeLessThan(MOST);
    expect(fileText('sunny/replay/report.html').length).toBeLessThan(2 * MOST);
  });
});
