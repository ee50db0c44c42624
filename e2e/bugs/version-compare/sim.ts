import { eventually, gossip, type GossipWorld, monotonic } from '@gossip/sim-runtime/sim';
import { type Entry, Register } from './protocol.js';

type World = GossipWorld<Register>;

export const simulation = gossip({
  name: 'version-compare',
  nodes: 3,
  create: ({ id, peers, random, now, durable }) => new Register(id, peers, random, now, durable),
  persist: (node: Register) => node.entry,
  operations: {
    put: ({ node, random }) => node.put(random.below(1_000)),
  },
  operationsPerRun: 20,
  oracles: [
    monotonic('a copy never goes back', {
      of: ({ touched }: World) => touched,
      value: ({ node, touched }: World) => node(touched)?.entry,
      compare: (first: Entry, second: Entry) =>
        first.version - second.version || first.writer - second.writer,
    }),
    eventually(
      'all copies are the same',
      ({ nodes }: World) => nodes.every(({ entry }) => entry?.value === nodes[0]?.entry?.value),
      { withinTicks: 1_000 },
    ),
  ],
});
