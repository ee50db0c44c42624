import { type Random } from '@gossip/sim-runtime';
import {
  type FaultKind,
  gossip,
  type NodeContext,
  type Oracle,
  type Simulation,
} from '@gossip/sim-runtime/sim';
import { Swim } from '../protocol.js';
import { type SwimSettings } from '../swim-config.js';
import { type World } from './invariants.js';
import { type Member, watched } from './watched-member.js';

/** Times are in ticks; a message takes one. */
export const SETTINGS: SwimSettings = {
  periodTicks: 12,
  ackTimeoutTicks: 4,
  helpers: 2,
  suspicionPeriods: 4,
  mostSuspicionPeriods: 4,
  confirmations: 0,
  retellings: 3,
  rumorsPerMessage: 6,
  revivalPeriods: 2,
  worstHealth: 0,
};

/** Makes a member of what it is set to and what the simulator gives it. */
export type MemberFactory = (
  settings: SwimSettings,
  context: Pick<NodeContext<number>, 'id' | 'peers' | 'random' | 'now'> & {
    readonly durable?: number | undefined;
  },
) => Member;

/** Makes members of the protocol as it is, or of a class that does something else. */
export function membersOf(Kind: typeof Swim): MemberFactory {
  const Watched = watched(Kind);
  return (settings, { id, peers, random, now, durable }) =>
    new Watched({ ...settings, nodeId: id }, peers, random, now, durable);
}

/** What sets one simulation of the protocol apart from another. */
export interface Variant {
  readonly name: string;
  readonly members: number;
  readonly settings: SwimSettings;
  readonly claims: readonly FaultKind[];
  readonly oracles: readonly Oracle<World>[];
  /** Whether applications accuse members that may well be alive. */
  readonly accusations: boolean;
}

/** Members that leave and rejoin, under the faults that the variant claims to survive. */
export function membershipSimulation(variant: Variant, create = membersOf(Swim)): Simulation {
  const { name, members, settings, claims, oracles, accusations } = variant;
  return gossip({
    name,
    nodes: members,
    create: (context: NodeContext<number>) => create(settings, context),
    persist: (node: Member) => node.incarnation,
    view: ({ incarnation, hasLeft, opinions, periods, healthMultiplier }) => ({
      incarnation,
      hasLeft,
      opinions,
      periods,
      healthMultiplier,
    }),
    claims,
    operations: {
      // An operation counts where it is possible, whatever the member says.
      leave: ({ node }) => {
        const isPossible = !node.hasLeft;
        return node.leave() || isPossible;
      },
      rejoin: ({ node, now }) => {
        const isPossible = node.hasLeft;
        return node.rejoin(now) || isPossible;
      },
      ...(accusations && {
        accuse: ({ node, random }: { node: Member; random: Random }) => {
          const others = [...node.opinions.values()];
          const accused = others[random.below(others.length)];
          if (accused === undefined) return false;
          const isPossible = !node.hasLeft && accused.status === 'alive';
          return node.accuse(accused.member) || isPossible;
        },
      }),
    },
    oracles,
  });
}
