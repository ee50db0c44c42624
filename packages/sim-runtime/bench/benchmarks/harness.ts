import { type FaultConfig, SimHarness } from '@gossip/sim-runtime/sim';
import { type Benchmark, type Sample, scaled } from '../sampling/benchmark.js';
import { type Input, initialState, transition } from '../workloads/lease.js';

const ACTORS = 3;
const INPUTS = 300_000;
const FAULTS: Partial<FaultConfig> = {
  requestDropPpm: 150_000,
  effectDropPpm: 150_000,
  duplicatePpm: 50_000,
  maxDelayTicks: 20,
};

function harness(faults: Partial<FaultConfig>) {
  const options = { seed: 42, initialState, transition, actors: ACTORS, faults };
  return new SimHarness({ ...options, recipient: ({ to }) => to, keepEffectsLog: false });
}

function inputOf(index: number): Input {
  return { kind: index % 4 === 0 ? 'acquire' : 'write', worker: index % ACTORS };
}

function applied(scale: number): Sample {
  const subject = harness({});
  const inputs = scaled(INPUTS, scale);
  return () => {
    for (let index = 0; index < inputs; index++) subject.apply(0, inputOf(index));
    return inputs;
  };
}

/** An input a tick, from one actor after the other. */
function submitted(faults: Partial<FaultConfig>): (scale: number) => Sample {
  return (scale) => {
    const subject = harness(faults);
    const inputs = scaled(INPUTS, scale);
    let salt = 0;
    return () => {
      for (let index = 0; index < inputs; index++) {
        subject.submit(index % ACTORS, inputOf(index), salt++);
        subject.run(1);
      }
      return inputs;
    };
  };
}

export const benchmark: Benchmark = {
  name: 'harness',
  measures: 'SimHarness with a small lease: applying inputs, and sending them over its channel',
  unit: 'inputs',
  variants: {
    applied: { prepare: applied },
    'sent and answered': { prepare: submitted({}) },
    'sent and answered in a storm': { prepare: submitted(FAULTS) },
  },
  comparisons: [
    {
      name: 'storm to none',
      of: 'sent and answered in a storm',
      against: 'sent and answered',
    },
  ],
};
