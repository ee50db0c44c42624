import type { SimulationReport } from '@gossip/sim-runtime/sim';
import type { MutatedSource } from './survivors/mutated-source.js';

/** What `report.json` of sim-run says that an audit reads. */
export type SweepEvidence = Pick<
  SimulationReport,
  | 'simulation'
  | 'type'
  | 'level'
  | 'result'
  | 'faults'
  | 'notClaimed'
  | 'operations'
  | 'ground'
  | 'oracles'
> & { readonly seeds: Pick<SimulationReport['seeds'], 'count' | 'failed'> };

/** An oracle in the report of an exploration. */
export interface ExploredProperty {
  readonly name: string;
  readonly verdict: string;
  readonly message?: string;
  /** The actions that lead to the violation, or to the situation. */
  readonly steps?: readonly string[];
}

/** What `explore.json` of sim-explore says that an audit reads. */
export interface ExplorationEvidence {
  readonly verdict: 'complete' | 'incomplete';
  readonly violations: number;
  readonly distinct: number;
  readonly bounds: Readonly<Record<string, number>>;
  readonly properties: readonly ExploredProperty[];
  readonly thrown?: { readonly message: string; readonly steps?: readonly string[] };
  readonly faultsNotExplored: readonly { readonly name: string; readonly reason: string }[];
}

/** What `mutation.json` of sim-mutate says that an audit reads, counted. */
export interface MutationEvidence {
  /** Mutants that count: killed, survived or not reached. */
  readonly counted: number;
  readonly killed: number;
  /** How many mutants each oracle was the first to object to. */
  readonly kills: Readonly<Record<string, number>>;
  /** The files with mutants that no oracle noticed. */
  readonly survivors: readonly MutatedSource[];
}

/** The results of the other targets for a module, as far as they are there. */
export interface Evidence {
  readonly sweep?: SweepEvidence;
  readonly exploration?: ExplorationEvidence;
  readonly mutation?: MutationEvidence;
}
