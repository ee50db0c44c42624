import { createClock } from '@sinonjs/fake-timers';
import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';

/** The network over a clock of @sinonjs/fake-timers, advanced tick by tick. */
export function overFakeTimers(nodes: number, events: number): Sample {
  const clock = createClock(0, Number.MAX_SAFE_INTEGER);
  const network = new PeerNetwork(
    nodes,
    () => clock.now,
    (ticks, event) => void clock.setTimeout(event, ticks),
  );
  return () => {
    const before = network.events;
    while (network.events - before < events) clock.tick(1);
    return network.events - before;
  };
}
