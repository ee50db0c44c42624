import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { ledgerSimulation } from '../coordination/fixtures/ledger.fixture.js';
import { kindsOf } from '../faults/fault-menu.js';
import { gossiperSimulation } from '../gossip/fixtures/gossiper.fixture.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { readerSimulation } from '../pipeline/fixtures/reader.fixture.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { planOf } from '../sweep/run-seed.js';
import { type Plan } from './plan.js';

const SEEDS = 400;
const gossip = gossiperSimulation(kindsOf(GOSSIP_MENU));

/** Whether a plan has four operations at most, close together, and nothing but one fault that recurs. */
function isSmall({ operations, faults }: Plan): boolean {
  const times = operations.map(({ at }) => at);
  const [fault, ...others] = faults;
  return (
    operations.length <= 4 &&
    Math.max(...times) - Math.min(...times) <= 63 &&
    fault?.event?.times === 64 &&
    others.length === 0
  );
}

function smallPlans(simulation: Parameters<typeof planOf>[0]): readonly Plan[] {
  return Array.from({ length: SEEDS }, (_, seed) => planOf(simulation, 'stormy', seed)).filter(
    isSmall,
  );
}

describe('small plans', () => {
  const small = smallPlans(gossip);

  it('are one in five of nodes that exchange messages', () => {
    expect(small.length).toBeGreaterThan(SEEDS / 7);
    expect(small.length).toBeLessThan(SEEDS / 4);
  });

  it('have a crash in more than half, and often of a party that does nothing', () => {
    const crashes = small.filter(({ faults }) => faults[0]?.kind === 'crash');
    expect(crashes.length).toBeGreaterThan(small.length / 2);
    const ofIdle = small.filter(({ operations, faults }) =>
      operations.every(({ party }) => party !== faults[0]?.party),
    );
    expect(ofIdle.length).toBeGreaterThan(small.length / 3);
  });

  it('are quiet: messages are late, and other rates are rare', () => {
    const having = (rate: string): number => small.filter(({ rates }) => rate in rates).length;
    expect(having('maxDelayTicks')).toBeGreaterThan(small.length / 2);
    expect(having('lossPpm')).toBeLessThan(small.length / 3);
  });

  it.each([
    ['coordination', ledgerSimulation(kindsOf(COORDINATION_MENU))],
    ['pipeline', readerSimulation(kindsOf(PIPELINE_MENU))],
  ])('are none of type %s', (_, simulation) => {
    expect(smallPlans(simulation).length).toBeLessThan(SEEDS / 50);
  });
});
