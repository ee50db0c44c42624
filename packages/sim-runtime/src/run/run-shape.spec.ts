import { expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { type RunShape } from './run-shape.js';

const shaped = (shape: RunShape) =>
  coordination<number, string, string>({
    name: 'shaped',
    initialState: 0,
    transition: (state) => [state, []],
    actors: 1,
    operations: {},
    oracles: [],
    ...shape,
  });

it.each([
  [{ warmupTicks: 1.5 }, '`warmupTicks`, not 1.5'],
  [{ safetyTicks: -5 }, '`safetyTicks`, not -5'],
  [{ safetyTicks: Number.MAX_SAFE_INTEGER }, '`safetyTicks`, not 9007199254740991'],
  [{ operationsPerRun: Number.NaN }, '`operationsPerRun`, not NaN'],
])('refuses %o, whose plans could not be replayed', (shape, problem) => {
  expect(() => shaped(shape)).toThrow(`The simulation "shaped" must have a whole number`);
  expect(() => shaped(shape)).toThrow(problem);
});

it('takes long runs, and those without warm-up', () => {
  expect(() => shaped({ warmupTicks: 0, safetyTicks: 2 ** 33, operationsPerRun: 0 })).not.toThrow();
});
