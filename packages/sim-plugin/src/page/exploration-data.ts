import type { SimulationExploration, ToldPath } from '@gossip/sim-runtime/explore';

/** The counterexample of an oracle, as a page shows it. */
export interface FoundPath {
  /** The name of the oracle, or that a module threw an exception. */
  readonly name: string;
  /** What is wrong, in words. */
  readonly message: string;
  readonly told: ToldPath;
  /** The command that replays it; absent where none does. */
  readonly replay?: string;
}

/** The content of the page of an exploration, which it carries as JSON. */
export interface ExplorationPageData {
  readonly exploration: ExplorationFacts;
  /** Each violation, in the report's order. */
  readonly found: readonly FoundPath[];
}

/** What is known of an exploration beside its counterexamples. */
export type ExplorationFacts = Pick<
  SimulationExploration,
  | 'type'
  | 'verdict'
  | 'stoppedBy'
  | 'violations'
  | 'bounds'
  | 'distinct'
  | 'generated'
  | 'depth'
  | 'queue'
  | 'actions'
  | 'notExplored'
  | 'faultsNotExplored'
> & {
  readonly simulation: string;
  readonly elapsedMs: number;
  readonly properties: readonly {
    readonly kind: string;
    readonly name: string;
    readonly verdict: string;
    readonly steps?: readonly string[];
  }[];
};
