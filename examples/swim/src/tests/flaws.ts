import { type NodeId } from '@gossip/sim-runtime';
import { onTestFinished } from 'vitest';
import { Knowledge } from '../knowledge.js';
import { LocalHealth } from '../local-health.js';
import { type Rumor } from '../messages.js';
import { ProbeOrder } from '../probe-order.js';
import { Swim } from '../protocol.js';
import { Relays } from '../relays.js';
import { Roster } from '../roster.js';
import { type SwimSettings } from '../swim-config.js';
import { CALM } from './calm-simulation.js';
import { hearing, unaware } from './hearing.js';
import { LIFEGUARD } from './lifeguard-simulation.js';
import { type MemberFactory, membersOf, SETTINGS, type Variant } from './membership-simulation.js';
import { PLAIN } from './under-all-faults.js';

export const asItIs = membersOf(Swim);

/** A flaw: what plants it may replace a decision of the module, and gives what makes members. */
export interface Flaw {
  readonly variant: Variant;
  readonly plant: () => MemberFactory;
}

/** A member with other settings than those of the oracles. */
const setTo = (settings: Partial<SwimSettings>) => (): MemberFactory => (right, context) =>
  asItIs({ ...right, ...settings }, context);

/** A decision of the module, taken otherwise until the test is over. */
function replace<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  flawed: (right: Owner[Name]) => Owner[Name],
): void {
  const right = owner[name];
  owner[name] = flawed(right);
  onTestFinished(() => {
    owner[name] = right;
  });
}

/** What must hold, each with a flaw that it finds. */
export const VIOLATIONS: Readonly<Record<string, Flaw>> = {
  'an application gets what it asks for': {
    variant: PLAIN,
    // A member leaves without a word.
    plant: setTo({ helpers: 0 }),
  },
  'a member takes what is newer, and refutes what is not so': {
    variant: PLAIN,
    // A member refutes nothing.
    plant: () => unaware,
  },
  'news is told as often as it takes, and no more': {
    variant: PLAIN,
    // A member tells its news a third as often.
    plant: setTo({ retellings: 1 }),
  },
  'a member probes, asks and helps in time': {
    variant: PLAIN,
    // A member takes half of the time for its periods.
    plant: setTo({ periodTicks: SETTINGS.periodTicks / 2 }),
  },
  'a member answers what it is asked': {
    variant: PLAIN,
    // A member does not help others with their probes.
    plant: () =>
      membersOf(
        hearing((message) =>
          message.kind === 'ping-req' ? { kind: 'farewell', rumors: message.rumors } : message,
        ),
      ),
  },
  'a message says in which life its sender is, and what it holds of the receiver': {
    variant: PLAIN,
    // A member says what it holds of others, and nothing of itself.
    plant: () => {
      replace(Knowledge.prototype, 'rumorsFor', (rumorsFor) => {
        return function (this: Knowledge, receiver) {
          return rumorsFor.call(this, receiver).slice(1);
        };
      });
      return asItIs;
    },
  },
  'every period probes a member': {
    variant: PLAIN,
    // A member waits for others to probe it.
    plant: () => {
      replace(ProbeOrder.prototype, 'next', () => () => undefined);
      return asItIs;
    },
  },
  'one that is gone is dead to everybody within the bound': {
    variant: PLAIN,
    // The helper that has no answer counts for one.
    plant: () =>
      membersOf(
        hearing((message) => (message.kind === 'nack' ? { ...message, kind: 'ack' } : message)),
      ),
  },
  'a suspect has its time to refute, and no more': {
    variant: LIFEGUARD,
    // A member that repeats a suspicion counts twice.
    plant: () => {
      replace(Roster.prototype, 'learn', (learn) => {
        return function (this: Roster, rumor, period) {
          const known = this.opinions.get(rumor.member);
          if (rumor.status === 'suspect' && known?.status === 'suspect') {
            const accusers = [...known.accusers, ...rumor.accusers];
            (this.opinions as Map<NodeId, Rumor>).set(rumor.member, { ...known, accusers });
          }
          return learn.call(this, rumor, period);
        };
      });
      return asItIs;
    },
  },
  'no incarnation goes back, and the dead return only in a higher one': {
    variant: PLAIN,
    // A member that is said to be alive is taken for alive, in whatever incarnation.
    plant: () => {
      replace(Roster.prototype, 'learn', (learn) => {
        return function (this: Roster, rumor, period) {
          const known = this.opinions.get(rumor.member);
          if (rumor.status !== 'alive' || known?.incarnation !== rumor.incarnation) {
            return learn.call(this, rumor, period);
          }
          (this.opinions as Map<NodeId, Rumor>).set(rumor.member, rumor);
          return known.status !== 'alive';
        };
      });
      return asItIs;
    },
  },
  'only a member itself begins an incarnation': {
    variant: PLAIN,
    // A member that hears from the dead begins a new life on their behalf.
    plant: () => {
      const Medium = hearing((message, from, { opinions }) => {
        const known = opinions.get(from);
        if (known?.status !== 'dead') return message;
        const incarnation = known.incarnation + 1;
        const revived = { member: from, status: 'alive', incarnation } as const;
        return { ...message, rumors: [...message.rumors, revived] };
      });
      return membersOf(Medium);
    },
  },
  'everybody present is alive to all, and nobody else': {
    variant: PLAIN,
    // No member sends to the dead any more: both sides of a partition stay dead to each other.
    plant: setTo({ revivalPeriods: Number.MAX_SAFE_INTEGER }),
  },
  'nobody who is present is suspected': {
    variant: CALM,
    // A suspicion is of a member in whatever life: the new one suffers for a ping that the old one missed.
    plant: () => {
      replace(Roster.prototype, 'learn', (learn) => {
        return function (this: Roster, rumor, period) {
          const incarnation = this.opinions.get(rumor.member)?.incarnation ?? 0;
          const suspects = rumor.status === 'suspect' && rumor.incarnation < incarnation;
          return learn.call(this, suspects ? { ...rumor, incarnation } : rumor, period);
        };
      });
      return asItIs;
    },
  },
};

