import { type Random } from '../contracts/random.js';
import { type Step } from '../contracts/step.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracles } from '../oracles/oracle-writer.js';
import { type Configure, type ConfiguredRun, type InitialState } from '../run/configurations.js';
import { type RunShape } from '../run/run-shape.js';
import { type CheckpointOf, type OutputOf, type RecordOf } from './vocabulary.js';
import { type PipelineHistory } from './pipeline-history.js';
import { type PipelineWorld } from './pipeline-world.js';

/** What an oracle of a stage sees, as its events and effects have it. */
export type StageWorld<State, Event, Effect> = PipelineWorld<
  State,
  Event,
  Effect,
  RecordOf<Event>,
  CheckpointOf<Effect>,
  OutputOf<Effect>
>;

/** What the records of a source are made from. */
export interface SourceContext<Configuration> extends ConfiguredRun<Configuration> {
  /** Randomness of the source's own. */
  readonly random: Random;
}

/** What `pipeline` needs to make a stage into a simulation. */
export interface PipelineDefinition<
  State,
  Event,
  Effect,
  Configuration extends object = Readonly<Record<string, never>>,
> extends RunShape {
  /** The simulation's name, as reports and plans speak of it. */
  readonly name: string;
  /**
   * Draws the configuration of a run, as plain data that JSON can hold: sizes, limits, first numbers. It is part
   * of the plan. Shrinking sets values, one by one, to those that the
   * least draws give (0, the lower end of a range, false, the first choice), so values that depend on each other
   * belong in one object. Write it before what reads it, so that it has its type. Default: nothing is drawn.
   */
  readonly configure?: Configure<Configuration>;
  /**
   * The state before the start event of the stage, or a function that makes it from the configuration of a run; a
   * crash goes back to it.
   */
  readonly initialState: InitialState<State, NoInfer<Configuration>>;
  /** The stage's logic, the same function that production runs. */
  readonly step: Step<State, Event, Effect>;
  /** All records that the source will ever have; how they arrive is the plan's matter. */
  readonly source: (context: SourceContext<NoInfer<Configuration>>) => readonly RecordOf<Event>[];
  /**
   * What can be seen of a state, as plain data, wherever states are compared or shown. Needed where it
   * is an object with private fields. It must change nothing. Default: the whole state.
   */
  readonly view?: (state: NoInfer<State>) => unknown;
  /** What must hold: a list, or a function that writes it, for checks in place. */
  readonly oracles: Oracles<StageWorld<NoInfer<State>, Event, Effect>>;
  /**
   * Which effects and events are calls of the stage and their ends, such as writes and reads of its checkpoint. Oracles see
   * them as `history`.
   */
  readonly history?: PipelineHistory<Event, Effect>;
  /** Falsifies a record, for corrupt reads. Needed to claim `corrupt-read`. */
  readonly corrupt?: (record: RecordOf<Event>, random: Random) => RecordOf<Event>;
  /**
   * The faults that the stage claims to survive; others are switched off and named in the report.
   * Default: all that its simulation can make happen but `clock-backward`.
   */
  readonly claims?: readonly FaultKind[];
}
