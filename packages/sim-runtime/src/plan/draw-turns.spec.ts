import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { ledgerSimulation } from '../coordination/fixtures/ledger.fixture.js';
import { kindsOf } from '../faults/fault-menu.js';
import { gossiperSimulation } from '../gossip/fixtures/gossiper.fixture.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { planOf } from '../sweep/run-seed.js';
import { areTurns } from './fixtures/are-turns.fixture.js';
import { type Plan } from './plan.js';

const SEEDS = 400;

function turnsOf(simulation: Parameters<typeof planOf>[0]): readonly Plan[] {
  return Array.from({ length: SEEDS }, (_, seed) => planOf(simulation, 'stormy', seed)).filter(
    areTurns,
  );
}

describe('faults in turns', () => {
  const turns = turnsOf(gossiperSimulation(kindsOf(GOSSIP_MENU)));

  it('are in a plan of eight of nodes that exchange messages', () => {
    expect(turns.length).toBeGreaterThan(SEEDS / 12);
    expect(turns.length).toBeLessThan(SEEDS / 6);
  });

  it('cut parties off in most of these plans, and pause or crash them in others', () => {
    const kinds = turns.map(({ faults }) => faults[0]?.kind);
    expect(kinds.filter((kind) => kind === 'partition').length).toBeGreaterThan(turns.length / 2);
    expect(new Set(kinds)).toEqual(new Set(['partition', 'pause', 'crash']));
  });

  it('are of the faults that a module claims alone', () => {
    const kinds = turnsOf(gossiperSimulation(['loss', 'pause'])).map(
      ({ faults }) => faults[0]?.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['pause']));
    expect(turnsOf(gossiperSimulation(['loss', 'duplication']))).toEqual([]);
  });

  it('are in hardly any plan of another type', () => {
    const others = turnsOf(ledgerSimulation(kindsOf(COORDINATION_MENU)));
    expect(others.length).toBeLessThan(SEEDS / 50);
  });
});
