import { callsOf } from '@gossip/sim-runtime/history';
import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

const SERVERS = ['atomic', 'steno'];

/** The last number that a server acknowledged. */
function acknowledged({ history }: ServiceWorld, server: string): number {
  return Math.max(
    0,
    ...callsOf(history)
      .filter(({ key, outcome }) => key === server && outcome === 'ok')
      .map(({ result }) => Number(result)),
  );
}

/** Two ways to replace a file at once: write-file-atomic 6, and steno 4, which lowdb writes with. */
export const simulation = service({
  name: 'files',
  hosts: {
    atomic: { entry: './atomic.js', onExit: 'restart' },
    steno: { entry: './steno.js', onExit: 'restart' },
  },
  clients: 2,
  safetyTicks: 2_000,
  operationsPerRun: 30,
  operations: {
    count: async ({ fetch, history, random }) => {
      const server = random.pick(SERVERS);
      const call = history.invoke('count', null, server);
      try {
        const response = await fetch(`http://${server}:3000/`, {
          signal: AbortSignal.timeout(1_000),
        });
        if (response.ok) call.ok(Number(await response.text()));
        else call.info();
      } catch {
        call.info();
      }
    },
  },
  oracles: [
    ...SERVERS.map((server) =>
      always(`the file of ${server} is whole`, (world: ServiceWorld) => {
        const text = world.host(`${server}-0`).read('/data/number');
        return (
          text === undefined || /^\d{8}$/.test(text) || `the file holds ${JSON.stringify(text)}`
        );
      }),
    ),
    ...SERVERS.map((server) =>
      always(`an acknowledged number of ${server} is not lost`, (world: ServiceWorld) => {
        const held = Number(world.host(`${server}-0`).read('/data/number') ?? 0);
        const last = acknowledged(world, server);
        return held >= last || `${last} was acknowledged, and the file holds ${held}`;
      }),
    ),
    sometimes('both count', (world: ServiceWorld) =>
      SERVERS.every((server) => acknowledged(world, server) > 0),
    ),
  ],
});
