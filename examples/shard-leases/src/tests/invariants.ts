import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { always, type CoordinationWorld, eventually, sometimes } from '@gossip/sim-runtime/sim';
import { type Effect, type Input, type State } from '../state.js';

type World = CoordinationWorld<State, Input, Effect>;

/** An epoch belongs to the one worker that it was granted to. */
export const oneHolderPerEpoch = always(
  'one holder per epoch',
  ({ effects }: World, holders) => {
    for (const effect of effects) {
      if (effect.kind !== 'granted') continue;
      const known = holders.get(effect.epoch) ?? effect.to;
      if (known !== effect.to) return `epoch ${effect.epoch} is held by ${known} and ${effect.to}`;
      holders.set(effect.epoch, effect.to);
    }
    return true;
  },
  { history: () => new Map<number, NodeId>() },
);

/** Nobody is granted a lease while somebody else's runs, as far as the grants tell. */
export const leaseIsExclusive = always(
  'a lease is exclusive until it runs out',
  ({ input, effects, now }: World, running: { lease: RunningLease | undefined }) => {
    if (input?.kind === 'release' && input.epoch === running.lease?.epoch)
      running.lease = undefined;
    for (const effect of effects) {
      if (effect.kind !== 'granted') continue;
      const { lease } = running;
      if (lease !== undefined && lease.holder !== effect.to && now < lease.expiresAt) {
        return `granted to ${effect.to} while ${lease.holder} holds it until t=${lease.expiresAt}`;
      }
      running.lease = {
        holder: effect.to,
        epoch: effect.epoch,
        expiresAt: effect.expiresAt,
      };
    }
    return true;
  },
  { history: () => ({ lease: undefined }) },
);

interface RunningLease {
  readonly holder: NodeId;
  readonly epoch: number;
  readonly expiresAt: LogicalTime;
}

/** Once a newer epoch has been granted, no write of an older one is accepted. */
export const zombieWritesAreRejected = always(
  'no write gets past the fence',
  ({ effects }: World, newest) => {
    for (const effect of effects) {
      if (effect.kind === 'granted') newest.epoch = Math.max(newest.epoch, effect.epoch);
      if (effect.kind === 'accepted' && effect.epoch < newest.epoch) {
        return `a write of epoch ${effect.epoch} was accepted after epoch ${newest.epoch} was granted`;
      }
    }
    return true;
  },
  { history: () => ({ epoch: 0 }) },
);

export const epochNeverDecreases = always(
  'the epoch never decreases',
  ({ state, previous }: World) =>
    state.epoch >= previous.epoch || `from ${previous.epoch} to ${state.epoch}`,
);

/** Once the faults end, workers that go on trying get the lease. */
export const leaseIsTakenAgain = eventually(
  'a worker holds the lease again',
  ({ state, now }: World) => state.lease !== undefined && now < state.lease.expiresAt,
  { withinTicks: 500 },
);

export const acquireWhileHeld = sometimes(
  'acquire while another holds the lease',
  ({ effects }: World) => effects.some((effect) => effect.kind === 'denied'),
);

export const zombieIsRejected = sometimes(
  'a write of a lost lease is rejected',
  ({ input, effects }: World) =>
    input?.kind === 'write' && effects.some((effect) => effect.kind === 'rejected'),
);
