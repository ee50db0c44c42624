import { coordination } from '@gossip/sim-runtime/sim';
import { transition } from './logic.js';
import { initialState } from './state.js';
import {
  acquireWhileHeld,
  epochNeverDecreases,
  leaseIsExclusive,
  leaseIsTakenAgain,
  oneHolderPerEpoch,
  zombieIsRejected,
  zombieWritesAreRejected,
} from './tests/invariants.js';

const unknown: { readonly epoch: number | undefined } = { epoch: undefined };

export const simulation = coordination({
  name: 'shard-leases',
  initialState,
  transition,
  actors: 3,
  actorName: 'worker',
  belief: {
    initial: unknown,
    learn: (belief, effect) => {
      if (effect.kind === 'granted') return { epoch: effect.epoch };
      if (effect.kind === 'rejected' || effect.kind === 'released') {
        return effect.epoch === belief.epoch ? unknown : belief;
      }
      return belief;
    },
  },
  recipient: (effect) => effect.to,
  leaseDeadline: (state) => state.lease?.expiresAt,
  operations: {
    acquire: ({ actor, belief }) =>
      belief.epoch === undefined ? { kind: 'acquire', worker: actor } : undefined,
    renew: ({ actor, belief: { epoch } }) =>
      epoch === undefined ? undefined : { kind: 'renew', worker: actor, epoch },
    write: ({ actor, belief: { epoch }, random }) =>
      epoch === undefined
        ? undefined
        : { kind: 'write', worker: actor, epoch, value: random.below(1_000) },
    release: ({ actor, belief: { epoch } }) =>
      epoch === undefined ? undefined : { kind: 'release', worker: actor, epoch },
  },
  oracles: [
    oneHolderPerEpoch,
    leaseIsExclusive,
    zombieWritesAreRejected,
    epochNeverDecreases,
    leaseIsTakenAgain,
    acquireWhileHeld,
    zombieIsRejected,
  ],
});
