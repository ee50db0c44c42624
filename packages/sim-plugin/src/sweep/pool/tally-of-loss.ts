import { EMPTY_TALLY, NO_DEATH, NO_HANG, type Tally } from '@gossip/sim-runtime/sim';
import type { WorkerLost } from './worker-lost.js';

/** A lost worker as the failure of the seed that it was at. */
export function tallyOfLoss(loss: WorkerLost, seed: number): Tally {
  const oracle = loss.kind === 'hang' ? NO_HANG : NO_DEATH;
  const violation = { oracle, kind: loss.kind, message: loss.message, at: 0 };
  return { ...EMPTY_TALLY, seeds: 1, failures: [{ seed, violation }] };
}
