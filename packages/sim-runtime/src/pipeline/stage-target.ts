import { type FaultTarget } from '../injection/fault-target.js';
import { type SimPipeline } from './sim-pipeline.js';

/** A stage and its disk as the fault injector sees them: one party. */
export function stageTarget<State, Event, Effect, Record>(
  stage: SimPipeline<State, Event, Effect, Record>,
): FaultTarget {
  return {
    parties: 1,
    directions: [],
    count: (kind) => stage.count(kind),
    pause: () => stage.pause(),
    resume: () => stage.resume(),
    isPaused: () => stage.isPaused,
    crash: () => stage.crash(),
    restart: () => stage.restart(),
    isDown: () => stage.isDown,
    jumpClock: (_party, ticks) => stage.jumpClock(ticks),
    rewindClock: (_party, ticks) => stage.rewindClock(ticks),
    fillDisk: () => stage.fillDisk(),
  };
}
