import * as fc from 'fast-check';
import { type Sample } from '../sampling/benchmark.js';
import { PeerNetwork } from './peer-network.js';

/**
 * The network over `fc.scheduler()`: everything under way is a promise, and the scheduler releases one
 * after the other in an order of its own. It knows no time, so a node's clock counts events.
 */
export function overFastCheckScheduler(nodes: number, events: number): Sample {
  let seed = 0;
  return async () => {
    let done = 0;
    const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const network = new PeerNetwork(
        nodes,
        () => done,
        (_ticks, event) => void scheduler.schedule(Promise.resolve()).then(event),
      );
      while (network.events < events) {
        await scheduler.waitNext(1);
        done = network.events;
      }
    });
    await fc.assert(property, { numRuns: 1, seed: seed++ });
    return done;
  };
}
