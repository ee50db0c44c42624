import type { Diagram, MissingPart, Plan, SimulationReport } from '@gossip/sim-runtime/sim';
import type { PageBundle } from './rerun/page-bundle.js';

/** A run that passes, next to one that fails. */
export interface PassingRun {
  /** The one part of the failing plan that its plan lacks. */
  readonly without: MissingPart;
  readonly diagram: Diagram;
}

/** The content of a page, which it carries as JSON. */
export interface PageData {
  readonly report: SimulationReport;
  /** The picture of each bug, in the report's order; `null` where its run did not end. */
  readonly diagrams: readonly (Diagram | null)[];
  /** The picture of a single run that went well. */
  readonly run?: Diagram;
  /** The plan of that run; absent where it replays a recording. */
  readonly runPlan?: Plan;
  /** For each bug, the run that passes and lacks the least of it; `null` where there is none. */
  readonly passing: readonly (PassingRun | null)[];
  /** The module's code, to run changed plans in the page; absent where nothing is drawn. */
  readonly rerun?: PageBundle;
  /** The options of the runs. */
  readonly limits: { readonly only?: string; readonly maxEvents?: number };
  /** What was exercised too little, and what to do about it. */
  readonly advice: readonly { readonly name: string; readonly advice: string }[];
}
