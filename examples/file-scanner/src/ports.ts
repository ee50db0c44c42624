import { type CheckpointStore, type Sink, type Source } from '@gossip/sim-runtime';
import { type Checkpoint, type Finding, type FolderRecord } from './state.js';

/** A folder as a sequence of records that is the same at every start. */
export type FolderSource = Source<FolderRecord>;

/** Where the scanner remembers how far it has come. */
export type ScanCheckpointStore = CheckpointStore<Checkpoint>;

/** Where findings go. */
export type FindingSink = Sink<Finding>;
