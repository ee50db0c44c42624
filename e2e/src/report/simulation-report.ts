import { type Workspace } from '../workspace/workspace.js';

export const SIM_LEVELS = ['sunny', 'stormy', 'radioactive'] as const;

export type SimLevel = (typeof SIM_LEVELS)[number];

/** What the tests and the demo read of `report.json`. */
export interface SimulationReport {
  readonly level: string;
  readonly result: string;
  readonly seeds: { readonly first: number; readonly count: number; readonly requested: number };
  /** One for each failing seed; the trace hash is the one that a run of the seed prints. */
  readonly failures: readonly {
    readonly seed: number;
    readonly oracle: string;
    readonly traceHash?: string;
  }[];
  /** One for each violated oracle; the hashes are those that the replay command prints. */
  readonly bugs: readonly {
    readonly oracle: string;
    readonly replay: string;
    readonly traceHash?: string;
    readonly contentHash?: string;
  }[];
}

/** The report that `sim-run` left behind for a module at a level, spelt as in the option of the run. */
export function simulationReport(
  workspace: Workspace,
  moduleRoot: string,
  place: SimLevel | number | `merged/${string}`,
): Promise<SimulationReport> {
  return workspace.json(`${moduleRoot}/sim-output/${place}/report.json`);
}
