import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  FENCE,
  FENCED,
  type LeaseWorkspace,
  leaseWorkspace,
} from '../sweep/lease-workspace.fixture.js';
import { type MutationOutcome, mutateModule, type MutationTask } from './mutate-module.js';
import { OPERATOR_NAMES } from './operators/operator-name.js';
import type { Verdict } from './trial/verdict.js';

/** Code with a mutant of each fate beside the fence. */
const PLANTED = `
  const digits = String(state.epoch);
  let left = digits.length;
  while (left > 0) left -= 1;
  if (state.epoch > 1_000_000) throw new Error('too many');
  if (state.until < 0) left = 1; // sim-allow mutants -- time is never below zero
  ${FENCE}`;

let workspace: LeaseWorkspace;
let outcome: MutationOutcome;
beforeAll(async () => {
  workspace = leaseWorkspace();
  workspace.plant(PLANTED);
  outcome = await mutate(2);
}, 120_000);
afterAll(() => workspace.dispose());

function mutate(workers: number, more: Partial<MutationTask> = {}): Promise<MutationOutcome> {
  return mutateModule({
    workspaceRoot: workspace.root,
    projectRoot: 'packages/orders',
    declared: {
      name: 'orders',
      type: 'coordination',
      simulation: 'src/sim.ts',
      boundary: 'strict',
    },
    watchdogMs: 10_000,
    level: 'stormy',
    seeds: { first: 0, count: 20 },
    limits: {},
    workers,
    operators: new Set(OPERATOR_NAMES),
    exploreStates: 0,
    onVerdict: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

/** The verdict on the mutant that replaces the first text after another by a third. */
function verdictOn(before: string, replacement: string): Verdict | undefined {
  const { text } = outcome.files[0]?.source ?? { text: '' };
  const found = outcome.judged.find(
    ({ mutant }) =>
      text.slice(mutant.start, mutant.end) === before && mutant.replacement === replacement,
  );
  return found?.verdict;
}

it('names the oracle that objects to a mutant, and the seed', () => {
  expect(verdictOn('input.epoch !== state.epoch', 'false')).toMatchObject({
    kind: 'killed',
    by: 'oracle',
    oracle: FENCED,
  });
  expect(outcome.demands).toEqual([FENCED]);
});

it('tells exceptions and livelocks from that', () => {
  expect(verdictOn("[state, reply('written')]", '[]')).toMatchObject({
    kind: 'killed',
    by: 'exception',
  });
  expect(verdictOn(' -= ', ' += ')).toMatchObject({ kind: 'killed', by: 'livelock' });
});

it('tells survivors from what no seed reaches and from what the source leaves out', () => {
  expect(verdictOn("'written'", '""')).toMatchObject({ kind: 'survived' });
  expect(verdictOn("'too many'", '""')).toEqual({ kind: 'not-reached' });
  expect(verdictOn('state.until < 0', 'true')).toEqual({
    kind: 'ignored',
    reason: 'time is never below zero',
  });
});

it('tries a mutant of code that runs while the module is loaded', () => {
  expect(verdictOn('{ epoch: 0, until: 0 }', '{}')).toMatchObject({ kind: 'survived', runs: 20 });
});

it('gives the same verdicts whatever the number of workers', async () => {
  expect(outcome.isWhole).toBe(true);
  expect((await mutate(1)).judged).toEqual(outcome.judged);
}, 120_000);

it('explores what no seed objects to, and says so', async () => {
  const explored = await mutate(2, { ...(await seedThatMisses()), exploreStates: 500 });
  const killed = explored.judged.filter(
    ({ verdict }) => verdict.kind === 'killed' && verdict.states !== undefined,
  );
  expect(killed.length).toBeGreaterThan(0);
  for (const { verdict } of killed) expect(verdict).not.toHaveProperty('seed');
  expect(explored.judged.some(({ verdict: { kind } }) => kind === 'survived')).toBe(true);
  expect(explored.notExplored).toBeUndefined();
}, 240_000);

/** One seed whose run does not reach all of the code. */
async function seedThatMisses(): Promise<Pick<MutationTask, 'level' | 'seeds'>> {
  for (let first = 0; first < 20; first++) {
    const one = { level: 'sunny', seeds: { first, count: 1 } } as const;
    const operators = new Set(['EqualityOperator'] as const);
    const { judged } = await mutate(2, { ...one, operators });
    // One is never reached: no lease is granted so often.
    if (judged.filter(({ verdict }) => verdict.kind === 'not-reached').length > 2) return one;
  }
  throw new Error('All seeds reach everything.');
}

it('refuses a simulation that fails by itself', async () => {
  const bad = leaseWorkspace();
  bad.plant('');
  const good = workspace;
  workspace = bad;
  await expect(mutate(1)).rejects.toThrow(/fails without any mutant \(seed \d+ at stormy violates/);
  workspace = good;
  bad.dispose();
}, 120_000);
