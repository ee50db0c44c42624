import type { SimulationExploration, SimulationExploreOptions } from '@gossip/sim-runtime/explore';
import { type Bug } from './bug.js';
import { loadExploration } from './load-simulation.js';

/** How a planted bug is explored, or why it cannot be. */
export type ExploredAs =
  { readonly bounds: SimulationExploreOptions } | { readonly unexplored: string };

/** The bounds that each planted bug fits into, by its name. */
export const EXPLORED_BUGS: Readonly<Record<string, ExploredAs>> = {
  'unfenced-lease': { bounds: { operations: 3, parties: 2, losses: 0, clockSteps: 1 } },
  'lease-not-rechecked': { bounds: { operations: 4, parties: 2, losses: 0, clockSteps: 1 } },
  'lease-expiry-off-by-one': { bounds: { operations: 2, parties: 2, losses: 0, clockSteps: 1 } },
  'increment-applied-twice': {
    bounds: { operations: 1, parties: 2, losses: 1, clockSteps: 2 },
  },
  'version-compare': { bounds: { operations: 2, parties: 2, losses: 0, clockSteps: 1 } },
  'forgotten-epoch': {
    bounds: { operations: 2, parties: 2, losses: 0, crashes: 1, clockSteps: 2, draws: 2 },
  },
  'checkpoint-before-emit': { bounds: { operations: 2, losses: 0, crashes: 1 } },
  'torn-checkpoint': { bounds: { operations: 2, losses: 0, crashes: 1 } },
  'resurrected-member': {
    unexplored: 'the history of its oracle holds nodes, which are not plain data',
  },
  'split-brain-leader': {
    unexplored: 'it needs clocks that agree, and each node has a time of its own in an exploration',
  },
};

/** What an exploration of a planted bug found. */
export interface ExploredBug {
  readonly bug: Bug;
  /** The steps of the shortest counterexample of the oracle that finds the bug. */
  readonly steps: readonly string[];
  /** The states that were found when the search met it. */
  readonly states: number;
  /** Real time until then. */
  readonly seconds: number;
  /** The exploration of the module without its mistake, within the same bounds. */
  readonly right: SimulationExploration;
}

/**
 * Explores a planted bug until its counterexample is found, and the module without its mistake to the end.
 *
 * @throws Error when the bug is not found within the bounds, or it is found by another oracle
 */
export async function exploreBug(bug: Bug, bounds: SimulationExploreOptions): Promise<ExploredBug> {
  const explore = await loadExploration(bug, 'wrong');
  const found = explore({ ...bounds, stopAtViolation: true });
  const violated = found.properties.filter(({ verdict }) => verdict === 'violated');
  const [property] = violated;
  if (property?.path === undefined || property.name !== bug.oracle) {
    const names = violated.map(({ name }) => name).join(', ') || 'nothing';
    throw new Error(`${bug.name}: "${bug.oracle}" should be violated, and ${names} is.`);
  }
  const exploreRight = await loadExploration(bug, 'right');
  return {
    bug,
    steps: property.path.steps.map(({ text }) => text),
    states: found.distinct,
    seconds: found.seconds,
    right: exploreRight(bounds),
  };
}
