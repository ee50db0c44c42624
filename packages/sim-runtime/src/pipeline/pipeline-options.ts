import { type Step } from '../contracts/step.js';
import { type RandomStream } from '../kernel/random-stream.js';
import { type Tape } from '../run/tape.js';
import { type Recorder } from '../run/trace.js';
import { type PortFaults } from './port-faults.js';

export interface SimPipelineOptions<State, Event, Effect, Record> {
  readonly seed: number;
  readonly initialState: State;
  readonly step: Step<State, Event, Effect>;
  /** Everything that the source will ever have. */
  readonly input: readonly Record[];
  /** How many of them are there at the start. Default: all. */
  readonly available?: number;
  /** Falsifies a record, for corrupt reads. */
  readonly corrupt?: ((record: Record, random: RandomStream) => Record) | undefined;
  readonly faults?: Partial<PortFaults>;
  readonly recorder?: Recorder | undefined;
  /** The same, for runs of plans. @internal */
  readonly tape?: Tape | undefined;
}
