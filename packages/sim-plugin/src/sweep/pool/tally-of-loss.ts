import { EMPTY_TALLY, NO_DEATH, NO_HANG } from '@gossip/sim-runtime/results';
import type { Tally } from '@gossip/sim-runtime/sim';
import type { WorkerLost } from './worker-lost.js';

/** A lost worker as the failure of the seed that it was at, which was run by itself. */
export function tallyOfLoss(loss: WorkerLost, seed: number): Tally {
  const violation =
    loss.kind === 'death'
      ? ({ oracle: NO_DEATH, kind: 'death', message: loss.message, at: 0 } as const)
      : ({ oracle: NO_HANG, kind: 'hang', message: loss.message, at: 0 } as const);
  return { ...EMPTY_TALLY, seeds: 1, failures: [{ seed, violation }] };
}
