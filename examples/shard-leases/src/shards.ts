import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import {
  type Answer,
  type Claim,
  type Input,
  LEASE_TICKS,
  LEAST_SPLIT,
  type Rejection,
  type Shard,
  type ShardId,
} from './state.js';

type Shards = readonly Shard[];
type Outcome = readonly [Shards, Answer];

/** Does what a request asks, if it may be done. */
export function carryOut(shards: Shards, input: Input, now: LogicalTime): Outcome {
  switch (input.kind) {
    case 'claim':
      return claim(shards, input.worker, now);
    case 'unpark':
      return unpark(shards, input.shard);
    default:
      return asHolder(shards, input, now);
  }
}

function claim(shards: Shards, worker: NodeId, now: LogicalTime): Outcome {
  // What the worker holds already comes first: it has forgotten it, and no other worker may have it.
  const shard =
    shards.find(({ status }) => status.kind === 'leased' && status.worker === worker) ??
    shards.find((candidate) => isFree(candidate, now));
  if (shard === undefined) {
    const parked = shards.find(({ status }) => status.kind === 'parked');
    return [shards, { kind: 'denied', parked: parked?.id ?? null }];
  }
  const { id, cursor, to: end } = shard;
  const epoch = shard.epoch + 1;
  const expiresAt = advance(now, LEASE_TICKS);
  return [
    replace(shards, { ...shard, epoch, status: { kind: 'leased', worker, expiresAt } }),
    { kind: 'granted', shard: id, epoch, cursor, end, expiresAt },
  ];
}

function unpark(shards: Shards, id: ShardId): Outcome {
  const shard = shards[id];
  if (shard?.status.kind !== 'parked') return [shards, rejected(id, 'not parked')];
  return [replace(shards, { ...shard, status: { kind: 'free' } }), { kind: 'unparked', shard: id }];
}

type HolderInput = Extract<Input, Claim>;

function asHolder(shards: Shards, input: HolderInput, now: LogicalTime): Outcome {
  const shard = shards[input.shard];
  if (shard === undefined || !holds(shard, input, now)) {
    return [shards, rejected(input.shard, 'fenced')];
  }
  const { epoch } = shard;
  const claimed = { shard: shard.id, epoch };
  switch (input.kind) {
    case 'renew': {
      const expiresAt = advance(now, LEASE_TICKS);
      const status = { kind: 'leased', worker: input.worker, expiresAt } as const;
      return [replace(shards, { ...shard, status }), { kind: 'renewed', ...claimed, expiresAt }];
    }
    case 'checkpoint': {
      const { cursor } = input;
      if (cursor < shard.cursor || cursor > shard.to) {
        return [shards, rejected(shard.id, 'bad cursor')];
      }
      return [replace(shards, { ...shard, cursor }), { kind: 'checkpointed', ...claimed, cursor }];
    }
    case 'complete':
      if (shard.cursor < shard.to) return [shards, rejected(shard.id, 'unfinished')];
      return [
        replace(shards, { ...shard, status: { kind: 'done' } }),
        { kind: 'completed', ...claimed },
      ];
    case 'park':
      return [
        replace(shards, { ...shard, status: { kind: 'parked' } }),
        { kind: 'parked', ...claimed },
      ];
    case 'split':
      return split(shards, shard, input.at);
  }
}

function split(shards: Shards, shard: Shard, at: number): Outcome {
  const isRoomy = shard.to - shard.cursor >= LEAST_SPLIT;
  if (!isRoomy || at <= shard.cursor || at >= shard.to) {
    return [shards, rejected(shard.id, 'bad split')];
  }
  const into = shards.length;
  const rest: Shard = {
    id: into,
    from: at,
    to: shard.to,
    cursor: at,
    epoch: 0,
    status: { kind: 'free' },
  };
  return [
    [...replace(shards, { ...shard, to: at }), rest],
    { kind: 'split', shard: shard.id, epoch: shard.epoch, at, into },
  ];
}

/** Whether a worker's claim is the newest lease of a shard, and still runs. */
function holds({ epoch, status }: Shard, input: HolderInput, now: LogicalTime): boolean {
  return (
    status.kind === 'leased' &&
    status.worker === input.worker &&
    epoch === input.epoch &&
    now < status.expiresAt
  );
}

function isFree({ status }: Shard, now: LogicalTime): boolean {
  return status.kind === 'free' || (status.kind === 'leased' && now >= status.expiresAt);
}

function rejected(shard: ShardId, reason: Rejection): Answer {
  return { kind: 'rejected', shard, reason };
}

function replace(shards: Shards, changed: Shard): Shards {
  return shards.map((shard) => (shard.id === changed.id ? changed : shard));
}
