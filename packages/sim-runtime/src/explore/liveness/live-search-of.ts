import { definesCoordination } from '../../coordination/defined-coordination.js';
import { type Oracle } from '../../oracles/oracle.js';
import { definesGossip } from '../../gossip/defined-gossip.js';
import { definesPipeline } from '../../pipeline/defined-pipeline.js';
import { type Simulation } from '../../run/simulation.js';
import { CoordinationModel } from '../coordination-model.js';
import { PipelineModel } from '../pipeline-model.js';
import { type UniverseBounds } from '../universe-bounds.js';
import { coordinationRules } from './coordination-rules.js';
import { FairSearch } from './fair-search.js';
import { Goals } from './goals.js';
import { type AnyLiveSearch } from './any-live-search.js';
import { goalsAmong, liveBounds, LiveSearch } from './live-search.js';
import { pipelineRules } from './pipeline-rules.js';

/** The options of an exploration that its search for runs without end obeys. */
interface LiveOptions {
  readonly only?: string;
  readonly timeLimitSeconds?: number;
  /** The most states from which fair runs are executed. */
  readonly maxStates?: number;
}

/**
 * The search for runs on which the goals of a simulation never come true.
 *
 * @returns `undefined` where it has no goals
 */
export function liveSearchOf(
  { definition }: Simulation,
  bounds: UniverseBounds,
  { only, timeLimitSeconds, maxStates }: LiveOptions,
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
  if (definesGossip(definition)) {
    const most = { ...limit, ...(maxStates !== undefined && { maxStates }) };
    return new FairSearch(definition, bounds, oracles, most);
  }
  return undefined;
}
