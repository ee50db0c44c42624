import { gossip, type GossipWorld, mutualExclusion, sometimes } from '@gossip/sim-runtime/sim';
import { Elector } from './protocol.js';

type World = GossipWorld<Elector>;

export const simulation = gossip({
  name: 'split-brain-leader',
  nodes: 3,
  create: ({ id, peers, random, now, durable }) => new Elector(id, peers, random, now, durable),
  persist: (node: Elector) => node.promised,
  oracles: [
    mutualExclusion('there is one leader at a time', {
      held: ({ nodes, now }: World) =>
        nodes.filter((node) => node.isLeader(now)).map(({ id }) => ({ holder: id })),
    }),
    sometimes('a node leads', ({ nodes, now }: World) => nodes.some((node) => node.isLeader(now))),
  ],
  // A lease is only as good as the clocks that it is measured by.
  claims: ['loss', 'delay', 'duplication', 'partition', 'pause', 'crash'],
});
