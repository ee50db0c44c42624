import { type LogicalTime } from '../contracts/logical-time.js';
import { type History } from '../history/history-event.js';
import { type LoadedCheckpoint } from '../contracts/pipeline-ports.js';

/** What an oracle of a pipeline stage sees after every event. */
export interface PipelineWorld<
  State,
  Event = unknown,
  Effect = unknown,
  Record = unknown,
  Checkpoint = unknown,
  Output = unknown,
> {
  /** The stage's time: the one that steps are given. */
  readonly now: LogicalTime;
  /** The stage's state after the event. */
  readonly state: State;
  /** The state before the event. */
  readonly previous: State;
  /** The event that the stage received, if that is what happened. */
  readonly event: Event | undefined;
  /** All effects that it had, whether or not they were carried out. */
  readonly effects: readonly Effect[];
  /** Everything that the source has, or will have. */
  readonly input: readonly Record[];
  /** What the sink holds, by id, in the order in which it came. */
  readonly outputs: ReadonlyMap<string, Output>;
  /** How many emissions reached the sink, those of an id that it held already included. */
  readonly emissions: number;
  /** What a start would find in the checkpoint store now. */
  readonly checkpoint: LoadedCheckpoint<Checkpoint>;
  /** How often the stage has started. */
  readonly starts: number;
  /** The calls of the stage so far; absent where its definition names none, and in a replay. */
  readonly history?: History;
}
