import { nodeId } from '@gossip/sim-runtime';
import { fc, regressionTest, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { simulation as calm } from './calm-simulation.js';
import { simulation as lifeguard } from './lifeguard-simulation.js';
import { overrides, type Rumor } from '../messages.js';
import { Roster } from '../roster.js';
import { simulation } from '../sim.js';

const about = { member: fc.constant(nodeId(1)), incarnation: fc.nat(3) };
const rumor: fc.Arbitrary<Rumor> = fc.oneof(
  fc.record({ ...about, status: fc.constantFrom('alive' as const, 'dead' as const) }),
  fc.record({
    ...about,
    status: fc.constant('suspect' as const),
    accusers: fc.uniqueArray(fc.integer({ min: 2, max: 5 }).map(nodeId), { minLength: 1 }),
  }),
);
/** So that three accusers count. */
const TIMEOUTS = [12, 7, 4];

describe('swim', () => {
  simulationTest(simulation, { seeds: 30 });
  simulationTest(lifeguard, { seeds: 30 });
  simulationTest(calm, { seeds: 30 });

  // Both found by the simulation; the README tells their stories.
  regressionTest(calm, 'one that comes back while it is probed', {
    schemaVersion: 1,
    simulation: 'swim-calm',
    type: 'gossip',
    level: 'stormy',
    seed: 2774195114,
    parties: 5,
    warmupTicks: 17,
    safetyTicks: 0,
    rates: {},
    operations: [
      { at: 4, name: 'leave', party: 0, salt: 1308358528 },
      { at: 12, name: 'rejoin', party: 0, salt: 1259987638 },
    ],
    faults: [],
  });
  regressionTest(simulation, 'one that has lost its disk', {
    schemaVersion: 1,
    simulation: 'swim',
    type: 'gossip',
    level: 'radioactive',
    seed: 777199152,
    parties: 2,
    warmupTicks: 0,
    safetyTicks: 81,
    rates: { dropPpm: 37111 },
    operations: [],
    faults: [{ at: 80, kind: 'amnesia', party: 0, durationTicks: 0, salt: 1639574005 }],
  });

  it('reaches one opinion, in whatever order rumors arrive and however often', () => {
    fc.assert(
      fc.property(
        fc.array(rumor, { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (rumors, keys) => {
          const shuffled = [...rumors, ...rumors]
            .map((one) => ({ one, key: keys.next().value as number }))
            .sort((first, second) => first.key - second.key)
            .map(({ one }) => one);
          expect(opinionAfter(shuffled)).toEqual(opinionAfter(rumors));
        },
      ),
    );
  });

  it('orders opinions totally: the dead return only in a higher incarnation', () => {
    fc.assert(
      fc.property(rumor, rumor, (one, other) => {
        const same = one.status === other.status && one.incarnation === other.incarnation;
        expect(overrides(one, other)).toBe(!same && !overrides(other, one));
        if (other.status === 'dead' && overrides(one, other)) {
          expect(one.incarnation).toBeGreaterThan(other.incarnation);
        }
      }),
    );
  });
});

/** Which accusers count is a matter of who is heard first, but not how many. */
function opinionAfter(rumors: readonly Rumor[]): unknown {
  const roster = new Roster([nodeId(1)], TIMEOUTS);
  for (const one of rumors) roster.learn(one, 0);
  const opinion = roster.opinions.get(nodeId(1));
  if (opinion?.status !== 'suspect') return opinion;
  return { ...opinion, accusers: Math.min(opinion.accusers.length, TIMEOUTS.length) };
}
