import { describe, expect, it } from 'vitest';
import { explorationText } from '../exploration-text.js';
import {
  exploreSimulation,
  type SimulationExploration,
  type SimulationExploreOptions,
} from '../explore-simulation.js';
import { rumour } from '../fixtures/rumour.fixture.js';
import { actionText } from '../replay.js';
import { tellLasso } from '../told/tell-path.js';
import { replayLasso } from './replay-lasso.js';

const GOAL = 'all know the rumour';
const BOUNDS: SimulationExploreOptions = { operations: 1, losses: 1, clockSteps: 1 };

/** The run without the goal that an exploration found. */
function runOf({ properties }: SimulationExploration) {
  const { lasso } = properties.find(({ name }) => name === GOAL) ?? {};
  if (lasso === undefined) throw new Error('No run was found.');
  return lasso;
}

describe('liveness of a gossip module', () => {
  it('is not decided where the goal comes true on the fair run from every state', () => {
    const found = exploreSimulation(rumour(false), BOUNDS);
    expect(found).toMatchObject({ ok: true, violations: 0, verdict: 'complete' });
    expect(found.properties).toContainEqual({ kind: 'eventually', name: GOAL, verdict: 'unknown' });
    expect(found.notExplored).toEqual([
      {
        name: GOAL,
        reason: `it came true on the one fair run from each of the ${found.distinct} states in which faults may end; no other run was searched`,
      },
    ]);
    expect(found.fairness).toContain('draws are those of one seed');
  });

  it('claims no more states than it executed runs from', () => {
    const { notExplored } = exploreSimulation(rumour(false), { ...BOUNDS, maxStates: 5 });
    expect(notExplored[0]?.reason).toContain('from the first 5 states');
  });

  it('is violated where a lost message is not sent again, by a shortest stem and the run after it', () => {
    const found = exploreSimulation(rumour(true), BOUNDS);
    expect(found).toMatchObject({ ok: false, violations: 1, notExplored: [] });
    const { stem, loop, fairRun } = runOf(found);
    expect(stem.steps.map(({ text }) => text)).toEqual([
      'node-0 does learn',
      'timeout of node-0',
      'FAULT loss of 1 from node-0 to node-1',
    ]);
    expect(loop).toEqual([]);
    expect(fairRun).toEqual({ ticks: 50, messages: 0, timeouts: expect.any(Number) as number });
    const text = explorationText(found);
    expect(text).toContain('  4. all faults are over\n  then one fair run: 0 messages and');
    expect(text).toContain('<- VIOLATION not so within 50 ticks of healing, on one fair run');
  });

  it('holds without the fault', () => {
    expect(exploreSimulation(rumour(true), { ...BOUNDS, losses: 0 }).violations).toBe(0);
  });

  it('is violated by a run that replays, and no longer once the module is mended', () => {
    const found = exploreSimulation(rumour(true), BOUNDS);
    const actions = runOf(found).stem.steps.map(({ action }) => actionText(action));
    const data = { oracle: GOAL, actions, loopFrom: actions.length };
    expect(replayLasso(rumour(true), found.bounds, data).isViolated).toBe(true);
    expect(replayLasso(rumour(false), found.bounds, data).isViolated).toBe(false);
  });

  it('is told up to the end of all faults', () => {
    const found = exploreSimulation(rumour(true), BOUNDS);
    const told = tellLasso(rumour(true), found.bounds, runOf(found), {
      oracle: GOAL,
      message: 'no',
    });
    expect(told.steps).toHaveLength(3);
    expect(told.loopFrom).toBeUndefined();
    expect(told.diagram.steps.at(-1)).toMatchObject({ kind: 'violation', what: GOAL });
  });

  it('is not decided where the check of a goal throws', () => {
    const { notExplored, violations } = exploreSimulation(rumour(false, false, true), BOUNDS);
    expect(violations).toBe(0);
    expect(notExplored[0]?.reason).toBe('its check throws: no nodes');
  });

  it('is not decided where a goal asks for the calls of clients', () => {
    const { notExplored } = exploreSimulation(rumour(true, true), BOUNDS);
    expect(notExplored[0]?.reason).toContain('the calls of clients');
  });
});
