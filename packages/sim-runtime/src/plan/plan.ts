import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { type Level } from '../faults/level.js';
import { type RecordedInput } from '../recording/recorded-input.js';

/** The kinds of module that can be simulated. */
export type ModuleType = 'coordination' | 'gossip' | 'pipeline' | 'service';

/** The version of the plan's JSON form. A plan of another version is refused, never misread. */
export const PLAN_SCHEMA_VERSION = 1;

/**
 * Something that a client of the module does. It is abstract: its input is made from the state when it
 * runs, so that dropping one operation leaves the others meaningful.
 */
export interface PlannedOperation {
  /** When, in ticks from the start of the run. */
  readonly at: number;
  /** The operation's name in the module's `operations`. */
  readonly name: string;
  /** Which actor or node does it, from 0. */
  readonly party: number;
  /** The address of the randomness that it draws: an unsigned 32-bit integer. */
  readonly salt: number;
  /**
   * The address of the first number that it draws, where others share that number: an unsigned 32-bit integer.
   * An operation that begins by drawing a key, one of fewer than 65,536, draws the same key as they do. Absent: `salt`.
   */
  readonly key?: number;
}

/** The event at which a fault strikes. */
export interface PlannedMoment {
  /** At which moment of an event. */
  readonly moment: FaultMoment;
  /** How many such moments pass first, from the fault's time on: 0 or more. */
  readonly skip: number;
  /** How often it strikes, at one such moment after the other: 1 or more. Absent for once. */
  readonly times?: number;
  /** Whether the moments of all parties count, and the fault strikes the party whose moment it is. */
  readonly anyParty?: true;
}

/** A fault with a beginning, a duration, a target and a name. */
export interface PlannedFault {
  /** When it begins, or begins to wait for its event, in ticks. */
  readonly at: number;
  /** Which fault it is. */
  readonly kind: FaultKind;
  /** The actor or node that it strikes first or alone, from 0. */
  readonly party: number;
  /** How long it lasts, in ticks; of a clock's jump, how far. */
  readonly durationTicks: number;
  /** The address of the randomness that it draws: an unsigned 32-bit integer. */
  readonly salt: number;
  /** The event that it waits for; absent where it strikes at its time. */
  readonly event?: PlannedMoment;
}

/** The fate of one message or port call, in place of the one that would be drawn for it. */
export interface PlannedFate {
  /** The causal id of the message, input, effect or call: a signed 32-bit integer, as traces and diagrams have it. */
  readonly id: number;
  /** Whether it is lost, as by a fault; a port call that is lost is refused. A cut of the network blocks it all the same. */
  readonly fate: 'lost' | 'delivered';
  /** How many ticks it takes beyond the least. Absent: as drawn. */
  readonly delayTicks?: number;
}

/** Another seed from some time on. */
export interface PlanBranch {
  /** When, in ticks: a time of the safety phase. */
  readonly at: number;
  /** The seed that decides the fates of messages and port calls from then on: an unsigned 32-bit integer. */
  readonly seed: number;
  /** The rates from then on, in place of the plan's. */
  readonly rates: Readonly<Record<string, number>>;
}

/**
 * All that decides a run. The same plan gives the same run; a seed is a plan in short.
 */
export interface Plan {
  /** The version of this format; a plan of another one is refused. */
  readonly schemaVersion: typeof PLAN_SCHEMA_VERSION;
  /** The simulation's name: a plan of another simulation is refused. */
  readonly simulation: string;
  /** The type of the module that it is for. */
  readonly type: ModuleType;
  /** The level whose faults it was drawn from. */
  readonly level: Level;
  /**
   * Decides what the plan leaves open, such as the fates of messages: an unsigned 32-bit integer.
   */
  readonly seed: number;
  /** How many actors or nodes there are. */
  readonly parties: number;
  /** How long the phase without faults at the start lasts. */
  readonly warmupTicks: number;
  /** How long the phase with faults lasts. */
  readonly safetyTicks: number;
  /** The swarm's intensities, by name: parts per million, or ticks. Absent means 0. */
  readonly rates: Readonly<Record<string, number>>;
  /** What is done. */
  readonly operations: readonly PlannedOperation[];
  /**
   * The names of the operations of which one is done in place of an operation that is not possible at its time,
   * by its own party or another one. Absent or empty: an impossible operation is skipped.
   */
  readonly redraw?: readonly string[];
  /**
   * How many times the usual number of operations it was drawn with: 4 or 16. So much work may take as many times
   * as long, so deadlines of `eventually` and the event budget are as many times as large. Absent: 1.
   */
  readonly workload?: number;
  /** The values of the module's configuration that are not those of the default, by name. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Faults with a beginning and an end. */
  readonly faults: readonly PlannedFault[];
  /** Fates of single messages and port calls, which a person has chosen. Seeds plan none. */
  readonly fates?: readonly PlannedFate[];
  /** Another seed from some time on, which a person has chosen. Seeds plan none. */
  readonly branch?: PlanBranch;
  /**
   * What reached a module that ran for real. A plan that has it replays that and does nothing else: it
   * has no operations and no faults.
   */
  readonly recording?: readonly RecordedInput[];
}
