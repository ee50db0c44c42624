import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVIL, type HostileType, SIMULATIONS, TEXT } from './hostile-simulations.fixture.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
  vi.stubEnv('GITHUB_ACTIONS', 'true');
});

afterEach(() => {
  bench.dispose();
});

function plant(type: HostileType, broken: boolean): void {
  const modules = { orders: { type, simulation: 'src/sim.ts' } };
  bench.workspace.write('packages/orders/sim.config.json', { modules });
  bench.workspace.write(
    'packages/orders/src/sim.ts',
    SIMULATIONS[type].replaceAll('BROKEN', String(broken)),
  );
}

/** What a terminal, a browser or an XML parser acts upon instead of showing it. */
const UNSHOWN = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\ufffd]/gu;

/** Raw bytes of a file, as text; where they are no UTF-8, with a mark that the test knows. */
function fileText(file: string): string {
  return readFileSync(join(bench.workspace.root, OUTPUT, file), 'utf8');
}

/** What was printed, without the annotations, which are commands that sim-run means. */
function expectHarmless(output: string): void {
  expect(output.match(UNSHOWN) ?? []).toEqual([]);
  const lines = output.split('\n');
  const forged = lines.filter((line) => {
    if (/^::error file=[\w./-]+(,line=\d+)?,title=/.test(line)) return false;
    return (
      /^\s*::|##\w*\[/.test(line) ||
      /^(Result {9}|SIMULATION REPORT {2})(?!FAIL|evil|orders)/.test(line)
    );
  });
  expect(forged).toEqual([]);
  expect(lines.filter((line) => line.startsWith('  replay: nx owned'))).toEqual([]);
}

function expectHarmlessFiles(level: string): void {
  const files = bench.files(level);
  expect(files).toEqual(expect.arrayContaining(['junit.xml', 'report.html', 'report.json']));
  for (const file of files) {
    const text = fileText(`${level}/${file}`);
    expect([file, ...(text.match(UNSHOWN) ?? [])]).toEqual([file]);
    if (file.endsWith('.trace.txt')) expectHarmless(text);
    if (file.endsWith('.html')) expect(text).not.toContain('<script>owned');
  }
}

describe.each(['coordination', 'gossip', 'pipeline'] as const)(
  'a hostile %s simulation',
  (type) => {
    it('prints and writes nothing that is acted upon when an oracle is violated', async () => {
      plant(type, false);
      expect(await bench.run({ level: 'stormy', seeds: 3, firstSeed: 1 })).toBe(false);
      expect(bench.output).toContain(
        String.raw`evil\x1b[2J\x1b]0;title\x07\x9b31m\x00\x7f\x85\r\n::error`,
      );
      expectHarmless(bench.output);
      expectHarmlessFiles('stormy');
      const { bugs, simulation } = bench.report('stormy');
      expect(simulation).toBe(EVIL);
      const commands = bench.output.split('\n').filter((line) => line.startsWith('::error file='));
      expect(commands).toHaveLength(bugs.length);

      const plan = bench.files('stormy').find((file) => file.endsWith('.plan.json')) ?? '';
      expect(await bench.run({ plan: `${OUTPUT}/stormy/${plan}`, trace: true })).toBe(false);
      expectHarmless(bench.output);
      expectHarmlessFiles('stormy/replay');
    });

    it('prints and writes nothing that is acted upon when it throws', async () => {
      plant(type, true);
      expect(await bench.run({ level: 'stormy', seeds: 3, firstSeed: 1 })).toBe(false);
      expect(bench.report('stormy').bugs[0]?.kind).toBe('exception');
      expectHarmless(bench.output);
      expectHarmlessFiles('stormy');
    });
  },
);

describe('hostile text of other places', () => {
  async function refusal(options: Parameters<SimRunBench['run']>[0]): Promise<string> {
    expect(await bench.run(options)).toBe(false);
    expectHarmless(bench.output);
    return bench.output;
  }

  it('is harmless in an error that keeps a module from loading', async () => {
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      `throw Object.assign(new Error(${TEXT}), { name: ${TEXT} });\nexport {};\n`,
    );
    const [first = '', ...others] = (await refusal({})).trimEnd().split('\n');
    expect(first).toMatch(/^packages\/orders\/src\/sim\.ts cannot be loaded: evil\\x1b/);
    // Whatever follows the sentence is indented, and so no sentence of its own.
    expect(others.filter((line) => !line.startsWith('  '))).toEqual([]);
  });

  it('is harmless in plans, in recordings and in names of files', async () => {
    const plan = join(bench.workspace.root, 'a.json');
    const header = { kind: 'recording', schemaVersion: 1, simulation: EVIL, type: 'coordination' };
    const contents = [
      EVIL,
      JSON.stringify({ schemaVersion: 1, simulation: EVIL }),
      JSON.stringify({ schemaVersion: EVIL }),
      JSON.stringify({ schemaVersion: 1, simulation: 'orders', type: EVIL }),
      `${JSON.stringify(header)}\n${EVIL}\n`,
      `${JSON.stringify(header)}\n`,
    ];
    for (const content of contents) {
      writeFileSync(plan, content);
      expect(await refusal({ plan: 'a.json' })).not.toBe('');
    }
    expect(await refusal({ plan: `${EVIL}.json` })).toContain(String.raw`evil\x1b[2J`);
  });

  it('is harmless in what a plan says of the run that it was recorded from', async () => {
    bench.workspace.plant('');
    expect(await bench.run({ level: 'stormy', seeds: 5, firstSeed: 1 })).toBe(false);
    const file = bench.files('stormy').find((name) => name.endsWith('.plan.json')) ?? '';
    const plan = JSON.parse(fileText(`stormy/${file}`)) as object;
    const recorded = { traceHash: EVIL, oracle: EVIL };
    bench.workspace.write('a.plan.json', JSON.stringify({ ...plan, recorded }));
    expect(await refusal({ plan: 'a.plan.json' })).toContain('The code has changed since');
  });

  it('is harmless in options, and in sim.config.json', async () => {
    expect(await refusal({ only: EVIL })).toContain(String.raw`has no oracle 'evil\x1b`);
    await refusal({ module: EVIL });
    await refusal({ level: EVIL as 'stormy' });
    await refusal({ shard: EVIL });
    await refusal({ seed: EVIL as unknown as number });
    bench.workspace.write('packages/orders/sim.config.json', { modules: { [EVIL]: 1 }, [EVIL]: 1 });
    await refusal({});
    bench.workspace.write('packages/orders/sim.config.json', `{ ${EVIL}`);
    await refusal({});
  });
});
