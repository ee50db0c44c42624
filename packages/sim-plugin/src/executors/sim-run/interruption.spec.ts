import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Interruption } from '../../sweep/interruption.js';
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

it('ends at once when it is interrupted a second time, but not by the signals that Nx passes on', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const now = vi.spyOn(performance, 'now');
  const interruption = new Interruption();
  for (const [ms, signal] of [
    [0, 'SIGINT'],
    [10, 'SIGHUP'],
    [1_500, 'SIGTERM'],
  ] as const) {
    now.mockReturnValue(ms);
    process.emit(signal);
  }
  expect(interruption.signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
  now.mockReturnValue(1_501);
  process.emit('SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
  interruption.dispose();
  expect(process.listenerCount('SIGINT')).toBe(0);
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
