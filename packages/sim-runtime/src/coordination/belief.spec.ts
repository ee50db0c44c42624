import { expect, it } from 'vitest';
import { SimHarness } from './sim-harness.js';

it('learns from what its actor sends, at once, and not from what others send', () => {
  const harness = new SimHarness<number, { readonly request: number }, never, readonly number[]>({
    seed: 1,
    initialState: 0,
    transition: (state) => [state + 1, []],
    actors: 2,
    belief: {
      initial: [],
      learn: (belief) => belief,
      sent: (belief, { request }, { actor }) => [...belief, 10 * actor + request],
    },
    // What an actor has sent it knows, whether or not it arrives.
    faults: { requestDropPpm: 1_000_000 },
  });
  harness.submit(1, { request: 3 }, 7);
  harness.submit(1, { request: 4 }, 8);
  expect(harness.beliefs).toEqual([[], [13, 14]]);
  harness.crash(1);
  harness.restart(1);
  expect(harness.beliefs).toEqual([[], []]);
});
