import type { Diagram, SimulationReport } from '@gossip/sim-runtime/sim';

/** The content of a page, which it carries as JSON. */
export interface PageData {
  readonly report: SimulationReport;
  /** The picture of each bug, in the report's order; `null` where its run did not end. */
  readonly diagrams: readonly (Diagram | null)[];
  /** The picture of a single run that went well. */
  readonly run?: Diagram;
  /** What was exercised too little, and what to do about it. */
  readonly advice: readonly { readonly name: string; readonly advice: string }[];
}
