import { coordination, type CoordinationWorld, sometimes } from '@gossip/sim-runtime/sim';
import { type Effect, type Input, initialState, type State, transition } from './logic.js';

type World = CoordinationWorld<State, Input, Effect>;

export const simulation = coordination({
  name: 'lease-expiry-off-by-one',
  initialState,
  transition,
  actors: 3,
  actorName: 'worker',
  recipient: (effect) => effect.to,
  leaseDeadline: ({ holder, expiresAt }) => (holder === undefined ? undefined : expiresAt),
  operations: {
    acquire: ({ actor }) => ({ kind: 'acquire', worker: actor }),
    write: ({ actor }) => ({ kind: 'write', worker: actor }),
  },
  oracles: ({ always }) => [
    always(
      'a lease is over when it said that it would be',
      ({ effects, now }, promised) => {
        for (const effect of effects) {
          if (effect.kind === 'granted') promised.set(effect.to, effect.expiresAt);
          const until = promised.get(effect.to) ?? 0;
          if (effect.kind === 'accepted' && now >= until) {
            return `a write at t=${now} under a lease that ran until t=${until}`;
          }
        }
        return true;
      },
      { history: () => new Map<number, number>() },
    ),
    sometimes('a worker writes too late', ({ effects }: World) =>
      effects.some(({ kind }) => kind === 'refused'),
    ),
  ],
});
