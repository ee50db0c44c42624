import { type FaultCounts } from '../faults/fault-kind.js';
import { type OracleKind } from '../oracles/oracle.js';
import { type TraceEntry } from './trace.js';
import { type Violation } from './violation.js';

export interface OracleCount {
  readonly name: string;
  readonly kind: OracleKind;
  /** How often it was checked. */
  readonly checks: number;
  /** For `sometimes`: how often it was so. */
  readonly occurrences: number;
}

export interface OperationCount {
  readonly name: string;
  /** How often it was done. */
  readonly done: number;
  /** How often it was not possible at its time. */
  readonly skipped: number;
}

/** What one run came to. */
export interface RunResult {
  readonly seed: number;
  /** The run's fingerprint, as an unsigned 32-bit integer. */
  readonly traceHash: number;
  readonly events: number;
  /** How much time passed in the simulation. */
  readonly ticks: number;
  readonly faults: FaultCounts;
  readonly operations: readonly OperationCount[];
  readonly oracles: readonly OracleCount[];
  readonly violation?: Violation;
  /** Present when it was asked for. */
  readonly trace?: readonly TraceEntry[];
}
