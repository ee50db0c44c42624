import { type Model, type RequestHistory, type RequestResult } from '@gossip/sim-runtime/history';
import { type Effect, type Input, initialState } from '../state.js';

/** What a client can know of a shard: its newest epoch, and how far the work on it has come. */
interface KnownShard {
  readonly epoch: number;
  readonly cursor: number;
  /** Whether a checkpoint of unknown outcome may have moved the cursor on. */
  readonly isMoved: boolean;
}

type KnownShards = Readonly<Record<number, KnownShard>>;

/** A grant, a renewal or a checkpoint, with what it says of its shard. */
interface Lease {
  readonly shard: number;
  readonly epoch: number;
  readonly cursor: number;
}

/** Claims, renewals and checkpoints as calls of their workers. A request's number is its identity. */
export const leaseHistory: RequestHistory<Input, Effect> = {
  call: (input) => {
    const id = input.sequence;
    switch (input.kind) {
      case 'claim':
        return { id, f: 'claim' };
      case 'renew':
        return { id, f: 'renew', value: { shard: input.shard, epoch: input.epoch } };
      case 'checkpoint': {
        const { shard, epoch, cursor } = input;
        return { id, f: 'checkpoint', value: { shard, epoch, cursor } };
      }
      default:
        return undefined;
    }
  },
  result: (effect) => resultOf(effect),
};

function resultOf(effect: Effect): RequestResult | undefined {
  const id = effect.sequence;
  switch (effect.kind) {
    case 'granted': {
      const { shard, epoch, cursor } = effect;
      return { id, f: 'claim', type: 'ok', value: { shard, epoch, cursor } };
    }
    case 'renewed': {
      const { shard, epoch } = effect;
      return { id, f: 'renew', type: 'ok', value: { shard, epoch } };
    }
    case 'checkpointed': {
      const { shard, epoch, cursor } = effect;
      return { id, f: 'checkpoint', type: 'ok', value: { shard, epoch, cursor } };
    }
    case 'denied':
    case 'rejected':
      return { id, type: 'fail' };
    default:
      return undefined;
  }
}

/**
 * Shards with fenced leases. A claim gets an epoch that is new, and the cursor that the last checkpoint left; a renewal
 * or a checkpoint of an epoch that is not the newest cannot succeed.
 *
 * A worker may ask for something else under the number of a request that is not answered yet. So the answer says what
 * was done, and what an unanswered checkpoint did is open.
 */
export const leases: Model<KnownShards> = {
  name: 'fenced lease of shards',
  initial: Object.fromEntries(
    initialState.shards.map(({ id, epoch, cursor }) => [id, { epoch, cursor, isMoved: false }]),
  ),
  isReadOnly: ({ f }) => f === 'renew',
  step: (shards, { f, value }, result) => {
    const { shard, epoch, cursor } = (result.known ? result.value : (value ?? {})) as Lease;
    if (f === 'claim') return result.known ? granted(shards, { shard, epoch, cursor }) : [shards];
    const known = shards[shard];
    if (known === undefined || known.epoch !== epoch) return [];
    if (f === 'renew') return [shards];
    if (!result.known) return [{ ...shards, [shard]: { ...known, isMoved: true } }];
    return cursor < known.cursor ? [] : [{ ...shards, [shard]: { epoch, cursor, isMoved: false } }];
  },
};

/** A shard that a split made is known from its first grant on. */
function granted(shards: KnownShards, { shard, epoch, cursor }: Lease): readonly KnownShards[] {
  const known = shards[shard];
  const isNext =
    known === undefined ||
    (epoch > known.epoch && (known.isMoved ? cursor >= known.cursor : cursor === known.cursor));
  return isNext ? [{ ...shards, [shard]: { epoch, cursor, isMoved: false } }] : [];
}
