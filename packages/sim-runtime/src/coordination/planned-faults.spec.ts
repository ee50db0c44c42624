import { describe, expect, it } from 'vitest';
import { kindsOf } from '../faults/fault-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { barePlan } from '../faults/fixtures/bare-plan.fixture.js';
import { faultTeller } from '../faults/fixtures/told-faults.fixture.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { COORDINATION_MENU } from './coordination-menu.js';
import { ledgerSimulation } from './fixtures/ledger.fixture.js';

const simulation = ledgerSimulation(kindsOf(COORDINATION_MENU));
const toldFaults = faultTeller(simulation);

function run(parts: Partial<Plan>): RunResult {
  return simulation.run(barePlan(simulation, 3, parts), { trace: true });
}

function strike(
  kind: FaultKind,
  durationTicks: number,
  { salt = 1, at = 200, operations = [] as Plan['operations'] } = {},
): RunResult {
  return run({ faults: [{ at, kind, party: 1, durationTicks, salt }], operations });
}

/** The first salt for which the run's trace says something. */
function saltFor(kind: FaultKind, durationTicks: number, words: string): number {
  for (let salt = 0; salt < 100; salt++) {
    if (toldFaults(strike(kind, durationTicks, { salt })).some((line) => line.includes(words))) {
      return salt;
    }
  }
  return expect.unreachable(`no salt gives "${words}"`);
}

const aWrite = { at: 190, name: 'write', party: 1, salt: 5 };

