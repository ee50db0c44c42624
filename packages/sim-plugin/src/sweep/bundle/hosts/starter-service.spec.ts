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

  it('is found to order twice where a retry has a key of its own', async () => {
    const loaded = await broken(
      'src/api/store-client.ts',
      '{ ...order, key }',
      '{ ...order, key: randomUUID() }',
    );
    const found = firstViolation(loaded, 'stormy', 60, 10);
    expect(found?.violation.oracle).toBe('an order is stored once');
    const { runtime, simulation } = loaded;
    const shrunk = runtime.shrinkPlan(
      simulation,
      runtime.planOf(simulation, 'stormy', found?.seed ?? 0),
    );
    // Which connection breaks depends on those before it, so some of them stay.
    expect(shrunk.plan.operations.length).toBeLessThanOrEqual(4);
    expect(shrunk.result.violation?.oracle).toBe('an order is stored once');
    expect(runtime.storyOf(simulation, shrunk.result.trace ?? []).join('\n')).toMatch(
      /client-\d does order[^]*store-0[^]*is stored twice/,
    );
  });

  it('is found to show an old level where a late reply fills the cache', async () => {
    const line = 'if (this.#changes.get(item) === before) this.#levels.set(item, level);';
    const loaded = await broken('src/api/stock-cache.ts', line, 'this.#levels.set(item, level);');
    expect(firstViolation(loaded, 'stormy', 40, 500)?.violation.oracle).toBe(
      'a read shows the orders before it',
    );
  });

  it('is found to lose an order where it is not synced', async () => {
    const loaded = await broken('src/store/order-log.ts', 'await this.#file.sync();', '');
    expect(firstViolation(loaded, 'radioactive', 100)?.violation.oracle).toBe(
      'an acknowledged order is not lost',
    );
  });
});
