import { expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { digest } from '../kernel/digest.js';
import { formatTraceHash } from '../kernel/trace-hash.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { planOf } from './run-seed.js';

// What fixed seeds give is a promise: people write seeds into issues, plans into regression tests and
// first seeds into CI. A change of randomness, of the order of events or of what the trace hash folds
// shows here. It is a decision: say so in the changelog, under "Seeds", and only then update this.
it('gives what it gave for the same seeds', () => {
  const lines = [leaseSimulation(), registerSimulation(), copierSimulation()].flatMap(
    (simulation) =>
      LEVELS.flatMap((level) =>
        [0, 1, 0xffffffff].map((seed) => {
          const plan = planOf(simulation, level, seed);
          const { events, traceHash } = simulation.run(plan);
          return [
            `${simulation.type} ${level} ${seed}:`,
            `${plan.operations.length} operations, ${plan.faults.length} faults,`,
            `plan ${formatTraceHash(digest(plan))}, run ${formatTraceHash(traceHash)} of ${events}`,
          ].join(' ');
        }),
      ),
  );
  expect(lines).toMatchInlineSnapshot(`
    [
      "coordination sunny 0: 41 operations, 0 faults, plan 0x3fa19ffb, run 0xb5da2745 of 79",
      "coordination sunny 1: 23 operations, 0 faults, plan 0xd6636607, run 0xf5187d1a of 45",
      "coordination sunny 4294967295: 40 operations, 0 faults, plan 0x696d328f, run 0x5c79ad53 of 75",
      "coordination stormy 0: 36 operations, 6 faults, plan 0x27cf9e97, run 0x600cad22 of 69",
      "coordination stormy 1: 36 operations, 4 faults, plan 0x0e635ea0, run 0x498590cf of 64",
      "coordination stormy 4294967295: 52 operations, 15 faults, plan 0x11ad196e, run 0xf646995d of 74",
      "coordination radioactive 0: 36 operations, 9 faults, plan 0x278e0695, run 0x1e516b3e of 65",
      "coordination radioactive 1: 36 operations, 6 faults, plan 0xb990f9e0, run 0x203c127c of 61",
      "coordination radioactive 4294967295: 52 operations, 19 faults, plan 0x99a645fc, run 0xd83cdacf of 67",
      "gossip sunny 0: 25 operations, 0 faults, plan 0xb031f8ca, run 0x12710f7a of 930",
      "gossip sunny 1: 40 operations, 0 faults, plan 0x63af7dd8, run 0x2547c44c of 960",
      "gossip sunny 4294967295: 18 operations, 0 faults, plan 0xab4bcba0, run 0xb1bcfd34 of 916",
      "gossip stormy 0: 50 operations, 4 faults, plan 0x58adf021, run 0x748018a0 of 915",
      "gossip stormy 1: 60 operations, 7 faults, plan 0x265faeed, run 0x6c68b00a of 770",
      "gossip stormy 4294967295: 19 operations, 12 faults, plan 0x4594d312, run 0xc8d4fb8e of 609",
      "gossip radioactive 0: 50 operations, 16 faults, plan 0xdf76b1f0, run 0x22979f24 of 687",
      "gossip radioactive 1: 60 operations, 12 faults, plan 0xb3efb327, run 0x991cf0e8 of 608",
      "gossip radioactive 4294967295: 19 operations, 13 faults, plan 0xa5114b6b, run 0x88b83f1c of 596",
      "pipeline sunny 0: 25 operations, 0 faults, plan 0xad47438d, run 0x6904c13b of 488",
      "pipeline sunny 1: 40 operations, 0 faults, plan 0x0a1d9917, run 0x834812af of 488",
      "pipeline sunny 4294967295: 18 operations, 0 faults, plan 0xbaa67a24, run 0x8e573178 of 488",
      "pipeline stormy 0: 55 operations, 0 faults, plan 0x0aff204b, run 0x353dbc83 of 329",
      "pipeline stormy 1: 51 operations, 19 faults, plan 0x36bd8e10, run 0xf7e51d9b of 125",
      "pipeline stormy 4294967295: 52 operations, 3 faults, plan 0x4c058838, run 0xf318ffb9 of 449",
      "pipeline radioactive 0: 22 operations, 4 faults, plan 0x83249c46, run 0x2d1c795e of 313",
      "pipeline radioactive 1: 60 operations, 4 faults, plan 0xef5e6d8f, run 0x1a50cc85 of 168",
      "pipeline radioactive 4294967295: 17 operations, 7 faults, plan 0x83b2b04f, run 0xf5e1fb65 of 378",
    ]
  `);
});
