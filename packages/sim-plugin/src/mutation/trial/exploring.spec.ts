import { expect, it } from 'vitest';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { exploringOf } from './exploring.js';

/** A pool whose worker explores with this end. */
function poolOf(violation: object): SimulationPool {
  const explored = { sites: [], steps: 0, states: 0, violation };
  return { with: () => Promise.resolve(explored) } as unknown as SimulationPool;
}

it.each([
  ['exception', 'the module can be explored', 'Services cannot be explored.', /^Services cannot/],
  ['always', 'fenced', 'epoch 1 wrote', /^fenced: epoch 1 wrote$/],
])('says why the code as it is cannot be explored: %s', async (kind, oracle, message, said) => {
  const exploring = await exploringOf(poolOf({ kind, oracle, message, at: 0 }), 100);
  expect(exploring).toEqual({ refusal: expect.stringMatching(said) as string });
});
