import { type NodeId } from '@gossip/sim-runtime';
import { type Oracle, sometimes } from '@gossip/sim-runtime/sim';
import { type Status } from '../messages.js';
import { type Swim } from '../protocol.js';
import { type World } from './invariants.js';

/** What a member thought of each other before, in the same life: a new one begins with no opinion. */
interface Memory {
  readonly life: Swim;
  readonly statuses: Map<NodeId, Status>;
}

/**
 * Counts how often a member changes its mind on another from `before` to `after`.
 *
 * @param counts - which events count. Without a message, a change is the member's own conclusion.
 */
function change(
  name: string,
  before: Status,
  after: Status,
  counts: (world: World) => boolean = () => true,
): Oracle<World> {
  return sometimes(
    name,
    (world: World, memories: Map<NodeId, Memory>) => {
      const { node, touched } = world;
      const life = node(touched);
      if (life === undefined) return false;
      const known = memories.get(touched);
      const memory = known?.life === life ? known : { life, statuses: new Map<NodeId, Status>() };
      memories.set(touched, memory);
      let happened = false;
      for (const { member, status } of life.opinions.values()) {
        const earlier = memory.statuses.get(member) ?? 'alive';
        if (earlier === before && status === after) happened = true;
        memory.statuses.set(member, status);
      }
      return happened && counts(world);
    },
    { history: (): Map<NodeId, Memory> => new Map() },
  );
}

/** What happens even without faults, since members leave and come back. */
export const coverageGoals = [
  change('a member is suspected', 'alive', 'suspect'),
  change('a suspect is declared dead', 'suspect', 'dead', ({ message }) => message === undefined),
  change('the dead are alive again', 'dead', 'alive'),
  sometimes('a helper is asked', ({ message }: World) => message?.kind === 'ping-req'),
  sometimes('a helper has no answer', ({ message }: World) => message?.kind === 'nack'),
];

/** A suspect that hears of it begins another incarnation; others do so when they come back. */
export const suspicionRefuted = sometimes(
  'a suspicion is refuted',
  ({ node, touched, message }: World, lives: Map<NodeId, { life: Swim; incarnation: number }>) => {
    const life = node(touched);
    if (life === undefined) return false;
    const known = lives.get(touched);
    const { incarnation } = life;
    lives.set(touched, { life, incarnation });
    if (known?.life !== life || incarnation === known.incarnation) return false;
    return (message?.rumors ?? []).some(
      (rumor) =>
        rumor.member === touched &&
        rumor.status === 'suspect' &&
        rumor.incarnation === known.incarnation,
    );
  },
  { history: () => new Map<NodeId, { life: Swim; incarnation: number }>() },
);

export const localHealthSuffers = sometimes(
  'local health gives others more time',
  ({ node, touched }: World) => (node(touched)?.healthMultiplier ?? 1) > 1,
);

export const suspicionConfirmed = sometimes(
  'a suspicion is confirmed by others',
  ({ node, touched }: World) =>
    [...(node(touched)?.opinions.values() ?? [])].some(
      (opinion) => opinion.status === 'suspect' && opinion.accusers.length > 1,
    ),
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
