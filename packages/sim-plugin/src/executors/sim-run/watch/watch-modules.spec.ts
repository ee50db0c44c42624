import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FENCE, FENCED } from '../../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from '../sim-run-bench.fixture.js';

const WAITING = 'Waiting for a change of the code. Ctrl-C ends.\n';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

/** Waits until the output has this text, and takes it and what stands before it away. */
async function outputUntil(text: string): Promise<string> {
  while (!bench.output.includes(text)) await delay(10);
  const end = bench.output.indexOf(text) + text.length;
  const before = bench.output.slice(0, end);
  bench.output = bench.output.slice(end);
  return before;
}

it('runs failing plans first and new seeds then, after each change, and fails when it is ended', async () => {
  bench.workspace.plant('');
  const running = bench.run({ level: 'stormy', seeds: 40, watch: true });
  const failing = await outputUntil(WAITING);
  expect(failing).toContain('first seeds    ');
  expect(failing).toContain('Seeds          40  (first 0,');
  const [bug] = bench.report('stormy').bugs;
  expect(bug?.oracle).toBe(FENCED);

  bench.workspace.plant('if (input.epoch < 0) return [state, []];');
  const other = await outputUntil(WAITING);
  expect(other).toContain('Changed        packages/orders/src/logic.ts\n');
  expect(other).toContain(`still fails    ${FENCED} · plan of seed ${bug?.plan.seed}`);
  expect(other).toContain('Seeds          40  (first 40,');

  bench.workspace.plant('if (');
  const broken = await outputUntil(WAITING);
  expect(broken).toContain('packages/orders/src/logic.ts:');
  expect(broken).not.toContain('SIMULATION REPORT');

  bench.workspace.plant(FENCE, "import { nothing } from '@gossip/sim-runtime/sim';\nnothing();\n");
  expect(await outputUntil(WAITING)).toContain(
    'packages/orders/src/logic.ts:1:10: "nothing" is not exported by',
  );

  bench.workspace.plant(FENCE);
  const fixed = await outputUntil(WAITING);
  expect(fixed).toContain(`passes now     ${FENCED} · plan of seed `);
  expect(fixed).toContain('Result         PASS');
  expect(fixed).toContain('Seeds          40  (first 80,');
  expect(bench.report('stormy')).toMatchObject({ result: 'pass', seeds: { first: 80 } });

  bench.workspace.write('packages/orders/src/logic.spec.ts', '// not part of the simulation');
  expect(await outputUntil(WAITING)).not.toContain('SIMULATION REPORT');

  process.emit('SIGINT');
  expect(await running).toBe(false);
});

it('ends a run at the next change, and runs the same seeds where the first is given', async () => {
  const running = bench.run({ level: 'stormy', seeds: 2 ** 31, firstSeed: 7, watch: true });
  await outputUntil('first seeds    ');
  bench.workspace.plant(FENCE, 'export const OTHER = String(1);\n');
  await outputUntil('Changed        packages/orders/src/logic.ts\n');
  await outputUntil('first seeds    ');

  process.emit('SIGINT');
  expect(await running).toBe(false);
});
