/**
 * Exhaustive exploration: every state of a model within bounds, with shortest counterexamples. Imported by
 * models and spec files.
 *
 * @packageDocumentation
 */
export { explore } from './explore/explore.js';
export type {
  ActionCount,
  Deadlocks,
  Exploration,
  ExplorationProgress,
  ExploreOptions,
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
export { pathData, type PathData, replay } from './explore/replay.js';
