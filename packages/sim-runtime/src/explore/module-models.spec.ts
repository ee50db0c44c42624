import { describe, expect, it } from 'vitest';
import { explorationText } from './exploration-text.js';
import { exploreSimulation, type SimulationExploration } from './explore-simulation.js';
import { definesGossip } from '../gossip/defined-gossip.js';
import { type Simulation } from '../run/simulation.js';
import { Register, register } from './fixtures/register.fixture.js';
import { scanner } from './fixtures/scanner.fixture.js';
import { gossip } from '../gossip/gossip.js';
import { type NodeContext } from '../gossip/node-context.js';

/** The simulation, with nodes that show no more than the four methods. */
function withoutSnapshots(simulation: Simulation): Simulation {
  const { definition } = simulation;
  if (!definesGossip(definition)) throw new Error('This is no gossip simulation.');
  return {
    ...simulation,
    definition: {
      ...definition,
      create: (context: NodeContext<unknown>) =>
        Object.assign(definition.create(context), { snapshot: undefined, restore: undefined }),
    } as typeof definition,
  };
}

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

  it('executes nodes without `snapshot()` again, and finds the same by the same path', () => {
    const textsOf = ({ properties }: SimulationExploration): readonly string[] | undefined =>
      properties[0]?.path?.steps.map(({ text }) => text);
    const saved = exploreSimulation(register(false));
    const executed = exploreSimulation(withoutSnapshots(register(false)));
    expect(saved.nodesBy).toBe('snapshot');
    expect(executed).toMatchObject({ nodesBy: 'inputs', verdict: 'complete' });
    expect(textsOf(executed)).toEqual(textsOf(saved));
    // Two pasts can lead to one state.
    expect(executed.distinct).toBeGreaterThan(saved.distinct);
    expect(explorationText(executed)).toContain('nodes by their inputs');
    expect(exploreSimulation(withoutSnapshots(register(true))).ok).toBe(true);
  });

  it('refuses nodes of which half can be saved', () => {
    const simulation = gossip({
      name: 'opaque',
      nodes: 2,
      create: () => ({
        handleInput: () => undefined,
        pollTransmit: () => undefined,
        pollTimeout: () => undefined,
        handleTimeout: () => undefined,
        snapshot: () => 0,
      }),
      oracles: [],
    });
    expect(() => exploreSimulation(simulation)).toThrow(
      'The nodes of the simulation "opaque" have `snapshot()` and no `restore(snapshot)`',
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
