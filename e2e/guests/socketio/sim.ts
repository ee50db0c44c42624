import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

const SUBSCRIBERS = ['subscriber-0', 'subscriber-1'];

function heard(world: ServiceWorld, name: string): readonly string[] {
  return (world.host(name).read('/heard') ?? '').split('\n').slice(0, -1);
}

/** A hub of socket.io 4 and its subscribers, who are given what they have missed where their session is recovered. */
export const simulation = service({
  name: 'socketio',
  hosts: {
    hub: { entry: './hub.js' },
    subscriber: { entry: './subscriber.js', count: 2 },
  },
  clients: 1,
  safetyTicks: 3_000,
  operationsPerRun: 30,
  operations: {
    post: async ({ fetch }) => {
      const signal = AbortSignal.timeout(1_000);
      await fetch('http://hub:3000/', { method: 'POST', body: 'x', signal }).catch(() => undefined);
    },
  },
  claims: ['loss', 'delay', 'connection-refused', 'connection-reset', 'partition', 'pause'],
  oracles: [
    always('a session has all messages, once and in order', (world: ServiceWorld) => {
      for (const name of SUBSCRIBERS) {
        let last: number | undefined;
        for (const line of heard(world, name)) {
          const [what, number] = line.split(' ');
          if (what === 'joined') last = undefined;
          if (what !== 'heard') continue;
          if (last !== undefined && Number(number) !== last + 1)
            return `${name} hears ${number} after ${last}`;
          last = Number(number);
        }
      }
      return true;
    }),
    sometimes('a session is recovered', (world: ServiceWorld) =>
      SUBSCRIBERS.some((name) => heard(world, name).includes('recovered')),
    ),
    sometimes('a session is lost', (world: ServiceWorld) =>
      SUBSCRIBERS.some((name) => heard(world, name).slice(1).includes('joined')),
    ),
  ],
});
