import { type LogicalTime } from '@gossip/sim-runtime';
import {
  checksum,
  type Effect,
  type Event,
  type Finding,
  type LogRecord,
  type State,
} from './state.js';

type Outcome = readonly [State, readonly Effect[]];

/** How many records are read at a time. */
export const BATCH = 16;
/** How long to wait before something is tried again. */
export const RETRY_TICKS = 10;

/**
 * A scanner that loses no finding and reports none twice: it emits, waits until the sink has
 * everything, and only then moves its checkpoint. A finding's id is its offset, so that one emitted
 * again after a crash is recognized.
 *
 * It asks one thing at a time, so each answer belongs to the state that it finds.
 */
export function step(state: State, event: Event, _now: LogicalTime): Outcome {
  switch (event.kind) {
    case 'started':
      return read(event.loaded.status === 'loaded' ? event.loaded.checkpoint.nextOffset : 0);
    case 'records':
      return scan(state, event.offset, event.records);
    case 'emitted':
      return state.phase === 'emitting'
        ? emit(state.pending.slice(1), state.nextOffset)
        : [state, []];
    case 'checkpointed':
      return read(event.checkpoint.nextOffset);
    case 'read-failed':
    case 'emit-failed':
    case 'checkpoint-failed':
      return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
    case 'timeout':
      return tryAgain(state);
  }
}

function read(offset: number): Outcome {
  return [{ phase: 'reading', offset }, [{ kind: 'read', offset, limit: BATCH }]];
}

function scan(state: State, offset: number, records: readonly LogRecord[]): Outcome {
  const damaged = records.findIndex(({ text, checksum: sum }) => checksum(text) !== sum);
  const whole = damaged < 0 ? records : records.slice(0, damaged);
  if (whole.length === 0) return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
  return emit(findings(whole, offset), offset + whole.length);
}

/** Emits the first of the findings that are left; the checkpoint moves when none is. */
function emit(pending: readonly Finding[], nextOffset: number): Outcome {
  const [first] = pending;
  if (first === undefined) return save(nextOffset);
  const effect: Effect = {
    kind: 'emit',
    id: `finding-${first.offset}`,
    output: first,
  };
  return [{ phase: 'emitting', nextOffset, pending }, [effect]];
}

function save(nextOffset: number): Outcome {
  const effect: Effect = { kind: 'checkpoint', checkpoint: { nextOffset } };
  return [{ phase: 'checkpointing', nextOffset }, [effect]];
}

function tryAgain(state: State): Outcome {
  switch (state.phase) {
    case 'reading':
      return read(state.offset);
    case 'emitting':
      return emit(state.pending, state.nextOffset);
    case 'checkpointing':
      return save(state.nextOffset);
  }
}

/** What the scanner looks for in some records, the first of which lies at `offset`. */
export function findings(records: readonly LogRecord[], offset: number): readonly Finding[] {
  return records.flatMap(({ text }, index) =>
    text.includes('ERROR') ? [{ offset: offset + index, text }] : [],
  );
}
