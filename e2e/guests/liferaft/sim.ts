import { service } from '@gossip/sim-runtime/service';
import { leaderOracles } from './leaders.js';

const MEMBERS = ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'];

/** Five members of a cluster of `@markwylde/liferaft`, each of which notes the terms that it leads. */
export const simulation = service({
  name: 'liferaft',
  hosts: {
    node: { entry: './node.js', count: MEMBERS.length, env: { MEMBERS: MEMBERS.join(' ') } },
  },
  clients: 1,
  safetyTicks: 6_000,
  operationsPerRun: 10,
  operations: {
    ask: async ({ fetch, random }) => {
      const url = `http://${random.pick(MEMBERS)}:7000/`;
      await fetch(url, { signal: AbortSignal.timeout(500) }).catch(() => undefined);
    },
  },
  claims: [
    'loss',
    'delay',
    'connection-refused',
    'connection-reset',
    'partition',
    'pause',
    'mass-restart',
  ],
  oracles: leaderOracles,
});
