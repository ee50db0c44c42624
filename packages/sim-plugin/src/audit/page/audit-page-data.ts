import type { SimulationReport } from '@gossip/sim-runtime/sim';
import type { AuditReport } from '../report/audit-report.js';
import type { MutatedSource } from '../survivors/mutated-source.js';

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

/** A violation within the bounds of an exploration. */
export interface Counterexample {
  readonly name: string;
  readonly message: string;
  readonly steps: readonly string[];
}
