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
      "coordination sunny 0: 22 operations, 0 faults, plan 0x3e400409, run 0xe91feb16 of 44",
      "coordination sunny 1: 15 operations, 0 faults, plan 0xc507bbde, run 0xd3140545 of 27",
      "coordination sunny 4294967295: 27 operations, 0 faults, plan 0x24260e15, run 0x34404884 of 53",
      "coordination stormy 0: 17 operations, 5 faults, plan 0x0eefb8c5, run 0xd614aedd of 22",
      "coordination stormy 1: 15 operations, 29 faults, plan 0x49ebed71, run 0xd5dd8487 of 15",
      "coordination stormy 4294967295: 35 operations, 15 faults, plan 0x79348caa, run 0xb7f900d9 of 55",
      "coordination radioactive 0: 17 operations, 7 faults, plan 0x82e6915d, run 0x102901d2 of 22",
      "coordination radioactive 1: 15 operations, 26 faults, plan 0x71578183, run 0xc9064786 of 17",
      "coordination radioactive 4294967295: 35 operations, 22 faults, plan 0x4de154c6, run 0x000a0137 of 43",
      "gossip sunny 0: 25 operations, 0 faults, plan 0xb031f8ca, run 0x12710f7a of 930",
      "gossip sunny 1: 40 operations, 0 faults, plan 0x63af7dd8, run 0x2547c44c of 960",
      "gossip sunny 4294967295: 18 operations, 0 faults, plan 0xab4bcba0, run 0xb1bcfd34 of 916",
      "gossip stormy 0: 42 operations, 13 faults, plan 0xee679452, run 0xbbf3790f of 764",
      "gossip stormy 1: 52 operations, 9 faults, plan 0xe9a5b9ba, run 0x1e9f3304 of 675",
      "gossip stormy 4294967295: 22 operations, 9 faults, plan 0xc1dae4a9, run 0xf8661fca of 895",
      "gossip radioactive 0: 42 operations, 35 faults, plan 0xc815f48b, run 0xed88974e of 618",
      "gossip radioactive 1: 52 operations, 12 faults, plan 0x23096a10, run 0x4d7deb00 of 601",
      "gossip radioactive 4294967295: 22 operations, 21 faults, plan 0x61906e65, run 0x4de5c363 of 697",
      "pipeline sunny 0: 18 operations, 0 faults, plan 0xd8c728d2, run 0x35fcd0d6 of 488",
      "pipeline sunny 1: 8 operations, 0 faults, plan 0xb7d90cdf, run 0xc6567a0a of 456",
      "pipeline sunny 4294967295: 13 operations, 0 faults, plan 0x065a7b50, run 0xe7e0899a of 488",
      "pipeline stormy 0: 8 operations, 4 faults, plan 0xf61a8e8d, run 0x9df60c3d of 432",
      "pipeline stormy 1: 21 operations, 0 faults, plan 0x0e63e413, run 0xdb5b6bae of 376",
      "pipeline stormy 4294967295: 7 operations, 3 faults, plan 0x293cbca4, run 0xe952d11d of 369",
      "pipeline radioactive 0: 33 operations, 3 faults, plan 0x74e5d082, run 0x9f38deab of 436",
      "pipeline radioactive 1: 18 operations, 5 faults, plan 0x7d399bfc, run 0x5552f65b of 362",
      "pipeline radioactive 4294967295: 4 operations, 4 faults, plan 0x68babadc, run 0x7ed1f90b of 300",
    ]
  `);
});
