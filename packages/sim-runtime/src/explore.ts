/**
 * Exhaustive exploration: every state of a model within bounds, with shortest counterexamples. Imported by
 * models and spec files.
 *
 * @packageDocumentation
 */
export { explore } from './explore/explore.js';
export { explorationText, lassoText } from './explore/exploration-text.js';
export {
  exploreSimulation,
  modelOfSimulation,
  type SimulationExploration,
  SimulationExplorationRun,
  type SimulationExploreOptions,
} from './explore/explore-simulation.js';
export type { NotExplored } from './explore/asked-oracles.js';
export { BOUND_NAMES, DEFAULT_BOUNDS, type UniverseBounds } from './explore/universe-bounds.js';
export type {
  ActionCount,
  Deadlocks,
  Exploration,
  ExplorationProgress,
  ExploreOptions,
  FairRunFacts,
  Lasso,
  Path,
  PathStep,
  PropertyVerdict,
  StoppedBy,
  ThrownInModel,
} from './explore/exploration.js';
export { ExplorationError } from './explore/exploration-error.js';
export type {
  AlwaysProperty,
  EventuallyProperty,
  Model,
  ModelStep,
  Property,
  SometimesProperty,
} from './explore/model.js';
export { actionText, pathData, type PathData, replay } from './explore/replay.js';
export {
  tellLasso,
  tellPath,
  type ToldChange,
  type ToldPath,
  type ToldStep,
  type ToldViolation,
} from './explore/told/tell-path.js';
export { type LassoData, replayLasso } from './explore/liveness/replay-lasso.js';
export type { ReplayedLasso } from './explore/liveness/live-search.js';
export type { Executing } from './explore/search.js';
/** @internal */
export { abandonRuns } from './guards/guards.js';
