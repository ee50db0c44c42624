import { type FaultCounts } from '../faults/fault-kind.js';
import { type OracleKind } from '../oracles/oracle.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { type Reached } from './reached.js';
import { type Violation } from './violation.js';

/** How often one oracle was asked. */
export interface OracleCount {
  /** As the simulation calls it. */
  readonly name: string;
  /** When it is asked, and what its answer means. */
  readonly kind: OracleKind;
  /** How often it was checked. */
  readonly checks: number;
  /** For `sometimes`: how often it was so. */
  readonly occurrences: number;
  /** In how many runs its check threw; absent for none. */
  readonly errors?: number;
  /** In how many runs its verdict was unknown; absent for none. */
  readonly unknown?: number;
  /** The histories of clients' calls that it checked; absent for an oracle that is not about the order of calls. */
  readonly histories?: HistoryCount;
}

/** How many histories an oracle checked. */
export interface HistoryCount {
  /** The number of runs with a call that it looked at. */
  readonly count: number;
  /** The number of events in these histories: calls and returns. */
  readonly events: number;
}

/** How often one operation was done. */
export interface OperationCount {
  /** As the simulation calls it. */
  readonly name: string;
  /** How often it was done. */
  readonly done: number;
  /** How often it was not possible at its time. */
  readonly skipped: number;
}

/** The result of one run. */
export interface RunResult {
  /** The seed of the plan. */
  readonly seed: number;
  /**
   * The fingerprint of the order of events, as an unsigned 32-bit integer: when each happened, at which
   * party, and what caused it. It does not cover what messages, inputs, effects and states hold.
   */
  readonly traceHash: number;
  /**
   * The fingerprint of the contents, as an unsigned 32-bit integer: the whole trace with all messages,
   * inputs, effects and states in it, and the states of all parties at the end of each phase. Present when
   * `contentHash` was asked for.
   */
  readonly contentHash?: number;
  /** Why the content hash does not cover everything, as a sentence; absent when it does. */
  readonly unseen?: string;
  /** How many events happened: messages, timeouts, operations, faults. */
  readonly events: number;
  /** How much time passed in the simulation. */
  readonly ticks: number;
  /** Whether the module did anything: a node sent a message, an actor an input, or a stage had an effect. */
  readonly isActive: boolean;
  /** How often each fault happened, by its name. */
  readonly faults: FaultCounts;
  /** How often each operation was done, in the simulation's order. */
  readonly operations: readonly OperationCount[];
  /** How often each oracle was asked, in the simulation's order. */
  readonly oracles: readonly OracleCount[];
  /** What went wrong first; absent when nothing did. The run ends with it. */
  readonly violation?: Violation;
  /** The kinds of states that it reached; present when they were asked for. */
  readonly reached?: Reached;
  /** Present when it was asked for. */
  readonly trace?: readonly TraceEntry[];
}
