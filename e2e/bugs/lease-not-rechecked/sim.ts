import {
  coordination,
  type CoordinationWorld,
  sometimes,
  zombieRejected,
} from '@gossip/sim-runtime/sim';
import { type Effect, type Input, initialState, type State, transition } from './logic.js';

type World = CoordinationWorld<State, Input, Effect>;

const unknown: { readonly epoch: number | undefined } = { epoch: undefined };

export const simulation = coordination({
  name: 'lease-not-rechecked',
  initialState,
  transition,
  actors: 3,
  actorName: 'worker',
  belief: {
    initial: unknown,
    learn: (belief, effect) => (effect.kind === 'granted' ? { epoch: effect.epoch } : belief),
  },
  recipient: (effect) => effect.to,
  leaseDeadline: ({ holder, expiresAt }) => (holder === undefined ? undefined : expiresAt),
  operations: {
    acquire: ({ actor }) => ({ kind: 'acquire', worker: actor }),
    submit: ({ actor, belief: { epoch } }) =>
      epoch === undefined ? undefined : { kind: 'submit', worker: actor, epoch },
    flush: () => ({ kind: 'flush' }),
  },
  oracles: [
    zombieRejected('nothing is written under an old lease', {
      granted: ({ effects }: World) => effects.filter((effect) => effect.kind === 'granted'),
      accepted: ({ effects }: World) => effects.filter((effect) => effect.kind === 'written'),
    }),
    sometimes(
      'a lease changes hands while a write waits',
      ({ state, previous }: World) => state.epoch > previous.epoch && state.waiting.length > 0,
    ),
  ],
});
