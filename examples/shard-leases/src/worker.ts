import { type Effect, type ShardId } from './state.js';

/** The shard that a worker believes it holds. */
export interface HeldShard {
  readonly shard: ShardId;
  readonly epoch: number;
  readonly cursor: number;
  readonly end: number;
}

/** What a worker knows. The coordinator may know better. */
export interface Knowledge {
  /** The number of its next request. It must survive a restart. */
  readonly sequence: number;
  readonly held: HeldShard | undefined;
  /** A parked shard that it has heard of. */
  readonly parked: ShardId | undefined;
}

export const NOTHING_KNOWN: Knowledge = { sequence: 1, held: undefined, parked: undefined };

/** What a worker knows once an answer has reached it. An answer to an earlier request tells nothing new. */
export function learn(known: Knowledge, effect: Effect): Knowledge {
  if (effect.sequence < known.sequence) return known;
  const next: Knowledge = { ...known, sequence: effect.sequence + 1 };
  const { held } = known;
  switch (effect.kind) {
    case 'granted': {
      const { shard, epoch, cursor, end } = effect;
      return { ...next, held: { shard, epoch, cursor, end } };
    }
    case 'late':
      return { ...next, sequence: effect.next };
    case 'denied':
      return { ...next, parked: effect.parked ?? undefined };
    case 'renewed':
      return next;
    case 'checkpointed':
      return { ...next, held: held && { ...held, cursor: effect.cursor } };
    case 'split':
      return { ...next, held: held && { ...held, end: effect.at } };
    case 'completed':
      return { ...next, held: undefined };
    case 'parked':
      return { ...next, held: undefined, parked: effect.shard };
    case 'unparked':
      return { ...next, parked: undefined };
    case 'rejected':
      return rejectedIn(next, effect);
  }
}

function rejectedIn(
  known: Knowledge,
  { reason }: Extract<Effect, { kind: 'rejected' }>,
): Knowledge {
  switch (reason) {
    case 'fenced':
      return { ...known, held: undefined };
    case 'not parked':
      return { ...known, parked: undefined };
    default:
      return known;
  }
}

/** What of its knowledge a worker keeps on its disk. */
export function keep({ sequence }: Knowledge): Knowledge {
  return { ...NOTHING_KNOWN, sequence };
}
