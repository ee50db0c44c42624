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

function isLearned(before: Knowledge, after: Knowledge, effect: Effect): boolean {
  return (
    effect.sequence >= before.sequence &&
    after.sequence === nextAfter(effect) &&
    after.parked === parkedAfter(before.parked, effect) &&
    JSON.stringify(after.held) === JSON.stringify(heldAfter(before.held, effect))
  );
}

/** A crash leaves the number of the next request, be it one that an answer has just raised; the loss of the disk nothing. */
function isBegunAgain(
  before: Knowledge,
  { sequence, held, parked }: Knowledge,
  answers: readonly Effect[],
): boolean {
  if (held !== undefined || parked !== undefined) return false;
  return [1, before.sequence, ...answers.map(nextAfter)].includes(sequence);
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
      if (before === undefined || before === after) continue;
      const answers = known.answers.get(worker) ?? [];
      if (isBegunAgain(before, after, answers)) continue;
      if (!answers.some((effect) => isLearned(before, after, effect))) {
        return `no answer tells worker ${worker} ${JSON.stringify(after)} after ${JSON.stringify(before)}`;
      }
    }
    return true;
  },
  { history: (): Known => ({ answers: new Map(), beliefs: [] }) },
);
