import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

it('reports what is done when it is interrupted, and fails', async () => {
  const running = bench.run({ level: 'stormy', seeds: 2 ** 31 });
  await interruptOnceBusy();

  expect(await running).toBe(false);
  const { result, seeds, failures } = bench.report('stormy');
  expect(result).toBe('interrupted');
  expect(failures).toEqual([]);
  expect(seeds.requested).toBe(2 ** 31);
  expect(seeds.count).toBeGreaterThan(0);
  expect(seeds.count).toBeLessThan(2 ** 31);
  expect(bench.output).toContain('Result         INTERRUPTED');
  expect(process.listenerCount('SIGINT')).toBe(0);
});

it('tells the failures that it has found', async () => {
  bench.workspace.plant('');
  const running = bench.run({ level: 'stormy', seeds: 2 ** 31 });
  await interruptOnceBusy();

  expect(await running).toBe(false);
  const { result, bugs } = bench.report('stormy');
  expect(result).toBe('fail');
  expect(bugs[0]?.story.at(-1)).toContain('<- VIOLATION');
  expect(bench.files('stormy')).toContain(`${bugs[0]?.seeds[0]}.plan.json`);
});

/** What a terminal does on Ctrl-C, but to this process alone, once it says that seeds are done. */
async function interruptOnceBusy(): Promise<void> {
  while (!/^[1-9][\d,]* of [\d,]+ seeds/m.test(bench.output)) await delay(10);
  process.emit('SIGINT');
  // Nx passes on to the task what the terminal has sent to both.
  process.emit('SIGHUP');
  process.emit('SIGTERM');
  process.emit('SIGINT');
}
