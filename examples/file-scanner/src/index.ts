export { BATCH, idOf, RETRY_TICKS, scannerFor } from './logic.js';
export { BEGINNING, initialState } from './state.js';
export type {
  Checkpoint,
  Chunk,
  Effect,
  Event,
  Finding,
  FolderRecord,
  State,
  Tail,
} from './state.js';
export type { FindingSink, FolderSource, ScanCheckpointStore } from './ports.js';
