import { definesCoordination } from '../../coordination/defined-coordination.js';
import { type Oracle } from '../../oracles/oracle.js';
import { definesPipeline } from '../../pipeline/defined-pipeline.js';
import { type Simulation } from '../../run/simulation.js';
import { CoordinationModel } from '../coordination-model.js';
import { PipelineModel } from '../pipeline-model.js';
import { type Executing } from '../search.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { coordinationRules } from './coordination-rules.js';
import { Goals } from './goals.js';
import {
  goalsAmong,
  liveBounds,
  LiveSearch,
  type LiveVerdicts,
  type ReplayedLasso,
} from './live-search.js';
import { pipelineRules } from './pipeline-rules.js';

/** A search for runs without end, whatever the type of its module. */
export interface AnyLiveSearch {
  /** The transition system that is searched. */
  readonly model: unknown;
  /** The names of the goals. */
  readonly goals: readonly string[];
  /** What may happen before all faults are over. */
  readonly bounds: UniverseBounds;
  readonly executing: Executing | undefined;
  advance(ms: number): boolean;
  verdicts(): LiveVerdicts;
  replay(name: string, actions: readonly string[], loopFrom: number): ReplayedLasso;
}

/** The options of an exploration that its search for runs without end obeys. */
interface LiveOptions {
  readonly only?: string;
  readonly timeLimitSeconds?: number;
}

/**
 * The search for runs on which the goals of a simulation never come true.
 *
 * @returns `undefined` where it has no goals, or is of a type whose runs without end are not searched
 */
export function liveSearchOf(
  { definition }: Simulation,
  bounds: UniverseBounds,
  { only, timeLimitSeconds }: LiveOptions,
): AnyLiveSearch | undefined {
  const oracles = goalsAmong(definition.oracles as readonly Oracle<unknown>[], only);
  if (oracles.length === 0) return undefined;
  const goals = new Goals<unknown>(oracles);
  const limit = timeLimitSeconds === undefined ? {} : { timeLimitSeconds };
  if (definesCoordination(definition)) {
    const own = liveBounds(bounds, 'coordination');
    const model = new CoordinationModel(definition, own, goals);
    return new LiveSearch(model, goals, coordinationRules(model), own, limit);
  }
  if (definesPipeline(definition)) {
    const own = liveBounds(bounds, 'pipeline');
    const model = new PipelineModel(definition, own, goals);
    return new LiveSearch(model, goals, pipelineRules(model, own), own, limit);
  }
  return undefined;
}
