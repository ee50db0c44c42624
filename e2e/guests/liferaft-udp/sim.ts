import { service } from '@gossip/sim-runtime/service';
import { leaderOracles } from '../liferaft/leaders.js';

const MEMBERS = ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'];

/** Five members of a cluster of `@markwylde/liferaft` over datagrams, which may be lost, late, and doubled. */
export const simulation = service({
  name: 'liferaft-udp',
  hosts: {
    node: { entry: './node.js', count: MEMBERS.length, env: { MEMBERS: MEMBERS.join(' ') } },
  },
  clients: 1,
  safetyTicks: 4_000,
  operationsPerRun: 1,
  operations: {
    wait: async ({ sleep }) => sleep(10),
  },
  // No member forgets: none of them crashes.
  claims: ['loss', 'delay', 'duplication', 'partition', 'pause'],
  oracles: leaderOracles,
});
