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
      "coordination stormy 0: 36 operations, 3 faults, plan 0xb3814861, run 0x4aa2d53b of 73",
      "coordination stormy 1: 36 operations, 10 faults, plan 0xc962ed8d, run 0x72fc3752 of 67",
      "coordination stormy 4294967295: 52 operations, 14 faults, plan 0xf407487f, run 0xe8a032a5 of 86",
      "coordination radioactive 0: 36 operations, 6 faults, plan 0x5654862b, run 0xfdccdec2 of 70",
      "coordination radioactive 1: 36 operations, 10 faults, plan 0x911f56a7, run 0x72fc3752 of 67",
      "coordination radioactive 4294967295: 52 operations, 16 faults, plan 0x0f4e1539, run 0xfdca617a of 44",
      "gossip sunny 0: 25 operations, 0 faults, plan 0xb031f8ca, run 0x12710f7a of 930",
      "gossip sunny 1: 40 operations, 0 faults, plan 0x63af7dd8, run 0x2547c44c of 960",
      "gossip sunny 4294967295: 18 operations, 0 faults, plan 0xab4bcba0, run 0xb1bcfd34 of 916",
      "gossip stormy 0: 50 operations, 9 faults, plan 0xa92db86b, run 0x8e4b6dec of 645",
      "gossip stormy 1: 60 operations, 9 faults, plan 0xc4851240, run 0xefb8fc52 of 726",
      "gossip stormy 4294967295: 19 operations, 4 faults, plan 0x9750c74a, run 0xd22b1e89 of 903",
      "gossip radioactive 0: 50 operations, 8 faults, plan 0x404e5e31, run 0x58644b78 of 773",
      "gossip radioactive 1: 60 operations, 11 faults, plan 0xb38f2bad, run 0xda3cb728 of 703",
      "gossip radioactive 4294967295: 19 operations, 8 faults, plan 0x439ff573, run 0xe3012d25 of 790",
      "pipeline sunny 0: 25 operations, 0 faults, plan 0xad47438d, run 0x6904c13b of 488",
      "pipeline sunny 1: 40 operations, 0 faults, plan 0x0a1d9917, run 0x834812af of 488",
      "pipeline sunny 4294967295: 18 operations, 0 faults, plan 0xbaa67a24, run 0x8e573178 of 488",
      "pipeline stormy 0: 55 operations, 0 faults, plan 0x0aff204b, run 0x353dbc83 of 329",
      "pipeline stormy 1: 51 operations, 9 faults, plan 0x43998e87, run 0x2fdea8c6 of 142",
      "pipeline stormy 4294967295: 52 operations, 2 faults, plan 0x9499b501, run 0x7f535a40 of 488",
      "pipeline radioactive 0: 22 operations, 4 faults, plan 0x4affec81, run 0x2b9c7e27 of 352",
      "pipeline radioactive 1: 60 operations, 4 faults, plan 0xef5e6d8f, run 0x1a50cc85 of 168",
      "pipeline radioactive 4294967295: 17 operations, 5 faults, plan 0x60d57a33, run 0xfec5a6b3 of 375",
    ]
  `);
});
