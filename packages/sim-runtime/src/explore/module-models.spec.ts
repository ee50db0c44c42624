import { describe, expect, it } from 'vitest';
import { exploreSimulation } from './explore-simulation.js';
import { Register, register } from './fixtures/register.fixture.js';
import { scanner } from './fixtures/scanner.fixture.js';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';

describe('the model of a gossip simulation', () => {
  it('holds within bounds, and is complete', () => {
    const found = exploreSimulation(register(true), { duplications: 1, crashes: 0 });
    expect(found).toMatchObject({ ok: true, verdict: 'complete' });
    expect(found.actions.map(({ name }) => name).sort()).toEqual([
      'add',
      'deliver',
      'duplicate',
      'lose',
      'timeout',
    ]);
  });

  it('finds an old value that overtakes a new one by the shortest path', () => {
    const [property] = exploreSimulation(register(false)).properties;
    expect(property?.verdict).toBe('violated');
    expect(property?.path?.steps.map(({ text }) => text)).toEqual([
      'node-0 does add',
      'timeout of node-1',
      '0 from node-1 to node-0',
    ]);
  });

  it('takes a crash as one step with its restart', () => {
    const crashes = exploreSimulation(register(true), { crashes: 1, operations: 1, losses: 0 });
    expect(crashes.properties[0]).toMatchObject({
      verdict: 'violated',
      message: 'from 1 back to 0 of 0',
    });
  });

  it('refuses nodes whose state cannot be saved', () => {
    const simulation = gossip({
      name: 'opaque',
      nodes: 2,
      create: () => ({
        handleInput: () => undefined,
        pollTransmit: () => undefined,
        pollTimeout: () => undefined,
        handleTimeout: () => undefined,
      }),
      oracles: [],
    });
    expect(() => exploreSimulation(simulation)).toThrow(
      'The nodes of the simulation "opaque" have no `snapshot()`, so their states cannot be told apart',
    );
  });

  it('refuses nodes that keep their state when they are to restore another', () => {
    class Stubborn extends Register {
      override restore(): void {
        // Whatever it was, it stays.
      }
    }
    const simulation = gossip({
      name: 'stubborn',
      nodes: 2,
      create: ({ peers, now }: NodeContext<unknown>) => new Stubborn(peers, now, true),
      operations: { add: ({ node }) => node.add() },
      oracles: [],
    });
    expect(() => exploreSimulation(simulation)).toThrow(
      'A node of the simulation "stubborn" gives another `snapshot()` after `restore` than before',
    );
  });
});

describe('the model of a pipeline simulation', () => {
  it('holds within bounds, and is complete', () => {
    const found = exploreSimulation(scanner(false));
    expect(found).toMatchObject({ ok: true, verdict: 'complete' });
    expect(found.properties[1]?.verdict).toBe('reached');
  });

  it('finds a checkpoint that is stored before the record is emitted', () => {
    const [property] = exploreSimulation(scanner(true), { losses: 0 }).properties;
    expect(property?.path?.steps.map(({ text }) => text)).toEqual([
      expect.stringContaining('"start"'),
      expect.stringContaining('"read"'),
      expect.stringContaining('"checkpoint"'),
    ]);
  });

  it('has no failures without a budget', () => {
    const found = exploreSimulation(scanner(true), { losses: 0, crashes: 0 });
    expect(
      found.actions
        .map(({ name }) => name)
        .filter((name) => name !== 'crash')
        .sort(),
    ).toEqual(['end checkpoint', 'end emit', 'end read', 'end start', 'end wait']);
  });
});
