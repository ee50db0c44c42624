import { type Random } from '../contracts/random.js';
import { type Step } from '../contracts/step.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { type Recorder } from '../trace/trace-entry.js';
import { type StageCalls } from './pipeline-history.js';
import { type PortFaults } from './port-faults.js';

/** What a `SimPipeline` is made of. */
export interface SimPipelineOptions<State, Event, Effect, Record> {
  /** Decides everything random: an unsigned 32-bit integer. */
  readonly seed: number;
  /** The state before the start event of the stage; a crash goes back to it. */
  readonly initialState: State;
  /** The stage's logic. */
  readonly step: Step<State, Event, Effect>;
  /** Everything that the source will ever have. */
  readonly input: readonly Record[];
  /** How many of them are there at the start. Default: all. */
  readonly available?: number;
  /** Falsifies a record, for corrupt reads. */
  readonly corrupt?: ((record: Record, random: Random) => Record) | undefined;
  /** What can be seen of a state, as plain data, where states are compared. Default: all of it. */
  readonly view?: ((state: State) => unknown) | undefined;
  /** Faults in force from the start. Default: none. */
  readonly faults?: Partial<PortFaults>;
  /** Notes the calls of the stage. @internal */
  readonly calls?: StageCalls<Event, Effect> | undefined;
  /** Takes everything as it happens. */
  readonly recorder?: Recorder | undefined;
  /** The same, for runs of plans. @internal */
  readonly traceSink?: TraceSink | undefined;
}
