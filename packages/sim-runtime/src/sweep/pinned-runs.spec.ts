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
      "coordination sunny 0: 40 operations, 0 faults, plan 0xa062c90c, run 0xa2d26082 of 30",
      "coordination sunny 1: 49 operations, 0 faults, plan 0xa90fc895, run 0xa1127363 of 38",
      "coordination sunny 4294967295: 50 operations, 0 faults, plan 0x9244acaf, run 0x87434f0d of 5",
      "coordination stormy 0: 55 operations, 13 faults, plan 0x1bf20c77, run 0x4162d3af of 21",
      "coordination stormy 1: 40 operations, 13 faults, plan 0x018c5a50, run 0x5b5c50ce of 26",
      "coordination stormy 4294967295: 19 operations, 16 faults, plan 0x71770091, run 0xcb9733f0 of 12",
      "coordination radioactive 0: 55 operations, 13 faults, plan 0x3aca003b, run 0x4162d3af of 21",
      "coordination radioactive 1: 40 operations, 16 faults, plan 0x9b7d39ab, run 0xeb19ba1e of 24",
      "coordination radioactive 4294967295: 19 operations, 19 faults, plan 0x4de4689f, run 0x15516759 of 12",
      "gossip sunny 0: 60 operations, 0 faults, plan 0x9bf26c4f, run 0xd2194b4a of 1000",
      "gossip sunny 1: 18 operations, 0 faults, plan 0xfa96838b, run 0x1201a355 of 916",
      "gossip sunny 4294967295: 15 operations, 0 faults, plan 0x6cbac942, run 0x4e8331a8 of 910",
      "gossip stormy 0: 35 operations, 10 faults, plan 0x21bccbee, run 0xc8a510f9 of 634",
      "gossip stormy 1: 52 operations, 7 faults, plan 0x210f549f, run 0x2e4f3b0d of 830",
      "gossip stormy 4294967295: 50 operations, 4 faults, plan 0x93e91dc8, run 0x40d634ba of 919",
      "gossip radioactive 0: 35 operations, 10 faults, plan 0xdb7ebb0f, run 0xc8a510f9 of 634",
      "gossip radioactive 1: 52 operations, 9 faults, plan 0xa261e7f5, run 0xee036e3c of 746",
      "gossip radioactive 4294967295: 50 operations, 6 faults, plan 0xe40c2f83, run 0x023585a2 of 831",
      "pipeline sunny 0: 60 operations, 0 faults, plan 0xf838cf15, run 0x3f8ff5a1 of 488",
      "pipeline sunny 1: 18 operations, 0 faults, plan 0x830fcb74, run 0xbd84b514 of 488",
      "pipeline sunny 4294967295: 15 operations, 0 faults, plan 0x17459f58, run 0x7f8c5b81 of 488",
      "pipeline stormy 0: 42 operations, 3 faults, plan 0xd4d0d734, run 0xe25be2f0 of 300",
      "pipeline stormy 1: 40 operations, 5 faults, plan 0x2eec1dd7, run 0x49bd34dd of 237",
      "pipeline stormy 4294967295: 19 operations, 7 faults, plan 0x48f00b2d, run 0x38bb3db6 of 187",
      "pipeline radioactive 0: 56 operations, 3 faults, plan 0xa8bc7575, run 0xabc70a73 of 321",
      "pipeline radioactive 1: 25 operations, 5 faults, plan 0xc5661707, run 0xea7e9c04 of 233",
      "pipeline radioactive 4294967295: 37 operations, 7 faults, plan 0xcc716244, run 0x694339c0 of 192",
    ]
  `);
});
