export { BATCH, RETRY_TICKS, step } from './logic.js';
export { checksum, initialState } from './state.js';
export type { Checkpoint, Effect, Event, Finding, LogRecord, State } from './state.js';
export type { FindingSink, LogCheckpointStore, LogSource } from './ports.js';
