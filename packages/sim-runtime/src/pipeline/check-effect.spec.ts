import { expect, it } from 'vitest';
import { exploreSimulation } from '../explore/explore-simulation.js';
import { always } from '../oracles/always.js';
import { runSeed } from '../sweep/run-seed.js';
import { pipeline } from './pipeline.js';

/** A stage that asks one thing at its start, and nothing more. */
const asking = (effect: object) =>
  pipeline({
    name: 'asking',
    initialState: 0,
    step: (state: number, event: { readonly kind: string }) =>
      [state, event.kind === 'started' ? [effect] : []] as never,
    source: () => [1, 2, 3] as never,
    oracles: [always('nothing is demanded', () => true)] as never,
    claims: [],
  });

it.each([
  [{ kind: 'wait', ticks: Number.NaN }, '`ticks`, not NaN'],
  [{ kind: 'wait', ticks: -1 }, '`ticks`, not -1'],
  [{ kind: 'wait', ticks: 0.5 }, '`ticks`, not 0.5'],
  [{ kind: 'read', offset: Number.NaN, limit: 1 }, '`offset`, not NaN'],
  [{ kind: 'read', offset: -1, limit: 1 }, '`offset`, not -1'],
  [{ kind: 'read', offset: 0, limit: 0 }, '`limit`, not 0'],
  [{ kind: 'emit', output: 1 }, '`id`, not nothing'],
  [{ kind: 'emit', id: {}, output: 1 }, '`id`, not {}'],
])('refuses %o, which a port could not do', (effect, problem) => {
  expect(runSeed(asking(effect), 'sunny', 0).violation?.message).toContain(problem);
  expect(exploreSimulation(asking(effect), { operations: 1 }).thrown?.message).toContain(problem);
});

it.each([
  { kind: 'wait', ticks: 1 },
  { kind: 'read', offset: 0, limit: 1 },
  { kind: 'emit', id: 'first', output: 1 },
  { kind: 'emit', id: 1, output: 1 },
  { kind: 'checkpoint', checkpoint: undefined },
  { kind: "the stage's own" },
])('takes %o', (effect) => {
  expect(runSeed(asking(effect), 'sunny', 0).violation).toBeUndefined();
  expect(exploreSimulation(asking(effect), { operations: 1 }).ok).toBe(true);
});
