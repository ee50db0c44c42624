import { service, type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

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
  oracles: [
    always('a term has one leader', ({ hosts }: ServiceWorld) => {
      const leaders = new Map<string, string>();
      for (const host of hosts) {
        for (const term of new Set(host.read('/terms-led')?.split('\n') ?? [])) {
          const other = leaders.get(term);
          if (term !== '' && other !== undefined)
            return `${other} and ${host.name} led term ${term}`;
          leaders.set(term, host.name);
        }
      }
      return true;
    }),
    sometimes('a member leads', ({ hosts }: ServiceWorld) =>
      hosts.some((host) => host.read('/terms-led') !== undefined),
    ),
  ],
});
