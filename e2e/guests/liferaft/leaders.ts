import { type ServiceWorld } from '@gossip/sim-runtime/service';
import { always, sometimes } from '@gossip/sim-runtime/sim';

/** What is demanded of members that note the terms which they lead in a file. */
export const leaderOracles = [
  always('a term has one leader', ({ hosts }: ServiceWorld) => {
    const leaders = new Map<string, string>();
    for (const host of hosts) {
      for (const term of new Set(host.read('/terms-led')?.split('\n') ?? [])) {
        const other = leaders.get(term);
        if (term !== '' && other !== undefined) return `${other} and ${host.name} led term ${term}`;
        leaders.set(term, host.name);
      }
    }
    return true;
  }),
  sometimes('a member leads', ({ hosts }: ServiceWorld) =>
    hosts.some((host) => host.read('/terms-led') !== undefined),
  ),
];
