import type { SimulationReport } from '@gossip/sim-runtime/sim';
import type { AuditReport } from '../report/audit-report.js';

/** The content of the page of an audit, which it carries as JSON. It holds no times. */
export interface AuditPageData {
  readonly audit: AuditReport;
  /** What the other targets found, module by module as in the audit. */
  readonly results: readonly ModuleResults[];
}

/** What the other targets found about a module, as far as the page shows it. */
export interface ModuleResults {
  readonly module: string;
  /** What a sweep reached. */
  readonly coverage?: SweptCoverage;
  /** The files with mutants that no oracle noticed. */
  readonly mutated: readonly MutatedSource[];
  /** The violations that an exploration found, with their steps. */
  readonly counterexamples: readonly Counterexample[];
  /** The pages of the other targets, as relative addresses. */
  readonly pages: readonly { readonly name: string; readonly href: string }[];
}

/** The parts of a sweep's report that say what it reached. */
export type SweptCoverage = Pick<
  SimulationReport,
  'operations' | 'oracles' | 'faults' | 'notClaimed' | 'ground'
> & { readonly seeds: Pick<SimulationReport['seeds'], 'count'> };

/** A file with mutants that live. */
export interface MutatedSource {
  /** From the workspace's root. */
  readonly path: string;
  readonly text: string;
  readonly survivors: readonly Survivor[];
}

/** A mutant that no oracle noticed. */
export interface Survivor {
  readonly id: string;
  readonly operator: string;
  /** Where it begins, both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
  /** Whether any seed reached it. */
  readonly isReached: boolean;
  /** Its lines as they are, and as the mutant has them. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** What an oracle would have to demand to notice it. */
  readonly demand: string;
}

/** A violation within the bounds of an exploration. */
export interface Counterexample {
  readonly name: string;
  readonly message: string;
  readonly steps: readonly string[];
}