describe('a planned fault of a coordination module is told and counted', () => {
  it('pause', () => {
    const { at } = { at: 250 };
    const result = strike('pause', 100, { operations: [{ ...aWrite, at }] });
    expect(toldFaults(result)).toEqual(['t=200 pause worker-1 for 100', 't=300 worker-1 resumes']);
    expect(result.faults).toEqual({ pause: 1 });
    expect(result.trace).toContainEqual(
      expect.objectContaining({ kind: 'operation', at: 300, skipped: false }),
    );
  });

  it.each(['cut off', 'not heard', 'deaf'])('partition: %s', (words) => {
    const result = strike('partition', 50, { salt: saltFor('partition', 50, words) });
    expect(toldFaults(result)).toEqual([
      `t=200 worker-1 is ${words} for 50`,
      't=250 worker-1 is connected again',
    ]);
    expect(result.faults).toEqual({ partition: 1 });
  });

  it.each([
    [0, 'jumps 40 forward, just before'],
    [1, 'jumps 41 forward, exactly to'],
    [2, 'jumps 42 forward, just past'],
  ])('lease expiry %d ticks after the one before', (durationTicks, words) => {
    const result = strike('lease-expiry', durationTicks, { operations: [{ ...aWrite }] });
    expect(toldFaults(result)).toEqual([
      `t=200 the clock of the coordinator ${words} the end of a lease`,
    ]);
    expect(result.faults).toEqual({ 'lease-expiry': 1 });
  });

  it('lease expiry, where there is no lease: not at all', () => {
    const result = strike('lease-expiry', 1);
    expect(toldFaults(result)).toEqual([]);
    expect(result.faults).toEqual({});
  });

  it.each(['worker-1', 'the coordinator'])('clock skew of %s', (name) => {
    const salt = saltFor('clock-skew', 70, `of ${name} is`);
    const result = strike('clock-skew', 70, { salt });
    expect(toldFaults(result)).toEqual([
      expect.stringMatching(`^t=200 the clock of ${name} is \\d+ (ahead|behind) for 70$`),
      `t=270 the clock of ${name} is skewed no more`,
    ]);
    expect(result.faults).toEqual({ 'clock-skew': 1 });
  });

  it.each(['worker-1', 'the coordinator'])('clock jump of %s', (name) => {
    const result = strike('clock-jump', 70, {
      salt: saltFor('clock-jump', 70, `of ${name} jumps`),
    });
    expect(toldFaults(result)).toEqual([`t=200 the clock of ${name} jumps 70 forward`]);
    expect(result.faults).toEqual({ 'clock-jump': 1 });
  });

  it.each(['worker-1', 'the coordinator'])('clock of %s turned back', (name) => {
    const salt = saltFor('clock-backward', 70, `of ${name} is`);
    const result = strike('clock-backward', 70, { salt });
    expect(toldFaults(result)).toEqual([`t=200 the clock of ${name} is turned back by 70`]);
    expect(result.faults).toEqual({ 'clock-backward': 1 });
  });

  it.each([
    ['worker-1', 'worker-1'],
    ['the coordinator', 'the coordinator'],
  ])('crash of %s', (name) => {
    const result = strike('crash', 30, { salt: saltFor('crash', 30, `crash ${name}`) });
    expect(toldFaults(result)).toEqual([`t=200 crash ${name} for 30`, `t=230 ${name} restarts`]);
    expect(result.faults).toEqual({ crash: 1 });
  });

  it('amnesia', () => {
    const result = strike('amnesia', 30);
    expect(toldFaults(result)).toEqual([
      't=200 crash worker-1 for 30, its durable state lost',
      't=230 worker-1 restarts',
    ]);
    expect(result.faults).toEqual({ amnesia: 1 });
  });

  it('repeated crash', () => {
    const result = strike('repeated-crash', 90);
    const told = toldFaults(result);
    const times = Number(/^t=200 worker-1 crashes (\d) times in \d+$/.exec(told[0] ?? '')?.[1]);
    expect(times).toBeGreaterThanOrEqual(2);
    expect(told.filter((line) => line.includes('crash worker-1 for'))).toHaveLength(times);
    expect(told.filter((line) => line.endsWith('worker-1 restarts'))).toHaveLength(times);
    expect(result.faults).toEqual({ 'repeated-crash': 1, crash: times });
  });

  it('cascade', () => {
    const result = strike('cascade', 60);
    const [first, ...told] = toldFaults(result);
    expect(first).toBe('t=200 a cascade of 2 crashes begins with worker-1');
    expect(told).toEqual([
      't=200 crash worker-1 for 60',
      expect.stringMatching(/^t=2(0[1-9]|10) crash worker-2 for 60$/),
      't=260 worker-1 restarts',
      expect.stringMatching(/^t=2(6[1-9]|70) worker-2 restarts$/),
    ]);
    expect(result.faults).toEqual({ cascade: 1, crash: 2 });
  });

  it('mass restart', () => {
    const result = strike('mass-restart', 10);
    expect(toldFaults(result)).toEqual([
      't=200 mass restart: everything crashes for 10',
      't=200 crash the coordinator for 10',
      't=200 crash worker-0 for 10',
      't=200 crash worker-1 for 10',
      't=200 crash worker-2 for 10',
      't=210 the coordinator restarts',
      't=210 worker-0 restarts',
      't=210 worker-1 restarts',
      't=210 worker-2 restarts',
    ]);
    expect(result.faults).toEqual({ 'mass-restart': 1, crash: 4 });
  });

  it('rates, in the phase of faults alone', () => {
    const operations = Array.from({ length: 300 }, (_, index) => ({
      ...aWrite,
      at: index * 4,
      salt: index,
    }));
    const rates = { requestDropPpm: 500_000, effectDropPpm: 500_000, duplicatePpm: 500_000 };
    const more = { byzantinePpm: 500_000, maxDelayTicks: 5, pausePpm: 200_000, pauseTicks: 3 };
    const result = run({ operations, rates: { ...rates, ...more } });
    const kinds = ['loss', 'duplication', 'byzantine', 'delay', 'pause'] as const;
    for (const kind of kinds) expect(result.faults[kind], kind).toBeGreaterThan(10);
    const faulty = result.trace?.filter(
      (entry) => entry.kind === 'fault' || (entry.kind === 'sent' && entry.fate !== 'delivered'),
    );
    for (const { at } of faulty ?? []) {
      expect(at).toBeGreaterThanOrEqual(100);
      expect(at).toBeLessThanOrEqual(1_100);
    }
  });
});

describe('a planned fault', () => {
  it('that would end after healing ends with it, untold', () => {
    const result = strike('pause', 400, { at: 900 });
    expect(toldFaults(result)).toEqual(['t=900 pause worker-1 for 400']);
  });

  it('of the time after healing does not happen', () => {
    expect(strike('crash', 10, { at: 1_100 }).faults).toEqual({});
  });

  it('of an actor that a shrunk run lacks does not happen', () => {
    const faults = [{ at: 200, kind: 'pause' as const, party: 2, durationTicks: 10, salt: 1 }];
    expect(simulation.run(barePlan(simulation, 2, { faults })).faults).toEqual({});
  });

  it('of another type of module is an error that says so', () => {
    expect(() => strike('disk-full', 10)).toThrow(
      'The plan has the fault "disk-full" in faults[0].kind, which is no episode of a coordination module: it has ',
    );
  });
});
