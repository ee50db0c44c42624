import { advance, type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Effect, type Input, type Lease, LEASE_TICKS, type State } from './state.js';

type Outcome = readonly [State, readonly Effect[]];

/** A lease with fencing: a worker that lost its lease, and does not know it, can write nothing. */
export function transition(state: State, input: Input, now: LogicalTime): Outcome {
  switch (input.kind) {
    case 'acquire':
      return acquire(state, input.worker, now);
    case 'renew':
      return renew(state, input.worker, input.epoch, now);
    case 'write':
      return write(state, input.worker, input.epoch, input.value);
    case 'release':
      return release(state, input.worker, input.epoch);
  }
}

function acquire(state: State, worker: NodeId, now: LogicalTime): Outcome {
  const held = runningLease(state, now);
  if (held !== undefined && held.holder !== worker) {
    return [state, [{ kind: 'denied', to: worker, holder: held.holder }]];
  }
  // Asked again by the holder, whose reply may have been lost: the same lease, not a second one.
  if (held !== undefined) return [state, [granted(held)]];
  const epoch = state.epoch + 1;
  const lease: Lease = {
    holder: worker,
    epoch,
    expiresAt: advance(now, LEASE_TICKS),
  };
  return [{ ...state, epoch, lease }, [granted(lease)]];
}

function renew(state: State, worker: NodeId, epoch: number, now: LogicalTime): Outcome {
  const held = runningLease(state, now);
  if (held === undefined || held.epoch !== epoch) {
    return [state, [{ kind: 'rejected', to: worker, epoch }]];
  }
  const lease: Lease = { ...held, expiresAt: advance(now, LEASE_TICKS) };
  return [{ ...state, lease }, [granted(lease)]];
}

function write(state: State, worker: NodeId, epoch: number, value: number): Outcome {
  // The fence: an epoch older than the newest belongs to a worker that has been replaced.
  if (epoch < state.epoch) return [state, [{ kind: 'rejected', to: worker, epoch }]];
  return [{ ...state, value }, [{ kind: 'accepted', to: worker, epoch }]];
}

function release(state: State, worker: NodeId, epoch: number): Outcome {
  const lease = state.lease?.epoch === epoch ? undefined : state.lease;
  return [{ ...state, lease }, [{ kind: 'released', to: worker, epoch }]];
}

/** The lease, unless there is none or it has run out. */
function runningLease(state: State, now: LogicalTime): Lease | undefined {
  return state.lease !== undefined && now < state.lease.expiresAt ? state.lease : undefined;
}

function granted({ holder, epoch, expiresAt }: Lease): Effect {
  return { kind: 'granted', to: holder, epoch, expiresAt };
}