/** What must happen some time, each with a flaw by which it never does. */
export const OMISSIONS: Readonly<Record<string, Flaw>> = {
  'a member is suspected': {
    variant: CALM,
    plant: () => {
      replace(Roster.prototype, 'learn', (learn) => {
        return function (this: Roster, rumor, period) {
          return rumor.status !== 'suspect' && learn.call(this, rumor, period);
        };
      });
      return asItIs;
    },
  },
  'a suspect is declared dead': {
    variant: CALM,
    plant: setTo({
      suspicionPeriods: Number.MAX_SAFE_INTEGER,
      mostSuspicionPeriods: Number.MAX_SAFE_INTEGER,
    }),
  },
  'the dead are alive again': {
    variant: PLAIN,
    plant: () => {
      replace(Roster.prototype, 'learn', (learn) => {
        return function (this: Roster, rumor, period) {
          return !this.isDead(rumor.member) && learn.call(this, rumor, period);
        };
      });
      return asItIs;
    },
  },
  'a helper is asked': { variant: PLAIN, plant: setTo({ helpers: 0 }) },
  'a helper has no answer': {
    variant: PLAIN,
    plant: () => {
      replace(Relays.prototype, 'late', (late) => {
        return function (this: Relays, now) {
          late.call(this, now);
          return [];
        };
      });
      return asItIs;
    },
  },
  'a suspicion is refuted': {
    variant: PLAIN,
    plant: () => unaware,
  },
  'a member begins a higher incarnation than it had': {
    variant: PLAIN,
    plant: () => (settings, context) => {
      const { id, peers, random, now } = context;
      const member = unaware(settings, { id, peers, random, now });
      member.rejoin = () => false;
      return member;
    },
  },
  'a suspicion is confirmed by others': {
    variant: LIFEGUARD,
    plant: setTo({ confirmations: 0, mostSuspicionPeriods: SETTINGS.suspicionPeriods }),
  },
  'local health gives others more time': {
    variant: LIFEGUARD,
    plant: () => {
      replace(LocalHealth.prototype, 'worse', () => () => undefined);
      return asItIs;
    },
  },
};
