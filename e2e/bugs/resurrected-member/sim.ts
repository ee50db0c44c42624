import { eventually, gossip, type GossipWorld } from '@gossip/sim-runtime/sim';
import { Membership } from './protocol.js';

export const simulation = gossip({
  name: 'resurrected-member',
  nodes: 3,
  create: ({ id, peers, now, durable }) => new Membership(id, peers, now, durable),
  persist: (node: Membership) => node.standing,
  operations: {
    leave: ({ node }) => node.leave(),
    comeBack: ({ node }) => node.comeBack(),
  },
  operationsPerRun: 20,
  oracles: ({ always }) => [
    always(
      'a life that is over does not begin again',
      ({ node, touched }, lives) => {
        const observer = node(touched);
        if (observer === undefined) return true;
        // A node that starts again has forgotten who left before.
        const ended = lives.get(observer) ?? new Map<number, number>();
        lives.set(observer, ended);
        for (const [member, { kind, incarnation }] of observer.members) {
          if (kind === 'dead') ended.set(member, incarnation);
          else if (incarnation <= (ended.get(member) ?? 0)) {
            return `node ${observer.id} knew that node ${member} had left, and takes it to be there again`;
          }
        }
        return true;
      },
      { history: () => new Map<Membership, Map<number, number>>() },
    ),
    eventually(
      'all members know who is there',
      ({ nodes }: GossipWorld<Membership>) =>
        nodes.every(({ id, standing }) =>
          nodes.every((other) => other.id === id || other.members.get(id)?.kind === standing.kind),
        ),
      { withinTicks: 500 },
    ),
  ],
});
