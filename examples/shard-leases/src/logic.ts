import { type LogicalTime } from '@gossip/sim-runtime';
import { carryOut } from './shards.js';
import { type Effect, type Input, type State } from './state.js';

/**
 * Carries out a request once, however often it arrives.
 *
 * Each worker has a session with the number of its last request and the answer to it (Ongaro,
 * "Consensus: bridging theory and practice", 2014, section 6.3). The same number again gets the same
 * answer again. A lower one comes from a late copy, or from a worker that has lost its disk and counts
 * from 1 again: the answer is the number to go on with, which is nothing new to the sender of a copy.
 */
export function transition(
  state: State,
  input: Input,
  now: LogicalTime,
): readonly [State, readonly Effect[]] {
  const { worker, sequence } = input;
  const session = state.sessions.find((known) => known.worker === worker);
  if (session !== undefined && sequence < session.sequence) {
    return [state, [{ kind: 'late', next: session.sequence + 1, worker, sequence }]];
  }
  if (session !== undefined && sequence === session.sequence) {
    return [state, [{ ...session.answer, worker, sequence }]];
  }
  const [shards, answer] = carryOut(state.shards, input, now);
  const others = state.sessions.filter((known) => known.worker !== worker);
  const sessions = [...others, { worker, sequence, answer }].sort(
    (one, other) => one.worker - other.worker,
  );
  return [{ shards, sessions }, [{ ...answer, worker, sequence }]];
}
