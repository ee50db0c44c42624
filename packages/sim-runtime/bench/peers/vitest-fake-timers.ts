import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';

/**
 * The network over `vi.useFakeTimers()`, advanced by `vi.advanceTimersByTime(1)`.
 *
 * `vi` refuses to work outside a test run unless it finds the state of a worker; all that fake timers
 * read of it is their configuration.
 */
export async function overVitestFakeTimers(nodes: number, events: number): Promise<Sample> {
  Object.assign(globalThis, { __vitest_worker__: { config: { fakeTimers: {} } } });
  const { vi } = await import('vitest');
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'Date'], loopLimit: Number.MAX_SAFE_INTEGER });
  const network = new PeerNetwork(
    nodes,
    () => Date.now(),
    (ticks, event) => void setTimeout(event, ticks),
  );
  return () => {
    const before = network.events;
    while (network.events - before < events) vi.advanceTimersByTime(1);
    return network.events - before;
  };
}
