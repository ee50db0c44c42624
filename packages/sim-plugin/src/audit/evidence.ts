import type { Level } from '../config/level.js';
import type { ModuleType } from '../config/module-type.js';

/** An oracle in the report of a sweep. */
export interface SweptOracle {
  readonly name: string;
  readonly kind: 'always' | 'never' | 'eventually' | 'sometimes' | 'todo';
  readonly checks: number;
  readonly occurrences: number;
  readonly unknown?: number;
  readonly status: 'ok' | 'fail' | 'error' | 'unknown' | 'todo' | 'under-covered' | 'not exercised';
}

/** What `report.json` of sim-run says that an audit reads. */
export interface SweepEvidence {
  readonly simulation: string;
  readonly type: ModuleType;
  readonly level: Level;
  readonly result: string;
  readonly seeds: { readonly count: number; readonly failed: number };
  /** How often each kind of fault struck. */
  readonly faults: Readonly<Record<string, number>>;
  readonly notClaimed: readonly string[];
  readonly operations: readonly { readonly name: string; readonly done: number }[];
  readonly ground?: { readonly states: number; readonly newStates: number };
  readonly oracles: readonly SweptOracle[];
}

/** What `explore.json` of sim-explore says that an audit reads. */
export interface ExplorationEvidence {
  readonly verdict: 'complete' | 'incomplete';
  readonly violations: number;
  readonly distinct: number;
  readonly bounds: Readonly<Record<string, number>>;
  readonly properties: readonly { readonly name: string; readonly verdict: string }[];
  readonly faultsNotExplored: readonly { readonly name: string; readonly reason: string }[];
}

/** What `mutation.json` of sim-mutate says that an audit reads, counted. */
export interface MutationEvidence {
  /** Mutants that count: killed, survived or not reached. */
  readonly counted: number;
  readonly killed: number;
  /** How many mutants each oracle was the first to object to. */
  readonly kills: Readonly<Record<string, number>>;
}

/** The results of the other targets for a module, as far as they are there. */
export interface Evidence {
  readonly sweep?: SweepEvidence;
  readonly exploration?: ExplorationEvidence;
  readonly mutation?: MutationEvidence;
}
