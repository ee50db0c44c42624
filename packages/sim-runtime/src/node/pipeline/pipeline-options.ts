import { type LogicalTime } from '../../contracts/logical-time.js';
import { type CheckpointStore, type Sink, type Source } from '../../contracts/pipeline-ports.js';
import { type Step } from '../../contracts/step.js';
import { type CheckpointOf, type OutputOf, type RecordOf } from '../../pipeline/vocabulary.js';
import { type DriverErrorHandler } from '../driver-error.js';
import { type FlightRecorder } from '../recorder/flight-recorder.js';

/** What a `PipelineDriver` is made of. */
export interface PipelineDriverOptions<State, Event, Effect> {
  /** The state before the start event of the stage. */
  readonly initialState: State;
  /** The stage's logic, the same function that was simulated. */
  readonly step: Step<State, Event, Effect>;
  /** Where records come from. */
  readonly source: Source<RecordOf<Event>>;
  /** Where the stage keeps how far it has come. */
  readonly checkpoints: CheckpointStore<CheckpointOf<Effect>>;
  /** Where outputs go. */
  readonly sink: Sink<OutputOf<Effect>>;
  /** What a tick lasts, in milliseconds: more than 0. */
  readonly msPerTick: number;
  /** What the stage's clock shows at the start. Default 0. */
  readonly startAt?: LogicalTime;
  /** Called with each failure of a port, which the stage receives as well. */
  readonly onError?: DriverErrorHandler;
  /** Writes down what reaches the stage. */
  readonly recorder?: FlightRecorder;
  /**
   * How long closing may wait for the port calls under way, in milliseconds. Default: as long as they
   * take. What is given up may yet come about.
   */
  readonly drainWithinMs?: number;
  /** Closes the driver when it aborts. */
  readonly signal?: AbortSignal;
}
