import { expect, test } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { register } from '../history/models/register.js';
import { linearizable } from '../history/oracle/linearizable.js';
import { exploreSimulation } from './explore-simulation.js';

test('an exploration says that it does not ask an oracle over calls, which it does not record', () => {
  const simulation = gossip({
    name: 'guessing',
    nodes: 2,
    create: () => ({
      handleInput: () => undefined,
      pollTransmit: () => undefined,
      pollTimeout: () => undefined,
      handleTimeout: () => undefined,
      snapshot: () => 0,
      restore: () => undefined,
    }),
    operations: { guess: ({ history }) => history.invoke('read').ok(7) },
    oracles: [linearizable(register(), { name: 'reads are right' })],
  });
  const { notExplored } = exploreSimulation(simulation, { operations: 1 });
  expect(notExplored).toEqual([
    { name: 'reads are right', reason: 'the calls of clients are not recorded' },
  ]);
});
