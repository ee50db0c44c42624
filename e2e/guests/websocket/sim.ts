import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

/** A hub and its subscribers over ws 8: an HTTP server whose connections are upgraded. */
export const simulation = service({
  name: 'websocket',
  hosts: {
    hub: { entry: './hub.js' },
    subscriber: { entry: './subscriber.js', count: 2 },
  },
  clients: 1,
  safetyTicks: 3_000,
  operationsPerRun: 30,
  operations: {
    post: async ({ fetch, random }) => {
      const body = `${random.next()}`;
      const signal = AbortSignal.timeout(1_000);
      await fetch('http://hub:3000/', { method: 'POST', body, signal }).catch(() => undefined);
    },
  },
  claims: ['loss', 'delay', 'connection-refused', 'connection-reset', 'partition', 'pause'],
  oracles: [
    always('a connection carries all messages, in order', (world: ServiceWorld) => {
      for (const subscriber of ['subscriber-0', 'subscriber-1']) {
        let last = 0;
        for (const line of world.host(subscriber).read('/heard')?.trim().split('\n') ?? []) {
          const [what, number] = line.split(' ');
          if (what === 'heard' && Number(number) !== last + 1)
            return `${subscriber} hears ${number} after ${last}`;
          last = Number(number);
        }
      }
      return true;
    }),
    sometimes('a message is missed while a subscriber is away', (world: ServiceWorld) =>
      /heard (\d+)\njoined (?!\1\n)/.test(world.host('subscriber-0').read('/heard') ?? ''),
    ),
  ],
});
