import {
  coordination,
  type CoordinationWorld,
  sometimes,
  zombieRejected,
} from '@gossip/sim-runtime/sim';
import { type Effect, type Input, initialState, type State, transition } from './logic.js';

type World = CoordinationWorld<State, Input, Effect>;

/** How long before its lease ends a worker ceases to write. */
const MARGIN_TICKS = 10;

const nothing: { readonly epoch: number; readonly expiresAt: number } = { epoch: 0, expiresAt: 0 };

export const simulation = coordination({
  name: 'unfenced-lease',
  initialState,
  transition,
  actors: 3,
  actorName: 'worker',
  leaseDeadline: ({ holder, expiresAt }) => (holder === undefined ? undefined : expiresAt),
  belief: {
    initial: nothing,
    learn: (belief, effect) => {
      if (effect.kind === 'granted') return { epoch: effect.epoch, expiresAt: effect.expiresAt };
      return effect.kind === 'rejected' ? nothing : belief;
    },
  },
  operations: {
    acquire: ({ actor }) => ({ kind: 'acquire', worker: actor }),
    write: ({ actor, belief: { epoch, expiresAt }, now }) =>
      now + MARGIN_TICKS < expiresAt ? { kind: 'write', worker: actor, epoch } : undefined,
  },
  oracles: [
    zombieRejected('no write gets past the fence', {
      granted: ({ effects }: World) => effects.filter((effect) => effect.kind === 'granted'),
      accepted: ({ effects }: World) => effects.filter((effect) => effect.kind === 'accepted'),
    }),
    sometimes(
      'a worker that lost its lease writes',
      ({ input, state }: World) => input?.kind === 'write' && input.epoch < state.epoch,
    ),
  ],
  // Clocks agree and messages arrive at once, so that nothing but a pause can come between a worker's
  // look at its clock and its write.
  claims: ['loss', 'partition', 'pause', 'crash'],
});
