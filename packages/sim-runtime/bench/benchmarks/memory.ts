import { type NodeId, Outbox } from '@gossip/sim-runtime';
import { codec, type Message, type Outgoing } from '../reference-protocol.js';
import { type Benchmark, type Sample, scaled } from '../sampling/benchmark.js';
import { ArrayOutbox } from '../workloads/array-outbox.js';
import { eventsOf, referenceNetwork } from '../workloads/reference-network.js';

const QUEUED = 1_000_000;
/** Few enough at a time for an array to be shifted in no time. */
const BATCH = 1_000;
const PASSED = 1_000_000;
const MAX_DELAY_TICKS = 200;

/** Bytes in use once all that can be collected is. */
function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** How much more is in use with so many messages under way, by the message. */
function bytesPerQueuedEvent(outbox: () => Outgoing): (scale: number) => Sample {
  return (scale) => {
    const queued = scaled(QUEUED, scale);
    return () => {
      const network = referenceNetwork({ nodes: 2, outbox });
      network.useFaults({ ...NO_FAULTS, maxDelayTicks: MAX_DELAY_TICKS });
      const before = bytesInUse();
      for (let sent = 0; sent < queued; sent += BATCH) {
        network.act(0, sent, (node) => {
          for (let value = 0; value < BATCH; value++) {
            node.outbox.send(1 as NodeId, { key: 0, version: 1, value });
          }
        });
      }
      const bytes = bytesInUse() - before;
      // Taking them now keeps them alive until here, and proves that they were there.
      const arrived = network.run(MAX_DELAY_TICKS + 2);
      if (arrived < queued) throw new Error(`${queued} messages were sent, ${arrived} arrived.`);
      return bytes / queued;
    };
  };
}

const NO_FAULTS = { dropPpm: 0, duplicatePpm: 0, byzantinePpm: 0, partitions: [] };

/** How many bytes a network's memory grows by while events pass. */
function growth(nodes: number): (scale: number) => Sample {
  return (scale) => {
    const sample = eventsOf(referenceNetwork({ nodes }), scaled(PASSED, scale));
    return async () => {
      const before = bytesInUse();
      await sample();
      return bytesInUse() - before;
    };
  };
}

export const benchmark: Benchmark = {
  name: 'memory',
  measures:
    'bytes for a message under way, its own fields included, and growth over a million events',
  unit: 'bytes',
  kind: 'figure',
  variants: {
    'queued, own array': { prepare: bytesPerQueuedEvent(() => new ArrayOutbox()) },
    'queued, Outbox': { prepare: bytesPerQueuedEvent(() => new Outbox<Message>()) },
    'queued, Outbox with codec': { prepare: bytesPerQueuedEvent(() => new Outbox(codec)) },
    'growth over a million events, N=3': { prepare: growth(3) },
    'growth over a million events, N=100': { prepare: growth(100) },
  },
  comparisons: [],
};
