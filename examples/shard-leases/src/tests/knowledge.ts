import { always } from '@gossip/sim-runtime/sim';
import { type Effect } from '../state.js';
import { type HeldShard, type Knowledge } from '../worker.js';
import { type World } from './answers.js';

/** What a worker holds after an answer. */
function heldAfter(held: HeldShard | undefined, effect: Effect): HeldShard | undefined {
  switch (effect.kind) {
    case 'granted': {
      const { shard, epoch, cursor, end } = effect;
      return { shard, epoch, cursor, end };
    }
    case 'checkpointed':
      return held && { ...held, cursor: effect.cursor };
    case 'split':
      return held && { ...held, end: effect.at };
    case 'completed':
    case 'parked':
      return undefined;
    case 'rejected':
      return effect.reason === 'fenced' ? undefined : held;
    default:
      return held;
  }
}

/** The parked shard that a worker knows after an answer. */
function parkedAfter(parked: number | undefined, effect: Effect): number | undefined {
  switch (effect.kind) {
    case 'denied':
      return effect.parked ?? undefined;
    case 'parked':
      return effect.shard;
    case 'unparked':
      return undefined;
    case 'rejected':
      return effect.reason === 'not parked' ? undefined : parked;
    default:
      return parked;
  }
}

function isSame(before: Knowledge, after: Knowledge): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isLearned(before: Knowledge, after: Knowledge, effect: Effect): boolean {
  return (
    effect.sequence >= before.sequence &&
    after.sequence === nextAfter(effect) &&
    after.parked === parkedAfter(before.parked, effect) &&
    JSON.stringify(after.held) === JSON.stringify(heldAfter(before.held, effect))
  );
}

/**
 * What a worker may know when it restarts: a crash leaves the number of the next request, be it one that an answer has just
 * raised; the loss of the disk nothing. It may learn from the next answer at once.
 */
function afterRestart({ sequence }: Knowledge, answers: readonly Effect[]): readonly Knowledge[] {
  return [1, sequence, ...answers.map(nextAfter)].map((next) => ({
    sequence: next,
    held: undefined,
    parked: undefined,
  }));
}

function nextAfter(effect: Effect): number {
  return effect.kind === 'late' ? effect.next : effect.sequence + 1;
}

/** All answers so far, by worker and number, and what each worker knew before the event. */
interface Known {
  readonly answers: Map<number, readonly Effect[]>;
  beliefs: readonly Knowledge[];
}

/** An answer may arrive at any time and more than once; one to an earlier request teaches nothing. */
export const workersLearn = always(
  'a worker knows what it was answered',
  ({ effects, beliefs }: World, known) => {
    for (const effect of effects) {
      const earlier = known.answers.get(effect.worker) ?? [];
      known.answers.set(effect.worker, [...earlier, effect]);
    }
    const { beliefs: earlier } = known;
    known.beliefs = beliefs.slice();
    for (const [worker, after] of beliefs.entries()) {
      const before = earlier[worker];
      // By their values: an exploration copies histories.
      if (before === undefined || isSame(before, after)) continue;
      const answers = known.answers.get(worker) ?? [];
      const starts = [before, ...afterRestart(before, answers)];
      if (starts.some((start) => isSame(start, after))) continue;
      if (!starts.some((start) => answers.some((effect) => isLearned(start, after, effect)))) {
        return `no answer tells worker ${worker} ${JSON.stringify(after)} after ${JSON.stringify(before)}`;
      }
    }
    return true;
  },
  { history: (): Known => ({ answers: new Map(), beliefs: [] }) },
);
