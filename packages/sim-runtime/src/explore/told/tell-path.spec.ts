import { describe, expect, it } from 'vitest';
import { exploreSimulation, type SimulationExploreOptions } from '../explore-simulation.js';
import { lock } from '../fixtures/lock.fixture.js';
import { lease } from '../fixtures/lease.fixture.js';
import { register } from '../fixtures/register.fixture.js';
import { scanner } from '../fixtures/scanner.fixture.js';
import { type Simulation } from '../../run/simulation.js';
import { tellLasso, tellPath, type ToldPath } from './tell-path.js';

/** The first counterexample of an exploration. */
function firstTold(simulation: Simulation, options: SimulationExploreOptions = {}): ToldPath {
  const { properties, bounds } = exploreSimulation(simulation, options);
  const property = properties.find(({ verdict }) => verdict === 'violated');
  if (property?.path === undefined) throw new Error('Nothing is violated.');
  const { name, message = 'does not hold', path } = property;
  return tellPath(simulation, bounds, path, { oracle: name, message });
}

describe.each([
  ['coordination', lease(false), {}],
  ['gossip', register(false), {}],
  ['pipeline', scanner(true), { losses: 0 }],
] as const)('the counterexample of a %s module', (type, simulation, options) => {
  const { steps, diagram } = firstTold(simulation, options);

  it('is one step of the diagram for each action, and the violation', () => {
    expect(diagram.type).toBe(type);
    expect(steps.map(({ at }) => at)).toEqual(steps.map((_, index) => index));
    expect(diagram.steps).toHaveLength(steps.length + 1);
    expect(diagram.steps.at(-1)?.kind).toBe('violation');
  });

  it('has for each step the actions that were possible, and the one that was taken', () => {
    for (const { text, open, taken } of steps) expect(open[taken]).toBe(text);
    expect(Math.max(...steps.map(({ open }) => open.length))).toBeGreaterThan(1);
  });

  it('refers to lanes, values and steps that exist', () => {
    const { arrows, values, lanes } = diagram;
    for (const { from, to, sent, arrived, content } of arrows) {
      expect(lanes[from]).toBeDefined();
      expect(lanes[to]).toBeDefined();
      expect(values[content]).toBeDefined();
      if (arrived !== undefined) expect(arrived).toBeGreaterThan(sent);
    }
    for (const { arrival, lane } of diagram.steps) {
      if (arrival !== undefined)
        expect(arrows[arrival]?.to === lane || type === 'pipeline').toBe(true);
    }
  });
});

describe('the changes of a told path', () => {
  it('are fields of the states of lanes', () => {
    const { steps } = firstTold(lease(false));
    const granted = steps.flatMap(({ changes }) => changes);
    expect(granted).toContainEqual({ lane: 'coordinator', path: ['epoch'], before: 0, after: 1 });
    expect(steps[0]?.changes).toEqual([]);
  });
});

describe('the arrows of a told path', () => {
  it('end where a message is delivered or lost, and say which', () => {
    const simulation = lease(true);
    const { properties, bounds } = exploreSimulation(simulation, { operations: 3 });
    const fenced = properties.find(({ name }) => name === 'a write is fenced');
    if (fenced?.path === undefined) throw new Error('Nothing is fenced.');
    const { diagram } = tellPath(simulation, bounds, fenced.path);
    expect(diagram.steps.some(({ kind }) => kind === 'violation')).toBe(false);
    const delivered = diagram.arrows.filter(({ fate }) => fate === 'delivered');
    const deliveries = diagram.steps.filter(({ kind }) => ['applied', 'received'].includes(kind));
    expect(delivered).toHaveLength(deliveries.length);
  });
});

describe('a told lasso', () => {
  it('has the end of all faults, and says where its loop begins', () => {
    const simulation = lock(false);
    const options = { operations: 1, losses: 0, crashes: 1, clockSteps: 0 };
    const { properties, bounds } = exploreSimulation(simulation, options);
    const [{ lasso, name } = {}] = properties;
    if (lasso === undefined || name === undefined) throw new Error('There is no lasso.');
    const told = tellLasso(simulation, bounds, lasso, { oracle: name, message: 'never' });
    expect(told.loopFrom).toBe(lasso.stem.steps.length);
    expect(told.steps.map(({ open, taken }) => open[taken])).toEqual(
      [...lasso.stem.steps, ...lasso.loop].map(({ text }) => text),
    );
    expect(told.diagram.steps.filter(({ kind }) => kind === 'phase')).toHaveLength(1);
  });
});
