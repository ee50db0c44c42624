import { type LogicalTime, type Step } from '@gossip/sim-runtime';
import { scanChunk } from './matching.js';
import {
  BEGINNING,
  type Checkpoint,
  type Effect,
  type Event,
  type Finding,
  type FolderRecord,
  type State,
} from './state.js';

type Outcome = readonly [State, readonly Effect[]];

/** How many records are read at a time. */
export const BATCH = 8;
/** How long to wait before something is tried again. */
export const RETRY_TICKS = 10;

/**
 * A scanner for some patterns, none of them empty. It reads a batch, emits all that it finds there,
 * waits until the sink has everything, and only then moves its checkpoint.
 */
export function scannerFor(patterns: readonly string[]): Step<State, Event, Effect> {
  return (state: State, event: Event, _now: LogicalTime): Outcome => {
    switch (event.kind) {
      case 'started':
        return begin(event.loaded.status === 'loaded' ? event.loaded.checkpoint : BEGINNING);
      case 'records':
        return scan(patterns, state, event.records);
      case 'emitted':
        return confirm(state, event.id);
      case 'checkpointed':
        return begin(event.checkpoint);
      case 'read-failed':
      case 'emit-failed':
      case 'checkpoint-failed':
        return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
      case 'timeout':
        return tryAgain(state);
    }
  };
}

function begin(goal: Checkpoint): Outcome {
  if (goal.isDone) return [{ phase: 'done', goal, pending: [] }, []];
  return [{ phase: 'reading', goal, pending: [] }, [read(goal)]];
}

function scan(
  patterns: readonly string[],
  state: State,
  records: readonly FolderRecord[],
): Outcome {
  if (records.length === 0) return [state, [{ kind: 'wait', ticks: RETRY_TICKS }]];
  let { tail, isDone } = state.goal;
  const pending: Finding[] = [];
  for (const record of records) {
    if (record.kind === 'end') {
      isDone = true;
      continue;
    }
    const scanned = scanChunk(patterns, tail, record);
    tail = scanned.tail;
    pending.push(...scanned.findings);
  }
  const goal = { nextOffset: state.goal.nextOffset + records.length, tail, isDone };
  if (pending.length === 0) return save(goal);
  return [{ phase: 'emitting', goal, pending }, pending.map(emission)];
}

function confirm(state: State, id: string): Outcome {
  const pending = state.pending.filter((finding) => idOf(finding) !== id);
  return pending.length === 0 ? save(state.goal) : [{ ...state, pending }, []];
}

function save(goal: Checkpoint): Outcome {
  return [
    { phase: 'checkpointing', goal, pending: [] },
    [{ kind: 'checkpoint', checkpoint: goal }],
  ];
}

function tryAgain(state: State): Outcome {
  switch (state.phase) {
    case 'reading':
      return [state, [read(state.goal)]];
    case 'emitting':
      return [state, state.pending.map(emission)];
    case 'checkpointing':
      return save(state.goal);
    case 'done':
      return [state, []];
  }
}

function read({ nextOffset }: Checkpoint): Effect {
  return { kind: 'read', offset: nextOffset, limit: BATCH };
}

function emission(finding: Finding): Effect {
  return { kind: 'emit', id: idOf(finding), output: finding };
}

/** The identity of a finding, by which a sink knows it again. */
export function idOf({ path, position, pattern }: Finding): string {
  return `${path}:${position}:${pattern}`;
}
