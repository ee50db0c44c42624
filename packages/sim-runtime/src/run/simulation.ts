import { type Arbitrary } from 'fast-check';
import { type FaultKind } from '../faults/fault-kind.js';
import { type Level } from '../faults/level.js';
import { type OracleKind } from '../oracles/oracle.js';
import { type PlanBounds } from '../plan/plan-bounds.js';
import { type ModuleType, type Plan } from '../plan/plan.js';
import { type ModuleTypeDefinition } from './module-type.js';
import { type ContentObserver } from './contents.js';
import { type Performed } from './redraw.js';
import { type RunResult } from './run-result.js';
import { type SimulationDefinition } from './simulation-definition.js';
import { type Struck } from './struck.js';
import { type Recorder } from '../trace/trace-entry.js';

/**
 * The options of a run. None of them changes what happens in the run but `maxEvents`, and `only` in that
 * a run does not end with the violation of an oracle that is not watched.
 */
export interface RunOptions {
  /** Record everything that happens. Default false. */
  readonly trace?: boolean;
  /**
   * Compute the content hash, which covers messages, inputs, effects and states; a run with it takes
   * several times as long. Default false.
   */
  readonly contentHash?: boolean;
  /** Learns the digest of everything that the content hash covers. @internal */
  readonly contentObserver?: ContentObserver;
  /** Note the kinds of states that are reached, for the coverage of a sweep. Default false. */
  readonly reached?: boolean;
  /** Learns each planned operation that is done, as it is done. @internal */
  readonly performed?: Performed;
  /** Learns each planned fault that strikes at an event, as it strikes. @internal */
  readonly struck?: Struck;
  /** Takes everything as it happens, which is then kept only if `trace` says so. */
  readonly recorder?: Recorder;
  /** Shows the world once it is laid out, and again after every event. The observer must not change it. */
  readonly watch?: (world: unknown) => void;
  /** How many events a run may take before it counts as a livelock. Default 1,000,000. */
  readonly maxEvents?: number;
  /**
   * Watch this oracle alone, by name, beside exceptions and livelock. The phases of the run, its deadlines
   * and its trace hash are the same as with all oracles.
   */
  readonly only?: string;
}

/** What a run makes of its plan, for the search for a smaller one. */
export type PlanNotes = Pick<RunOptions, 'performed' | 'struck'>;

/** The event budget of a run unless told otherwise. */
export const DEFAULT_MAX_EVENTS = 1_000_000;

/** A module made ready to be run: what a `sim.ts` exports. */
export interface Simulation {
  /** As reports and plans speak of it: a plan of another name is refused. */
  readonly name: string;
  /** The type of the module. */
  readonly type: ModuleType;
  /** What the type of the module means to sweeps, recordings and reports. @internal */
  readonly moduleType: ModuleTypeDefinition;
  /** The definition that the simulation was made from, as data for engines other than `run`. */
  readonly definition: SimulationDefinition;
  /** What a report calls an actor or node: `worker` gives `worker-0`. */
  readonly partyName: string;
  /** The names of what plans can have done. */
  readonly operations: readonly string[];
  /** What is watched, in the order of reports. */
  readonly oracles: readonly {
    /** The oracle's name, as reports have it. */
    readonly name: string;
    /** When it is asked, and what its answer means. */
    readonly kind: OracleKind;
  }[];
  /** The faults that the module claims to survive. */
  readonly claims: readonly FaultKind[];
  /**
   * What a level would inject but for the module's claims.
   *
   * @param level - the level that is to be run
   */
  notClaimed(level: Level): readonly FaultKind[];
  /**
   * The fault that a rate of a plan belongs to; `undefined` where the module's type has no such rate.
   *
   * @param rate - the rate's name in plans
   */
  faultOfRate(rate: string): FaultKind | undefined;
  /**
   * The plans of a level.
   *
   * @param level - the fault level
   */
  plans(level: Level): Arbitrary<Plan>;
  /** What a plan may hold so that `run` can run it. */
  readonly bounds: PlanBounds;
  /**
   * Runs a plan: the result is a function of the plan, and of the module's code.
   *
   * @param plan - what happens in the run
   * @param options - what to record, and when to give up
   * @throws TypeError when the plan cannot be run, as with a fault that the module's type does not have or a
   *   number out of bounds, in a sentence that names its JSON path
   */
  run(plan: Plan, options?: RunOptions): RunResult;
}
