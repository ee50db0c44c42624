import { type NodeId } from '@gossip/sim-runtime';
import { always, type CoordinationWorld } from '@gossip/sim-runtime/sim';
import {
  type Effect,
  type Input,
  LEASE_TICKS,
  LEAST_SPLIT,
  type Shard,
  type ShardId,
  type State,
} from '../state.js';
import { type Knowledge } from '../worker.js';

export type World = CoordinationWorld<State, Input, Effect, Knowledge>;
type Granted = Extract<Effect, { readonly kind: 'granted' }>;
type UnderLease = Extract<Input, { readonly epoch: number }>;

/** Whether a lease of the shard still runs. */
function isLeased({ status }: Shard, now: number): boolean {
  return status.kind === 'leased' && status.expiresAt > now;
}

function isOf({ status }: Shard, worker: NodeId): boolean {
  return status.kind === 'leased' && status.worker === worker;
}

/** The answer to a request under a lease: its kind, or the reason why not. */
function dueUnderLease(input: UnderLease, shard: Shard | undefined, now: number): string {
  const isHeld = shard !== undefined && isLeased(shard, now) && isOf(shard, input.worker);
  if (!isHeld || shard.epoch !== input.epoch) return 'fenced';
  const keysLeft = shard.to - shard.cursor;
  switch (input.kind) {
    case 'renew':
      return 'renewed';
    case 'checkpoint':
      return input.cursor >= shard.cursor && input.cursor <= shard.to
        ? 'checkpointed'
        : 'bad cursor';
    case 'complete':
      return keysLeft === 0 ? 'completed' : 'unfinished';
    case 'park':
      return 'parked';
    case 'split': {
      const isInside = input.at > shard.cursor && input.at < shard.to;
      return isInside && keysLeft >= LEAST_SPLIT ? 'split' : 'bad split';
    }
  }
}

/** A claim gets the shard that its worker holds already, or else one that is free; each grant has the next epoch. */
function claimFault({ previous, now }: World, worker: NodeId, effect: Effect): string | undefined {
  const { shards } = previous;
  const own = shards.filter((shard) => isOf(shard, worker));
  const free = shards.filter(
    (shard) =>
      shard.status.kind === 'free' || (shard.status.kind === 'leased' && !isLeased(shard, now)),
  );
  const choice = own.length > 0 ? own : free;
  if (effect.kind === 'denied') {
    const parked = shards.filter(({ status }) => status.kind === 'parked').map(({ id }) => id);
    const isRight = effect.parked === null ? parked.length === 0 : parked.includes(effect.parked);
    if (choice.length > 0) return `shard ${choice[0]?.id} could be had, and the claim is denied`;
    return isRight ? undefined : `${effect.parked} is named as parked, of ${parked.join(', ')}`;
  }
  if (effect.kind !== 'granted') return `a claim is answered by ${effect.kind}`;
  const shard = choice.find(({ id }) => id === effect.shard);
  if (shard === undefined) return `shard ${effect.shard} was not to be had`;
  return isGrantOf(effect, shard, now) ? undefined : `the grant says ${JSON.stringify(effect)}`;
}

function isGrantOf(grant: Granted, shard: Shard, now: number): boolean {
  return (
    grant.epoch === shard.epoch + 1 &&
    grant.cursor === shard.cursor &&
    grant.end === shard.to &&
    grant.expiresAt === now + LEASE_TICKS
  );
}

export const answersAreRight = always('a request is answered by the rules', (world: World) => {
  const { input, previous, now, effects } = world;
  if (input === undefined) return true;
  const [effect] = effects;
  const isAnswer = effect?.worker === input.worker && effect.sequence === input.sequence;
  if (!isAnswer || effects.length > 1) return `${effects.length} answers`;
  const session = previous.sessions.find(({ worker }) => worker === input.worker);
  if (session !== undefined && input.sequence < session.sequence) {
    const isLate = effect.kind === 'late' && effect.next === session.sequence + 1;
    return isLate || `a late copy is answered by ${effect.kind}`;
  }
  // The same answer as before is what S5 demands.
  if (session?.sequence === input.sequence) return effect.kind !== 'late';
  if (input.kind === 'claim') return claimFault(world, input.worker, effect) ?? true;
  const shard = previous.shards[input.shard];
  const due =
    input.kind === 'unpark'
      ? shard?.status.kind === 'parked'
        ? 'unparked'
        : 'not parked'
      : dueUnderLease(input, shard, now);
  const given = effect.kind === 'rejected' ? effect.reason : effect.kind;
  return given === due || `${due} is due, and the answer is ${given}`;
});

/** The shard after an answer, worked out from the one before; `undefined` where the answer changes no shard. */
function shardAfter(shard: Shard, effect: Effect, now: number): Shard | undefined {
  switch (effect.kind) {
    case 'granted': {
      const { worker, expiresAt } = effect;
      return { ...shard, epoch: shard.epoch + 1, status: { kind: 'leased', worker, expiresAt } };
    }
    case 'renewed': {
      const { worker, expiresAt } = effect;
      if (expiresAt !== now + LEASE_TICKS) return undefined;
      return { ...shard, status: { kind: 'leased', worker, expiresAt } };
    }
    case 'checkpointed':
      return { ...shard, cursor: effect.cursor };
    case 'completed':
      return { ...shard, status: { kind: 'done' } };
    case 'parked':
      return { ...shard, status: { kind: 'parked' } };
    case 'unparked':
      return { ...shard, status: { kind: 'free' } };
    case 'split':
      return { ...shard, to: effect.at };
    default:
      return undefined;
  }
}

/** The shard that a split makes: all that its first half has lost. */
function secondHalf(shard: Shard, at: number, id: ShardId): Shard {
  return { id, from: at, to: shard.to, cursor: at, epoch: 0, status: { kind: 'free' } };
}

function isAlike(shard: Shard, expected: Shard | undefined): boolean {
  return shard === expected || JSON.stringify(shard) === JSON.stringify(expected);
}

/** What was answered is what was done, and nothing else was done. */
export const answersAreKept = always('the state is what was answered', (world: World) => {
  const { state, previous, effects, now } = world;
  const [effect] = effects;
  const isAsItWas = effect === undefined || state.sessions === previous.sessions;
  if (isAsItWas) return state.shards === previous.shards || 'shards change without a request';
  const workers = state.sessions.map(({ worker }) => worker);
  if (!workers.every((worker, index) => index === 0 || worker > (workers[index - 1] ?? worker))) {
    return `sessions are of workers ${workers.join(', ')}`;
  }
  const about = 'shard' in effect ? effect.shard : -1;
  const expected = previous.shards.map((shard) =>
    shard.id === about ? (shardAfter(shard, effect, now) ?? shard) : shard,
  );
  const before = previous.shards[about];
  if (effect.kind === 'split' && before !== undefined) {
    expected.push(secondHalf(before, effect.at, effect.into));
  }
  const isSame =
    state.shards.length === expected.length &&
    state.shards.every((shard, id) => isAlike(shard, expected[id]));
  return isSame || `after ${effect.kind}, shard ${about} is ${JSON.stringify(state.shards[about])}`;
});
