import { gossip, type GossipWorld, sometimes } from '@gossip/sim-runtime/sim';
import { Counter, type Memory, SERVER } from './protocol.js';

type World = GossipWorld<Counter>;

export const simulation = gossip({
  name: 'increment-applied-twice',
  nodes: 3,
  create: ({ now, durable }) => new Counter(now, durable),
  persist: (node: Counter): Memory => node.memory,
  operations: {
    increment: ({ node, id, now }) => id !== SERVER && node.increment(now),
  },
  operationsPerRun: 20,
  oracles: ({ always }) => [
    always(
      'each request counts once',
      ({ message, from, node, touched }, requests) => {
        if (message?.kind === 'increment') requests.add(`${from}/${message.request}`);
        const count = touched === SERVER ? node(SERVER)?.memory.count : undefined;
        return (
          count === undefined ||
          count === requests.size ||
          `${requests.size} request${requests.size === 1 ? '' : 's'} came to ${count}`
        );
      },
      { history: () => new Set<string>() },
    ),
    sometimes('a client asks again', ({ message, touched, from, node }: World) => {
      const applied = from === undefined ? undefined : node(touched)?.memory.applied.get(from);
      return message?.kind === 'increment' && applied === message.request;
    }),
  ],
  // The network delivers each message once and at once, or not at all.
  claims: ['loss', 'partition', 'pause', 'crash'],
});
