import { LogicalTime, nodeId } from '@gossip/sim-runtime';
import { type Answer, type Session, type Shard, type ShardStatus } from '../state.js';

export interface ShardRow {
  readonly id: number;
  readonly first_key: number;
  readonly end_key: number;
  readonly cursor: number;
  readonly epoch: number;
  readonly status: ShardStatus['kind'];
  readonly worker: number | null;
  readonly expires_at: number | null;
}

export interface SessionRow {
  readonly worker: number;
  readonly sequence: number;
  readonly answer: Answer;
}

export function shardOf(row: ShardRow): Shard {
  const { id, first_key: from, end_key: to, cursor, epoch } = row;
  return { id, from, to, cursor, epoch, status: statusOf(row) };
}

function statusOf({ status, worker, expires_at }: ShardRow): ShardStatus {
  if (status !== 'leased') return { kind: status };
  return {
    kind: status,
    worker: nodeId(worker ?? -1),
    expiresAt: LogicalTime.of(Number(expires_at)),
  };
}

/** The values of a shard's columns, in the order of `ShardRow`. */
export function shardValues({ id, from, to, cursor, epoch, status }: Shard): readonly unknown[] {
  const lease = status.kind === 'leased' ? status : undefined;
  return [
    id,
    from,
    to,
    cursor,
    epoch,
    status.kind,
    lease?.worker ?? null,
    lease?.expiresAt ?? null,
  ];
}

export function sessionOf({ worker, sequence, answer }: SessionRow): Session {
  return { worker: nodeId(worker), sequence, answer };
}
