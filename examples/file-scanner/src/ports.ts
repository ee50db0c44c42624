import { type CheckpointStore, type Sink, type Source } from '@gossip/sim-runtime';
import { type Checkpoint, type Finding, type LogRecord } from './state.js';

/** Where log records come from. */
export type LogSource = Source<LogRecord>;

/** Where the scanner remembers how far it has come. */
export type LogCheckpointStore = CheckpointStore<Checkpoint>;

/** Where findings go. */
export type FindingSink = Sink<Finding>;
