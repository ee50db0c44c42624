import { expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { exploreSimulation } from './explore-simulation.js';
import { lease } from './fixtures/lease.fixture.js';
import { explorationText } from './exploration-text.js';
import { unexploredFaults } from './unexplored-faults.js';
import { DEFAULT_BOUNDS } from './universe-bounds.js';

const ALL = { ...DEFAULT_BOUNDS.coordination, crashes: 2, duplications: 1, losses: 1 };

it.each([
  ['coordination', COORDINATION_MENU],
  ['gossip', GOSSIP_MENU],
  ['pipeline', PIPELINE_MENU],
] as const)('knows every fault of the type %s', (type, menu) => {
  const kinds = [...new Set(menu.map(({ kind }) => kind))];
  const reasons = unexploredFaults(type, kinds, ALL).map(({ reason }) => reason);
  expect(reasons).not.toContain('an exploration does not inject it');
});

it('names the bound that keeps a fault out, and what it takes', () => {
  const bounds = { ...ALL, losses: 0, crashes: 1 };
  expect(unexploredFaults('gossip', ['loss', 'delay', 'crash', 'mass-restart'], bounds)).toEqual([
    { name: 'loss', reason: 'the bound `losses` is 0' },
    { name: 'mass-restart', reason: 'it takes `crashes` of 2' },
  ]);
});

it('takes a partition to lose more than one message', () => {
  const cuts = ['partition', 'split-brain'] as const;
  expect(unexploredFaults('gossip', cuts, ALL)).toEqual(
    cuts.map((name) => ({ name, reason: 'it takes `losses` of 2' })),
  );
  expect(unexploredFaults('gossip', cuts, { ...ALL, losses: 2 })).toEqual([]);
});

it('lists the claimed faults alone in the report', () => {
  const found = exploreSimulation(lease(true), { operations: 1, losses: 0, clockSteps: 0 });
  expect(found.faultsNotExplored.map(({ name }) => name)).toContain('loss');
  expect(found.faultsNotExplored.map(({ name }) => name)).not.toContain('byzantine');
  expect(explorationText(found)).toContain('fault loss: the bound `losses` is 0');
});
