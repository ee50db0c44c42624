import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

const CALLERS = ['queue', 'limited-queue', 'bottleneck', 'limited-bottleneck'];
const LIMIT = { LIMIT_MS: '100' };

/** The most requests of a caller that the backend worked on at once. */
function mostAtWork(world: ServiceWorld, caller: string): number {
  const lines = world.host('backend-0').read('/at-work')?.split('\n') ?? [];
  return Math.max(
    0,
    ...lines
      .filter((line) => line.startsWith(`${caller}-0 `))
      .map((line) => Number(line.split(' ')[1])),
  );
}

/** Queues that call a backend at most twice at once: p-queue 8 and bottleneck 2, with and without a limit of time. */
export const simulation = service({
  name: 'queues',
  hosts: {
    backend: { entry: './backend.js' },
    queue: { entry: './p-queue.js' },
    'limited-queue': { entry: './p-queue.js', env: LIMIT },
    bottleneck: { entry: './bottleneck.js' },
    'limited-bottleneck': { entry: './bottleneck.js', env: LIMIT },
  },
  clients: 2,
  safetyTicks: 2_000,
  operationsPerRun: 60,
  operations: {
    call: async ({ fetch, random }) => {
      const url = `http://${random.pick(CALLERS)}:3000/`;
      await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
    },
  },
  claims: ['loss', 'delay', 'partition', 'pause'],
  oracles: [
    ...CALLERS.map((caller) =>
      always(`${caller} works on two at once`, (world: ServiceWorld) => {
        const most = mostAtWork(world, caller);
        return most <= 2 || `the backend worked on ${most} requests of ${caller}-0 at once`;
      }),
    ),
    sometimes('two are worked on at once', (world: ServiceWorld) =>
      CALLERS.some((caller) => mostAtWork(world, caller) === 2),
    ),
  ],
});
