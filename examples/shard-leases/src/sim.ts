import { LogicalTime } from '@gossip/sim-runtime';
import { linearizable } from '@gossip/sim-runtime/history';
import { coordination, type Simulation } from '@gossip/sim-runtime/sim';
import { transition } from './logic.js';
import { FIRST_SHARDS, initialState, LEAST_SPLIT, type State } from './state.js';
import { coverageGoals, invariants, liveness } from './tests/invariants.js';
import { leaseHistory, leases } from './tests/lease-history.js';
import { keep, learn, NOTHING_KNOWN } from './worker.js';

export const simulation = simulationOf(transition);

/** The simulation of a logic and of workers: of this module's own, or of ones with a flaw that the oracles must find. */
export function simulationOf(logic: typeof transition, learning = learn): Simulation {
  return coordination({
    name: 'shard-leases',
    initialState,
    transition: logic,
    actors: 3,
    actorName: 'worker',
    operationsPerRun: 200,
    belief: { initial: NOTHING_KNOWN, learn: learning, persist: keep },
    claims: [
      'loss',
      'delay',
      'duplication',
      'pause',
      'partition',
      'lease-expiry',
      'clock-skew',
      'clock-jump',
      'crash',
      'cascade',
      'repeated-crash',
      'mass-restart',
      'amnesia',
    ],
    recipient: (effect) => effect.worker,
    history: leaseHistory,
    leaseDeadline: lastDeadline,
    operations: {
      // Now and then a worker claims although it holds a shard, as one does that was started twice.
      claim: ({ actor, belief: { sequence, held }, random }) =>
        held === undefined || random.below(4) === 0
          ? { kind: 'claim', worker: actor, sequence }
          : undefined,
      // What a proxy held back, and delivers when its sender has gone on.
      lateCopy: ({ actor, belief: { sequence }, random }) => {
        const earlier = sequence - 1 - random.below(2);
        return earlier < 1 ? undefined : { kind: 'claim', worker: actor, sequence: earlier };
      },
      renew: ({ actor, belief: { sequence, held } }) =>
        held && { kind: 'renew', worker: actor, sequence, shard: held.shard, epoch: held.epoch },
      checkpoint: ({ actor, belief: { sequence, held }, random }) => {
        if (held === undefined || held.cursor === held.end) return undefined;
        const { shard, epoch } = held;
        const cursor = Math.min(held.end, held.cursor + 1 + random.below(200));
        return { kind: 'checkpoint', worker: actor, sequence, shard, epoch, cursor };
      },
      complete: ({ actor, belief: { sequence, held } }) => {
        if (held === undefined || held.cursor < held.end) return undefined;
        const { shard, epoch } = held;
        return { kind: 'complete', worker: actor, sequence, shard, epoch };
      },
      park: ({ actor, belief: { sequence, held } }) =>
        held && { kind: 'park', worker: actor, sequence, shard: held.shard, epoch: held.epoch },
      unpark: ({ actor, belief: { sequence, parked } }) =>
        parked === undefined
          ? undefined
          : { kind: 'unpark', worker: actor, sequence, shard: parked },
      split: ({ actor, belief: { sequence, held }, random }) => {
        // Now and then one asks for a split that leaves too little room.
        if (held === undefined) return undefined;
        const room = random.below(2) === 0 ? 2 : LEAST_SPLIT;
        if (held.end - held.cursor < room) return undefined;
        const { shard, epoch, cursor, end } = held;
        const at = Math.ceil((cursor + end) / 2);
        return { kind: 'split', worker: actor, sequence, shard, epoch, at };
      },
      // What a worker asks for that takes itself for the holder of a lease which it never had, or has no more.
      impostor: ({ actor, belief: { sequence }, random }) => ({
        kind: 'renew',
        worker: actor,
        sequence,
        shard: random.below(FIRST_SHARDS),
        epoch: 1 + random.below(3),
      }),
      // What a worker with a mistake asks for: a cursor that goes back or leaves the shard, a split at its end or beyond.
      overreach: ({ actor, belief: { sequence, held }, random }) => {
        if (held === undefined) return undefined;
        const { shard, epoch, cursor, end } = held;
        const claimed = { worker: actor, sequence, shard, epoch };
        const at = random.below(2) === 0 ? cursor - random.below(2) : end + random.below(2);
        return random.below(2) === 0
          ? { kind: 'split', ...claimed, at }
          : { kind: 'checkpoint', ...claimed, cursor: at };
      },
    },
    oracles: [
      ...invariants,
      linearizable(leases, { name: 'claims, renewals and checkpoints are linearizable' }),
      ...liveness,
      ...coverageGoals,
    ],
  });
}

/** When the last of the leases runs out: those before it may have done so already. */
function lastDeadline({ shards }: State): LogicalTime | undefined {
  const deadlines = shards.flatMap(({ status }) =>
    status.kind === 'leased' ? [status.expiresAt] : [],
  );
  return deadlines.length === 0 ? undefined : LogicalTime.of(Math.max(...deadlines));
}
