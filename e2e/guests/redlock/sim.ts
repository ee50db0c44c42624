import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

/** Two workers that write to a store under a lock of redlock 5, by ioredis 5, over the sockets of a small Redis server. */
export const simulation = service({
  name: 'redlock',
  hosts: {
    redis: { entry: './redis.js' },
    store: { entry: './store.js' },
    worker: { entry: './worker.js', count: 2 },
  },
  clients: 2,
  safetyTicks: 3_000,
  operationsPerRun: 20,
  operations: {
    work: async ({ fetch, random }) => {
      const url = `http://worker-${random.below(2)}:3000/`;
      await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    },
  },
  claims: ['loss', 'delay', 'connection-refused', 'connection-reset', 'pause'],
  oracles: [
    always('one worker writes at a time', (world: ServiceWorld) => {
      const writing = new Set<string>();
      for (const line of world.host('store-0').read('/log')?.split('\n') ?? []) {
        const [what, worker = ''] = line.split(' ');
        if (what === 'end') writing.delete(worker);
        if (what !== 'begin') continue;
        const [other] = [...writing].filter((it) => it !== worker);
        if (other !== undefined) return `${worker} begins to write before ${other} has ended`;
        writing.add(worker);
      }
      return true;
    }),
    sometimes('both write', (world: ServiceWorld) =>
      ['worker-0', 'worker-1'].every((worker) =>
        world.host('store-0').read('/log')?.includes(`end ${worker}`),
      ),
    ),
  ],
});
