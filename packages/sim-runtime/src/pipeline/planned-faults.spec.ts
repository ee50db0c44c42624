import { describe, expect, it } from 'vitest';
import { kindsOf } from '../faults/fault-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { barePlan } from '../faults/fixtures/bare-plan.fixture.js';
import { faultTeller } from '../faults/fixtures/told-faults.fixture.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { readerSimulation } from './fixtures/reader.fixture.js';
import { pipeline } from './pipeline.js';
import { PIPELINE_MENU } from './pipeline-menu.js';

const simulation = readerSimulation(kindsOf(PIPELINE_MENU));
const toldFaults = faultTeller(simulation);

function run(parts: Partial<Plan>): RunResult {
  const append = { at: 0, name: 'append', party: 0, salt: 15 };
  const operations = Array.from({ length: 100 }, (_, index) => ({ ...append, at: 10 * index }));
  return simulation.run(barePlan(simulation, 1, { operations, ...parts }), { trace: true });
}

function strike(kind: FaultKind, durationTicks: number, at = 201): RunResult {
  return run({ faults: [{ at, kind, party: 0, durationTicks, salt: 1 }] });
}

describe('a planned fault of a pipeline is told and counted', () => {
  it('crash', () => {
    const result = strike('crash', 30);
    expect(toldFaults(result)).toEqual([
      't=201 crash the stage for 30',
      't=231 the stage restarts',
    ]);
    expect(result.faults).toEqual({ crash: 1 });
    const during = result.trace?.filter(
      (entry) => entry.kind === 'applied' && entry.at > 201 && entry.at <= 231,
    );
    expect(during).toEqual([]);
  });

  it('pause', () => {
    const result = strike('pause', 30);
    expect(toldFaults(result)).toEqual(['t=201 pause the stage for 30', 't=231 the stage resumes']);
    expect(result.faults).toEqual({ pause: 1 });
  });

  it('clock jump and clock turned back', () => {
    const jump = strike('clock-jump', 30);
    expect(toldFaults(jump)).toEqual(['t=201 the clock of the stage jumps 30 forward']);
    expect(jump.faults).toEqual({ 'clock-jump': 1 });
    const back = strike('clock-backward', 30);
    expect(toldFaults(back)).toEqual(['t=201 the clock of the stage is turned back by 30']);
    expect(back.faults).toEqual({ 'clock-backward': 1 });
  });

  it('full disk', () => {
    const result = strike('disk-full', 30);
    expect(toldFaults(result)).toEqual([
      't=201 the disk is full for 30',
      't=231 the disk has room again',
    ]);
    expect(result.faults).toEqual({ 'disk-full': 1 });
    const failures = result.trace?.filter(
      (entry) =>
        entry.kind === 'applied' && (entry.input as { kind: string }).kind.endsWith('failed'),
    );
    expect(failures?.length).toBeGreaterThan(2);
    for (const { at } of failures ?? []) {
      expect(at).toBeGreaterThanOrEqual(201);
      expect(at).toBeLessThanOrEqual(231);
    }
  });

  it('repeated crash', () => {
    const result = strike('repeated-crash', 90);
    const told = toldFaults(result);
    const times = Number(/^t=201 the stage crashes (\d) times in \d+$/.exec(told[0] ?? '')?.[1]);
    expect(times).toBeGreaterThanOrEqual(2);
    expect(told.filter((line) => line.includes('crash the stage for'))).toHaveLength(times);
    expect(told.filter((line) => line.endsWith('the stage restarts'))).toHaveLength(times);
    expect(result.faults).toEqual({ 'repeated-crash': 1, crash: times });
  });

  it.each([
    ['read-failure', { readFailPpm: 300_000 }],
    ['short-read', { shortReadPpm: 500_000 }],
    ['write-failure', { writeFailPpm: 300_000 }],
    ['slow-port', { maxDelayTicks: 20 }],
    ['crash', { crashPpm: 100_000 }],
    ['corrupt-read', { corruptReadPpm: 50_000 }],
  ] as const)('%s, as a rate', (kind, rates) => {
    const { faults } = run({ rates });
    expect(Object.keys(faults)).toEqual([kind]);
    expect(faults[kind]).toBeGreaterThan(3);
  });

  it.each([
    ['torn-write', { tornWritePpm: 1_000_000 }],
    ['lost-write', { lostWritePpm: 500_000 }],
  ] as const)('%s, which it takes a crash to see', (kind, rates) => {
    expect(run({ rates }).faults).toEqual({});
    const crash = { kind: 'crash', party: 0, durationTicks: 2, salt: 1 } as const;
    const faults = Array.from({ length: 60 }, (_, index) => ({
      ...crash,
      at: 200 + 12 * index,
    }));
    const result = run({ rates, faults });
    expect(result.faults.crash).toBe(60);
    expect(result.faults[kind]).toBeGreaterThan(5);
    const told = result.trace?.filter((entry) => entry.kind === 'fault' && entry.fault === kind);
    expect(told).toHaveLength(result.faults[kind] ?? -1);
  });
});

describe('a planned fault', () => {
  it('that would end after healing ends with it, untold', () => {
    expect(toldFaults(strike('crash', 400, 900))).toEqual(['t=900 crash the stage for 400']);
  });

  it('of another type of module is an error that says so', () => {
    expect(() => strike('partition', 10)).toThrow(
      'The plan has the fault "partition" in faults[0].kind, which is no episode of a pipeline module: it has ',
    );
  });
});

describe('a claim', () => {
  const definition = {
    name: 'x',
    initialState: 0,
    step: (state: number) => [state, []] as const,
    source: () => [],
    oracles: [],
  };

  it('to survive corrupt reads needs a `corrupt`', () => {
    expect(() => pipeline({ ...definition, claims: ['corrupt-read'] })).toThrow(
      'The simulation "x" claims to survive corrupt-read but has no `corrupt` to falsify a record',
    );
  });

  it('is not made by default to survive a clock that runs backwards, or corruption without `corrupt`', () => {
    expect(pipeline(definition).notClaimed('radioactive')).toEqual([
      'corrupt-read',
      'clock-backward',
    ]);
  });
});
