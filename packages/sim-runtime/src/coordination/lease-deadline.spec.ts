import { expect, it } from 'vitest';
import { type LogicalTime } from '../contracts/logical-time.js';
import { exploreSimulation } from '../explore/explore-simulation.js';
import { always } from '../oracles/always.js';
import { runSeed } from '../sweep/run-seed.js';
import { coordination } from './coordination.js';
import { type CoordinationWorld } from './coordination-world.js';

/** The coordinator of this module must never see a time that is none. */
const expiring = (deadline: () => unknown) =>
  coordination({
    name: 'leases',
    initialState: 0,
    transition: (state: number) => [state + 1, []] as const,
    actors: 2,
    leaseDeadline: deadline as () => LogicalTime | undefined,
    operations: { take: () => 'take' },
    oracles: [
      always('time is whole', ({ now }: CoordinationWorld<number>) => Number.isSafeInteger(now)),
    ],
    claims: ['lease-expiry'],
  });

const messages = (deadline: () => unknown) =>
  new Set(
    Array.from({ length: 20 }, (_, seed) => runSeed(expiring(deadline), 'stormy', seed))
      .flatMap(({ violation }) => violation ?? [])
      .map(({ message }) => message),
  );

it.each([Infinity, Number.NaN, 10.5, new Date(500), null])(
  'refuses %s as the end of a lease, to which it would have set the clock',
  (deadline) => {
    const [message, ...others] = messages(() => deadline);
    expect(others).toEqual([]);
    expect(message).toContain('The `leaseDeadline` must give a whole number of ticks');
    const { thrown } = exploreSimulation(
      expiring(() => deadline),
      { clockSteps: 1 },
    );
    expect(thrown?.message).toBe(message?.replace('TypeError: ', ''));
  },
);

it('takes a whole number, and undefined where no lease runs', () => {
  expect(messages(() => 500)).toEqual(new Set());
  expect(messages(() => undefined)).toEqual(new Set());
});
