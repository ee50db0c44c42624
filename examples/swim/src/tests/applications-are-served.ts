import { type NodeId } from '@gossip/sim-runtime';
import { always, type Oracle } from '@gossip/sim-runtime/sim';
import { type Rumor } from '../messages.js';
import { type SwimSettings } from '../swim-config.js';
import { type World } from './invariants.js';
import { type Member } from './watched-member.js';

interface Memory {
  readonly life: Member;
  readonly hasLeft: boolean;
  readonly opinions: ReadonlyMap<NodeId, Rumor>;
}

/**
 * A member leaves and comes back when it is asked to, and at no other time. One that leaves says so to a few that
 * live, and is silent then. One that accuses another suspects it.
 */
export function applicationsAreServed(settings: SwimSettings): Oracle<World> {
  return always(
    'an application gets what it asks for',
    (world: World, memories) => {
      const { node, touched } = world;
      const life = node(touched);
      if (life === undefined) return true;
      const known = memories.get(touched);
      const before = known?.life === life ? known : { life, hasLeft: false, opinions: new Map() };
      memories.set(touched, { life, hasLeft: life.hasLeft, opinions: new Map(life.opinions) });
      const fault = faultOf(world, life, before, settings);
      return fault === undefined || `node ${touched} ${fault}`;
    },
    { history: () => new Map<NodeId, Memory>() },
  );
}

function faultOf(
  { operation, sent }: World,
  life: Member,
  before: Memory,
  settings: SwimSettings,
): string | undefined {
  if (operation !== undefined && life.hasComplied !== true) return `refuses to ${operation}`;
  switch (operation) {
    case 'leave':
      if (before.hasLeft || !life.hasLeft) return 'does not leave';
      return saysFarewell(sent, life, settings) ? undefined : 'leaves without a farewell';
    case 'rejoin':
      return before.hasLeft && !life.hasLeft ? undefined : 'does not come back';
    case 'accuse':
      return !life.hasLeft && accusations(life, before) === 1
        ? undefined
        : 'does not suspect the one it accuses';
    default:
      if (life.hasLeft !== before.hasLeft)
        return `${life.hasLeft ? 'leaves' : 'comes back'} unasked`;
      return life.hasLeft && (sent.length > 0 || life.pollTimeout() !== undefined)
        ? 'has left, and is not silent'
        : undefined;
  }
}

function saysFarewell(
  sent: World['sent'],
  { opinions }: Member,
  { helpers }: SwimSettings,
): boolean {
  const living = [...opinions.values()].filter(({ status }) => status !== 'dead');
  const told = new Set(sent.map(({ destination }) => destination));
  return (
    sent.every(({ message }) => message.kind === 'farewell') &&
    [...told].every((member) => opinions.get(member)?.status !== 'dead') &&
    told.size === sent.length &&
    told.size === Math.min(helpers, living.length)
  );
}

/** How many the member suspects now that it took for alive. */
function accusations({ opinions }: Member, before: Memory): number {
  const accused = [...opinions.values()].filter(
    ({ member, status }) =>
      status === 'suspect' && (before.opinions.get(member)?.status ?? 'alive') === 'alive',
  );
  return accused.length;
}
