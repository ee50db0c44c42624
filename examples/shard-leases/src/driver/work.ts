import { type NodeId } from '@gossip/sim-runtime';
import { type Effect, type Input } from '../state.js';
import { type Knowledge, learn, NOTHING_KNOWN } from '../worker.js';

/** Sends a request to the coordinator; fails when no answer comes. */
export type Ask = (input: Input) => Promise<readonly Effect[]>;

/** How many keys a worker deals with between two checkpoints. */
const KEYS_PER_STEP = 40;

/**
 * A worker: claims shards and deals with their keys until nothing is left to claim. A request that
 * fails is repeated under its number until it is answered.
 *
 * @param deal - deals with the keys from `from` up to, but not including, `to`
 */
export async function work(
  worker: NodeId,
  ask: Ask,
  deal: (from: number, to: number) => Promise<void>,
): Promise<void> {
  let known: Knowledge = NOTHING_KNOWN;
  for (;;) {
    const request = await nextRequest(worker, known, deal);
    const effects = await untilAnswered(() => ask(request));
    known = effects.reduce(learn, known);
    if (effects.some(({ kind }) => kind === 'denied') && known.parked === undefined) return;
  }
}

async function nextRequest(
  worker: NodeId,
  { sequence, held, parked }: Knowledge,
  deal: (from: number, to: number) => Promise<void>,
): Promise<Input> {
  const request = { worker, sequence };
  if (parked !== undefined) return { ...request, kind: 'unpark', shard: parked };
  if (held === undefined) return { ...request, kind: 'claim' };
  const { shard, epoch, end } = held;
  if (held.cursor === end) return { ...request, kind: 'complete', shard, epoch };
  const cursor = Math.min(end, held.cursor + KEYS_PER_STEP);
  await deal(held.cursor, cursor);
  return { ...request, kind: 'checkpoint', shard, epoch, cursor };
}

/** Repeats a call that fails, more and more slowly. */
async function untilAnswered<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (let waitMs = 1; ; waitMs = Math.min(1_000, waitMs * 2)) {
    try {
      return await call();
    } catch {
      // Whether the request was carried out is not known: under its number it can be asked again.
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
