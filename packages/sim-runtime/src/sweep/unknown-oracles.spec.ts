import { expect, test } from 'vitest';
import { gossip } from '../gossip/gossip.js';
import { queue } from '../history/models/queue.js';
import { linearizable } from '../history/oracle/linearizable.js';
import { buildReport } from '../report/build-report.js';
import { formatReport } from '../report/terminal.js';
import { planOf } from './run-seed.js';
import { tallyOf, TallySum } from './tally-sum.js';
import { unknownOracles } from './unknown-oracles.js';

/** Clients that add elements and never hear of it, and one that takes out what was never added. */
const simulation = gossip({
  name: 'overwhelmed',
  nodes: 2,
  create: () => ({
    handleInput: () => undefined,
    pollTransmit: () => undefined,
    pollTimeout: () => undefined,
    handleTimeout: () => undefined,
  }),
  operations: {
    add: ({ history, random }) => {
      for (let count = 0; count < 8; count++) history.invoke('enqueue', random.below(3));
      history.invoke('dequeue').ok(99);
    },
  },
  oracles: [linearizable(queue(), { name: 'a queue', budget: 3 })],
});

function sum(seeds: number) {
  const tallies = new TallySum();
  for (let seed = 1; seed <= seeds; seed++) {
    tallies.add(tallyOf(simulation.run(planOf(simulation, 'sunny', seed))));
  }
  return tallies.total();
}

function report(seeds: number, requestedSeeds: number) {
  return buildReport(simulation, sum(seeds), {
    level: 'sunny',
    firstSeed: 1,
    seedOrigin: '',
    elapsedMs: 0,
    bugs: [],
    requestedSeeds,
  });
}

test('a run with an unknown verdict ends without a violation', () => {
  const run = simulation.run(planOf(simulation, 'sunny', 1));
  expect(run.violation).toBeUndefined();
  expect(run.oracles).toMatchObject([{ name: 'a queue', unknown: 1 }]);
});

test('a report with unknown verdicts is neither a pass nor a failure, and says what to do', () => {
  const { result, oracles } = report(3, 3);
  expect(result).toBe('unknown');
  expect(oracles).toMatchObject([{ unknown: 3, status: 'unknown' }]);
  const text = formatReport(report(3, 3));
  expect(text).toContain(
    'Result         UNKNOWN   a queue has no verdict on 3 runs: give the oracle a larger budget, or its runs fewer operations',
  );
  expect(text).toMatch(/a queue .* checks {3}UNKNOWN/);
});

test('a sweep that did not do all seeds is interrupted first of all', () => {
  expect(report(2, 3).result).toBe('interrupted');
});

test('one run is one run', () => {
  expect(unknownOracles(sum(1))).toEqual([
    'a queue has no verdict on 1 run: give the oracle a larger budget, or its runs fewer operations',
  ]);
});

test('the histories that were checked are counted, those without a call are not', () => {
  const seeds = 12;
  const histories = Array.from({ length: seeds }, (_, index) => {
    const { operations, oracles } = simulation.run(planOf(simulation, 'sunny', index + 1));
    const done = operations.reduce((count, operation) => count + operation.done, 0);
    expect(oracles[0]?.histories?.count).toBe(done > 0 ? 1 : 0);
    // Each operation invokes nine calls, of which one returns.
    expect(oracles[0]?.histories?.events).toBe(done * 10);
    return done > 0 ? 1 : 0;
  });
  const count = histories.reduce<number>((all, one) => all + one, 0);
  expect(count).toBeGreaterThan(0);
  expect(sum(seeds).oracles[0]?.histories?.count).toBe(count);
});
