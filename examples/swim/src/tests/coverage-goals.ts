import { type NodeId } from '@gossip/sim-runtime';
import { type Oracle, sometimes } from '@gossip/sim-runtime/sim';
import { type Status } from '../messages.js';
import { type World } from './invariants.js';

/** What was said of a member before, by each member. */
type Earlier = Map<string, Status>;

/** Counts how often a member changes its mind on another from `before` to `after`. */
function change(name: string, before: readonly Status[], after: Status): Oracle<World> {
  return sometimes(
    name,
    ({ node, touched }: World, earlier: Earlier) => {
      let happened = false;
      for (const { member, status } of node(touched)?.opinions.values() ?? []) {
        const key = `${touched}/${member}`;
        const known = earlier.get(key) ?? 'alive';
        if (before.includes(known) && status === after) happened = true;
        earlier.set(key, status);
      }
      return happened;
    },
    { history: (): Earlier => new Map() },
  );
}

/** What happens even without faults, since members leave and come back. */
export const coverageGoals = [
  change('a member is suspected', ['alive'], 'suspect'),
  change('a suspect is declared dead', ['suspect'], 'dead'),
  change('the dead are alive again', ['dead'], 'alive'),
  sometimes('a helper is asked', ({ message }: World) => message?.kind === 'ping-req'),
  sometimes('a helper has no answer', ({ message }: World) => message?.kind === 'nack'),
];

export const suspicionRefuted = change('a suspicion is refuted', ['suspect'], 'alive');

export const localHealthSuffers = sometimes(
  'local health gives others more time',
  ({ node, touched }: World) => (node(touched)?.healthMultiplier ?? 1) > 1,
);

export const aNewLifeBegins = sometimes(
  'a member begins a higher incarnation than it had',
  ({ node, touched }: World, known: Map<NodeId, number>) => {
    const incarnation = node(touched)?.incarnation ?? 0;
    const before = known.get(touched) ?? 0;
    known.set(touched, incarnation);
    return incarnation > before;
  },
  { history: () => new Map<NodeId, number>() },
);
