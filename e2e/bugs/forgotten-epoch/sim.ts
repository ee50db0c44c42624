import { gossip, type GossipWorld, sometimes } from '@gossip/sim-runtime/sim';
import { nameOf, Publisher } from './protocol.js';

export const simulation = gossip({
  name: 'forgotten-epoch',
  nodes: 3,
  create: ({ id, peers, now, durable }) => new Publisher(id, peers, now, durable ?? 0),
  persist: (node: Publisher) => node.epoch,
  operations: {
    publish: ({ node, random }) => node.publish(random.below(1_000_000)),
  },
  operationsPerRun: 20,
  oracles: ({ always }) => [
    always(
      'a name stands for one item',
      ({ message }, values) => {
        if (message === undefined) return true;
        const name = nameOf(message);
        const value = values.get(name) ?? message.value;
        values.set(name, value);
        return value === message.value || `${name} is ${value} and ${message.value}`;
      },
      { history: () => new Map<string, number>() },
    ),
    sometimes(
      'a node publishes in a second life',
      ({ message }: GossipWorld<Publisher>) => message !== undefined && message.epoch > 1,
    ),
  ],
});
