import { type LogicalTime } from '@gossip/sim-runtime';
import { type PortFaults, SimPipeline } from '@gossip/sim-runtime/sim';
import { type Benchmark, type Sample, scaled } from '../sampling/benchmark.js';
import { type Event, initialState, type State, step } from '../workloads/scanner.js';

const EFFECTS = 200_000;
const RECORDS = 2_000;
const FAULTS: Partial<PortFaults> = {
  readFailPpm: 50_000,
  shortReadPpm: 50_000,
  writeFailPpm: 50_000,
  maxDelayTicks: 20,
};
const input = Array.from({ length: RECORDS }, (_, index) => index);

/** One stage after the other, each until it has carried out its share of the effects. */
function effectsOf(faults: Partial<PortFaults>): (scale: number) => Sample {
  return (scale) => {
    const effects = scaled(EFFECTS, scale);
    let seed = 0;
    return () => {
      let done = 0;
      const count = (state: State, event: Event, _now: LogicalTime) => {
        const outcome = step(state, event);
        done += outcome[1].length;
        return outcome;
      };
      while (done < effects) {
        const stage = new SimPipeline({ seed: seed++, initialState, step: count, input, faults });
        stage.timeline.maxEvents = RECORDS;
        stage.run(Number.MAX_SAFE_INTEGER / 2);
        stage.timeline.release();
      }
      return done;
    };
  };
}

export const benchmark: Benchmark = {
  name: 'pipeline',
  measures: 'SimPipeline with a small scanner that reads, emits and saves',
  unit: 'effects',
  variants: {
    calm: { prepare: effectsOf({}) },
    'in a storm': { prepare: effectsOf(FAULTS) },
  },
  comparisons: [{ name: 'storm to calm', of: 'in a storm', against: 'calm' }],
};
