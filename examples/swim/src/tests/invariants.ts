import { type NodeId } from '@gossip/sim-runtime';
import { always, eventually, type GossipWorld, type Oracle } from '@gossip/sim-runtime/sim';
import { type Rumor, type Status } from '../messages.js';
import { type SwimSettings } from '../swim-config.js';
import { periodsToDetect, ticksToAgree } from './bounds.js';
import { type Member } from './watched-member.js';

export type World = GossipWorld<Member>;

/** A member that is up and has not left. */
export function present({ node }: World, id: NodeId): Member | undefined {
  const member = node(id);
  return member?.hasLeft === false ? member : undefined;
}

interface Absence {
  readonly incarnation: number;
  readonly since: number;
}

interface Watch {
  readonly life: Member;
  readonly absences: Map<NodeId, Absence>;
}

/**
 * SWIM's time-bounded completeness, in the observer's own periods: it holds under all faults, since one
 * that is gone never answers. News of a later life, still under way, begins the count again.
 */
export function detectedInTime(settings: SwimSettings): Oracle<World> {
  return always(
    'one that is gone is dead to everybody within the bound',
    (world: World, watches) => {
      const observer = present(world, world.touched);
      if (observer === undefined) {
        // One that leaves gives up its probe: once it is back, it has everybody's turn to come.
        watches.delete(world.touched);
        return true;
      }
      for (const { absences } of watches.values()) absences.delete(world.touched);
      const watch = watchOf(watches, world.touched, observer);
      const bound = periodsToDetect(observer.opinions.size, settings);
      for (const opinion of observer.opinions.values()) {
        const periods = absentFor(world, observer, opinion, watch.absences);
        if (periods > bound) {
          return `node ${world.touched} takes ${opinion.member} for ${opinion.status} ${periods} periods after it was gone`;
        }
      }
      return true;
    },
    { history: () => new Map<NodeId, Watch>() },
  );
}

function watchOf(watches: Map<NodeId, Watch>, id: NodeId, life: Member): Watch {
  const known = watches.get(id);
  if (known?.life === life) return known;
  const watch = { life, absences: new Map<NodeId, Absence>() };
  watches.set(id, watch);
  return watch;
}

function absentFor(
  world: World,
  { periods }: Member,
  { member, status, incarnation }: Rumor,
  absences: Map<NodeId, Absence>,
): number {
  if (status === 'dead' || present(world, member) !== undefined) {
    absences.delete(member);
    return 0;
  }
  const absence = absences.get(member);
  if (absence?.incarnation === incarnation) return periods - absence.since;
  absences.set(member, { incarnation, since: periods });
  return 0;
}

/** What a member believed before, in the same life. */
interface Memory {
  readonly life: Member;
  readonly opinions: Map<NodeId, Rumor>;
}

export const opinionsOnlyAdvance = always(
  'no incarnation goes back, and the dead return only in a higher one',
  ({ node, touched }: World, memories) => {
    const life = node(touched);
    if (life === undefined) return true;
    const known = memories.get(touched);
    const memory = known?.life === life ? known : { life, opinions: new Map<NodeId, Rumor>() };
    memories.set(touched, memory);
    for (const [member, opinion] of life.opinions) {
      const before = memory.opinions.get(member);
      memory.opinions.set(member, opinion);
      if (before !== undefined && isOutdated(opinion, before)) {
        return `node ${touched} took ${member} for ${inWords(before)}, now for ${inWords(opinion)}`;
      }
    }
    return true;
  },
  { history: () => new Map<NodeId, Memory>() },
);

/** In order: within an incarnation, opinions only get worse. */
const WORSE: readonly Status[] = ['alive', 'suspect', 'dead'];

/** What the module itself takes for newer must not decide whether it is. */
export function isOutdated(opinion: Rumor, before: Rumor): boolean {
  if (opinion.incarnation !== before.incarnation) return opinion.incarnation < before.incarnation;
  return WORSE.indexOf(opinion.status) < WORSE.indexOf(before.status);
}

export const onlyItselfBeginsALife = always(
  'only a member itself begins an incarnation',
  ({ node, touched }: World, begun) => {
    const life = node(touched);
    if (life === undefined) return true;
    begun.set(touched, Math.max(begun.get(touched) ?? 0, life.incarnation));
    for (const opinion of life.opinions.values()) {
      if (opinion.incarnation > (begun.get(opinion.member) ?? 0)) {
        return `node ${touched} takes ${opinion.member} for ${inWords(opinion)}, which it never began`;
      }
    }
    return true;
  },
  { history: () => new Map<NodeId, number>() },
);

/** Holds where members crash or leave, but no message of a member that is up is lost or late. */
export const noFalsePositive = always('nobody who is present is suspected', (world: World) => {
  for (const opinion of world.node(world.touched)?.opinions.values() ?? []) {
    const { member, status, incarnation } = opinion;
    if (status !== 'alive' && present(world, member)?.incarnation === incarnation) {
      return `node ${world.touched} takes ${member} for ${inWords(opinion)}`;
    }
  }
  return true;
});

/** Once faults have ended, in a group of so many. */
export function everybodyAgrees(members: number, settings: SwimSettings): Oracle<World> {
  return eventually(
    'everybody present is alive to all, and nobody else',
    (world: World) => {
      for (const observer of world.nodes) {
        if (observer.hasLeft) continue;
        for (const opinion of observer.opinions.values()) {
          const { member, status, incarnation } = opinion;
          const there = present(world, member);
          const isTrue =
            there === undefined
              ? status === 'dead'
              : status === 'alive' && incarnation === there.incarnation;
          if (!isTrue) {
            return `${member} is taken for ${inWords(opinion)}, and is ${there === undefined ? 'gone' : `in incarnation ${there.incarnation}`}`;
          }
        }
      }
      return true;
    },
    { withinTicks: ticksToAgree(members - 1, settings) },
  );
}

export function inWords({ status, incarnation }: Pick<Rumor, 'status' | 'incarnation'>): string {
  return `${status} in incarnation ${incarnation}`;
}
