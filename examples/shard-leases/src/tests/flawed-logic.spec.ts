import { type LogicalTime } from '@gossip/sim-runtime';
import { keepGuards, planOf, type Simulation } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { transition } from '../logic.js';
import { simulationOf } from '../sim.js';
import { type Effect, type Input, type Shard, type ShardStatus, type State } from '../state.js';
import { type Knowledge, learn } from '../worker.js';

type Outcome = readonly [State, readonly Effect[]];
type Logic = (state: State, input: Input, now: LogicalTime) => Outcome;

const MOST_SEEDS = 100;

/** The first invariant that any of some stormy universes violates, of all or of one alone. */
function firstViolation(simulation: Simulation, only?: string): string | undefined {
  const options = only === undefined ? {} : { only };
  return keepGuards(() => {
    for (let seed = 0; seed < MOST_SEEDS; seed++) {
      const { violation } = simulation.run(planOf(simulation, 'stormy', seed), options);
      if (violation !== undefined) return violation.oracle;
    }
    return undefined;
  });
}

function withShards(state: State, change: (shard: Shard) => Shard): State {
  return { ...state, shards: state.shards.map(change) };
}

function withStatus(kind: ShardStatus['kind'], becomes: ShardStatus) {
  return (state: State): State =>
    withShards(state, (shard) =>
      shard.status.kind === kind ? { ...shard, status: becomes } : shard,
    );
}

/** A logic that forgets something of its state before a claim. */
function beforeClaims(forget: (state: State) => State): Logic {
  return (state, input, now) =>
    transition(input.kind === 'claim' ? forget(state) : state, input, now);
}

/** Each has one flaw, and the invariant that must find it. */
const FLAWS: Readonly<Record<string, Logic>> = {
  // It takes every lease for one that has run out.
  'a request is answered by the rules': (state, input, now) =>
    transition(state, 'epoch' in input ? { ...input, epoch: -1 } : input, now),
  // It says that a shard is parked, and leaves it to its worker.
  'the state is what was answered': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    return input.kind === 'park' ? [{ ...next, shards: state.shards }, effects] : [next, effects];
  },
  'S1 an epoch of a shard has one holder': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    return [
      withShards(next, (shard) => ({ ...shard, epoch: Math.min(shard.epoch, 1) })),
      effects.map((effect) => (effect.kind === 'granted' ? { ...effect, epoch: 1 } : effect)),
    ];
  },
  'S2 no epoch and no cursor goes back': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    if (input.kind !== 'park') return [next, effects];
    return [withShards(next, (shard) => ({ ...shard, cursor: shard.from })), effects];
  },
  'S3 a completed shard stays so': beforeClaims(withStatus('done', { kind: 'free' })),
  'S4 shards cover the key space': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    if (input.kind !== 'split') return [next, effects];
    return [{ ...next, shards: next.shards.slice(0, state.shards.length) }, effects];
  },
  'S5 a request is answered once, and then always alike': (state, input, now) =>
    transition({ ...state, sessions: [] }, input, now),
  'S6 work goes on': (state, input, now) =>
    transition(state, input.kind === 'checkpoint' ? { ...input, cursor: -1 } : input, now),
  'L1 a shard is leased to one worker at a time': beforeClaims(
    withStatus('leased', { kind: 'free' }),
  ),
  'L2 nothing gets past the fence': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    if (input.kind !== 'renew') return [next, effects];
    const { worker, sequence, shard, epoch } = input;
    return [next, [{ kind: 'renewed', worker, sequence, shard, epoch, expiresAt: now }]];
  },
  // The state stays right: only what a worker is answered is wrong.
  'claims, renewals and checkpoints are linearizable': (state, input, now) => {
    const [next, effects] = transition(state, input, now);
    return [
      next,
      effects.map((effect) =>
        effect.kind === 'granted'
          ? { ...effect, cursor: next.shards[effect.shard]?.from ?? 0 }
          : effect,
      ),
    ];
  },
  'every shard is completed': (state, input, now) =>
    transition(state, input.kind === 'unpark' ? { ...input, shard: -1 } : input, now),
  'no worker is left out': (state, input, now) =>
    input.worker === 0 && state.sessions.length > 0 ? [state, []] : transition(state, input, now),
};

describe('the invariants of shard-leases', () => {
  it('find a worker that takes an answer to an earlier request for news', () => {
    const oracle = 'a worker knows what it was answered';
    const hasty = (known: Knowledge, effect: Effect) => learn({ ...known, sequence: 1 }, effect);
    expect(firstViolation(simulationOf(transition, hasty), oracle)).toBe(oracle);
  });

  it.each(Object.entries(FLAWS))('find the flaw against "%s"', (invariant, logic) => {
    expect(firstViolation(simulationOf(logic), invariant)).toBe(invariant);
  });

  it('find none in the logic as it is', () => {
    expect(firstViolation(simulationOf(transition))).toBeUndefined();
  });
});
