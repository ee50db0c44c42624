import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';
import { TimerHeap } from './timer-heap.js';

/** A simulator as many a project has written it: a heap of closures, and a macrotask for each event. */
export function overMacrotaskHeap(nodes: number, events: number): Sample {
  const heap = new TimerHeap();
  let now = 0;
  let order = 0;
  const network = new PeerNetwork(
    nodes,
    () => now,
    (ticks, event) => heap.push({ at: now + ticks, order: order++, event }),
  );
  return async () => {
    const before = network.events;
    while (network.events - before < events) {
      const timer = heap.pop();
      if (timer === undefined) throw new Error('Nothing is left to happen.');
      now = timer.at;
      timer.event();
      await new Promise(setImmediate);
    }
    return network.events - before;
  };
}
