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
      "coordination stormy 0: 36 operations, 6 faults, plan 0x9e084184, run 0x9a5e42f2 of 57",
      "coordination stormy 1: 36 operations, 5 faults, plan 0xb5be7b29, run 0xe38dae22 of 69",
      "coordination stormy 4294967295: 52 operations, 3 faults, plan 0x5384f3eb, run 0xfeed6998 of 86",
      "coordination radioactive 0: 36 operations, 9 faults, plan 0x5a748f4c, run 0x6768efd0 of 51",
      "coordination radioactive 1: 36 operations, 7 faults, plan 0xb60b46c3, run 0x51a1d422 of 69",
      "coordination radioactive 4294967295: 52 operations, 4 faults, plan 0x9a465834, run 0x214a51b2 of 84",
      "gossip sunny 0: 25 operations, 0 faults, plan 0xb031f8ca, run 0x12710f7a of 930",
      "gossip sunny 1: 40 operations, 0 faults, plan 0x63af7dd8, run 0x2547c44c of 960",
      "gossip sunny 4294967295: 18 operations, 0 faults, plan 0xab4bcba0, run 0xb1bcfd34 of 916",
      "gossip stormy 0: 50 operations, 6 faults, plan 0xd57a18ff, run 0xeee481b4 of 791",
      "gossip stormy 1: 60 operations, 6 faults, plan 0x85d0faad, run 0x8ef2df4c of 780",
      "gossip stormy 4294967295: 19 operations, 7 faults, plan 0x6dbf947d, run 0xf13e2e60 of 717",
      "gossip radioactive 0: 50 operations, 11 faults, plan 0xd1b961af, run 0xd7d2c5ee of 621",
      "gossip radioactive 1: 60 operations, 6 faults, plan 0xda381c5f, run 0x8ef2df4c of 780",
      "gossip radioactive 4294967295: 19 operations, 9 faults, plan 0xe0bbc0f6, run 0x2b6466cb of 621",
      "pipeline sunny 0: 25 operations, 0 faults, plan 0xad47438d, run 0x6904c13b of 488",
      "pipeline sunny 1: 40 operations, 0 faults, plan 0x0a1d9917, run 0x834812af of 488",
      "pipeline sunny 4294967295: 18 operations, 0 faults, plan 0xbaa67a24, run 0x8e573178 of 488",
      "pipeline stormy 0: 55 operations, 4 faults, plan 0xe50cff0b, run 0x027e4cca of 282",
      "pipeline stormy 1: 51 operations, 4 faults, plan 0x52b603bc, run 0x1cce0fb1 of 161",
      "pipeline stormy 4294967295: 52 operations, 0 faults, plan 0x8bd307ec, run 0x7f535a40 of 488",
      "pipeline radioactive 0: 22 operations, 3 faults, plan 0x4bae609b, run 0x4bc11861 of 342",
      "pipeline radioactive 1: 60 operations, 7 faults, plan 0x64f34620, run 0x08632a29 of 178",
      "pipeline radioactive 4294967295: 17 operations, 8 faults, plan 0xe146e253, run 0x8fc66c00 of 398",
    ]
  `);
});
