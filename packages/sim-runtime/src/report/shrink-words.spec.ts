import { describe, expect, it } from 'vitest';
import { always } from '../oracles/always.js';
import { leaseSimulation, type LeaseWorld } from '../run/fixtures/lease.fixture.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { planOf, runSeed } from '../sweep/run-seed.js';
import { tallyOf } from '../sweep/tally-sum.js';
import { buildReport } from './build-report.js';
import { investigate } from './investigate.js';
import { shrinkWords } from './shrink-words.js';
import { type SimulationReport } from './simulation-report.js';
import { formatReport } from './terminal.js';

const SPENT = { runs: 10, elapsedMs: 5, isComplete: true };

describe('the words for what shrinking did', () => {
  it('tell rates from faults', () => {
    const words = shrinkWords({
      operations: { before: 1_051, after: 1 },
      faults: { before: 11, after: 3 },
      rates: { before: 2, after: 1 },
      ...SPENT,
    });
    expect(words).toBe(
      '1,051 operations, 9 faults, 2 fault rates -> 1 operation, 2 faults, 1 fault rate',
    );
  });

  it('name what there is', () => {
    const words = shrinkWords({
      operations: { before: 3, after: 0 },
      faults: { before: 1, after: 0 },
      rates: { before: 1, after: 0 },
      ...SPENT,
    });
    expect(words).toBe('3 operations, 1 fault rate -> 0 operations, 0 faults');
  });
});

/** The report of the first stormy seed that fails, its plan shrunk in at most so many runs. */
function report(maxRuns: number): SimulationReport {
  const simulation = leaseSimulation({
    flaw: 'no fence',
    oracles: [zombieFence, always('time passes', ({ now }: LeaseWorld) => now >= 0)],
  });
  const seed = Array.from({ length: 100 }, (_, index) => index).find(
    (candidate) => runSeed(simulation, 'stormy', candidate).violation !== undefined,
  );
  if (seed === undefined) throw new Error('A seed fails.');
  const tally = tallyOf(runSeed(simulation, 'stormy', seed));
  const plan = planOf(simulation, 'stormy', seed);
  const bug = investigate(simulation, tally.failures, plan, {
    maxRuns,
    shrink: true,
    nowMs: () => 0,
  });
  return buildReport(simulation, tally, {
    level: 'stormy',
    firstSeed: seed,
    seedOrigin: 'pinned',
    elapsedMs: 0,
    bugs: [{ ...bug, replay: 'replay it' }],
  });
}

describe('the report of a bug', () => {
  it('says when shrinking was stopped at its limit', () => {
    const sentence = 'shrinking stopped at its limit: a smaller plan may exist';
    expect(formatReport(report(20))).toContain(sentence);
    expect(formatReport(report(1_000))).not.toContain(sentence);
  });

  it('counts the rates among its faults', () => {
    const whole = report(0);
    const { faults, rates } = whole.bugs[0]?.shrunk ?? {};
    const plan = whole.bugs[0]?.plan;
    expect(rates?.after).toBe(Object.values(plan?.rates ?? {}).filter((rate) => rate > 0).length);
    expect(rates?.after).toBeGreaterThan(0);
    expect(faults?.after).toBe((rates?.after ?? 0) + (plan?.faults.length ?? 0));
  });

  it('names the number of bugs that it shows, and of seeds that were not sorted', () => {
    const known = report(1_000);
    const unsorted = [{ oracle: 'no write gets past the fence', seeds: [7, 8], runs: 9 }];
    const lineOf = (one: SimulationReport): string =>
      formatReport(one)
        .split('\n')
        .find((line) => line.startsWith('Result')) ?? '';
    expect(lineOf(known)).toMatch(/1 of 1 seeds, 1 distinct bug$/);
    expect(lineOf({ ...known, unsorted })).toMatch(/, 1 distinct bug, 2 not sorted$/);
  });
});
