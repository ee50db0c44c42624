import { describe, expect, it } from 'vitest';
import {
  firstViolation,
  type LoadedService,
  loadService,
  starterFiles,
} from './service-workspace.fixture.js';

/** The starter with one line changed. */
function broken(file: string, line: string, instead: string): Promise<LoadedService> {
  const files = starterFiles();
  const text = files[file] ?? '';
  expect(text).toContain(line);
  return loadService({ ...files, [file]: text.replace(line, instead) });
}

describe('the generated service', () => {
  it('survives every level, and one plan is one universe', async () => {
    const loaded = await loadService(starterFiles());
    const { simulation, runtime } = loaded;
    for (const level of runtime.LEVELS) {
      expect(firstViolation(loaded, level, 12)).toBeUndefined();
      const plan = runtime.planOf(simulation, level, 7);
      expect(simulation.run(plan).traceHash).toBe(simulation.run(plan, { trace: true }).traceHash);
      expect(runtime.audit(simulation, plan).divergence).toBeUndefined();
    }
  });

  it('is found to order twice where the store does not know a retry', async () => {
    const line = 'if (this.#keys.has(order.key)) return;';
    const loaded = await broken('src/store/order-log.ts', line, '');
    const found = firstViolation(loaded, 'stormy', 60);
    expect(found?.violation.oracle).toBe('an order is stored once');
    const { runtime, simulation } = loaded;
    const shrunk = runtime.shrinkPlan(
      simulation,
      runtime.planOf(simulation, 'stormy', found?.seed ?? 0),
    );
    expect(shrunk.plan.operations.length).toBe(1);
    expect(shrunk.result.violation?.oracle).toBe('an order is stored once');
    expect(runtime.storyOf(simulation, shrunk.result.trace ?? []).join('\n')).toMatch(
      /client-\d does order[^]*store-0[^]*is stored twice/,
    );
  });

  it('is found to show an old level where a late reply fills the cache', async () => {
    const line = 'if (this.#changes.get(item) === before) this.#levels.set(item, level);';
    const loaded = await broken('src/api/stock-cache.ts', line, 'this.#levels.set(item, level);');
    expect(firstViolation(loaded, 'stormy', 40, 20)?.violation.oracle).toBe(
      'a read shows the orders before it',
    );
  });

  it('is found to lose an order where it is not synced, whether or not anything crashes', async () => {
    const loaded = await broken('src/store/order-log.ts', 'await this.#file.sync();', '');
    expect(firstViolation(loaded, 'sunny', 1)?.violation.oracle).toBe(
      'an acknowledged order is not lost',
    );
  });

  it('is found to acknowledge what it has read from memory alone where it does not sync at its start', async () => {
    const loaded = await broken('src/store/order-log.ts', 'await file.sync();', '');
    expect(firstViolation(loaded, 'stormy', 20, 40)?.violation.oracle).toBe(
      'an acknowledged order is not lost',
    );
  });

  it('is found to accept no orders any more where it knows no path', async () => {
    const loaded = await broken('src/api/main.ts', "pathname === '/orders'", 'false');
    expect(firstViolation(loaded, 'sunny', 1)?.violation.oracle).toBe('all calls end');
  });
});
