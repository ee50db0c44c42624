import { expect, it } from 'vitest';
import { mutateRequest } from './mutate-request.js';

const seeds = { sunny: 10, stormy: 100, radioactive: 1_000 };

it.each([
  [{}, 100, 20],
  [{ seeds: 500 }, 500, 500],
  [{ level: 'sunny' }, 10, 10],
])('takes fewer seeds for a service unless told otherwise: %j', (options, all, ofService) => {
  const request = mutateRequest(options, { seeds, mutate: {} });
  expect(request.seeds).toEqual({ first: 0, count: all });
  expect(request.seedsOfService).toEqual({ first: 0, count: ofService });
});
