import { type LogicalTime, type Step } from '@gossip/sim-runtime';
import { scanChunk } from './matching.js';
import {
  BEGINNING,
  type Checkpoint,
  type Effect,
  type Event,
  type Finding,
  type FolderRecord,
  initialState,
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
 *
 * Emissions are under way side by side, so an answer may come when the scanner has gone on: it counts
 * only in the phase, and for the offset, that asked for it.
 */
export function scannerFor(patterns: readonly string[]): Step<State, Event, Effect> {
  return (state: State, event: Event, _now: LogicalTime): Outcome => {
    switch (event.kind) {
      case 'started':
        return begin(event.loaded.status === 'loaded' ? event.loaded.checkpoint : BEGINNING);
      case 'records':
        return state.phase === 'reading' && event.offset === state.goal.nextOffset
          ? scan(patterns, state, event.records)
          : [state, []];
      case 'emitted':
        return confirm(state, event.id);
      case 'checkpointed':
        return state.phase === 'checkpointing' ? begin(state.goal) : [state, []];
      case 'emit-failed':
        return failToEmit(state, event.id);
      case 'read-failed':
      case 'checkpoint-failed':
        return waitFor(state);
      case 'timeout':
        return tryAgain({ ...state, isWaiting: false });
    }
  };
}

function begin(goal: Checkpoint): Outcome {
  if (goal.isDone) return [{ ...initialState, phase: 'done', goal }, []];
  return [{ ...initialState, phase: 'reading', goal }, [read(goal)]];
}

function scan(
  patterns: readonly string[],
  state: State,
  records: readonly FolderRecord[],
): Outcome {
  if (records.length === 0) return waitFor(state);
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
  return [{ ...initialState, phase: 'emitting', goal, pending }, pending.map(emission)];
}

function confirm(state: State, id: string): Outcome {
  const pending = state.pending.filter((finding) => idOf(finding) !== id);
  if (pending.length === state.pending.length) return [state, []];
  return pending.length === 0 ? save(state.goal) : [{ ...state, pending }, []];
}

function failToEmit(state: State, id: string): Outcome {
  const failed = state.pending.filter((finding) => idOf(finding) === id);
  return waitFor({ ...state, failed: [...state.failed, ...failed] });
}

function save(goal: Checkpoint): Outcome {
  return [
    { ...initialState, phase: 'checkpointing', goal },
    [{ kind: 'checkpoint', checkpoint: goal }],
  ];
}

function waitFor(state: State): Outcome {
  if (state.isWaiting) return [state, []];
  return [{ ...state, isWaiting: true }, [{ kind: 'wait', ticks: RETRY_TICKS }]];
}

function tryAgain(state: State): Outcome {
  switch (state.phase) {
    case 'reading':
      return [state, [read(state.goal)]];
    case 'emitting':
      return [{ ...state, failed: [] }, state.failed.map(emission)];
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
