import { describe, expect, it } from 'vitest';
import { kindsOf } from '../faults/fault-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { barePlan } from '../faults/fixtures/bare-plan.fixture.js';
import { faultTeller } from '../faults/fixtures/told-faults.fixture.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { gossiperSimulation } from './fixtures/gossiper.fixture.js';
import { gossip } from './gossip.js';
import { GOSSIP_MENU } from './gossip-menu.js';

const simulation = gossiperSimulation(kindsOf(GOSSIP_MENU));
const toldFaults = faultTeller(simulation);

function run(parts: Partial<Plan>): RunResult {
  return simulation.run(barePlan(simulation, 4, parts), { trace: true });
}

function strike(kind: FaultKind, durationTicks: number, { salt = 1, at = 200 } = {}): RunResult {
  return run({ faults: [{ at, kind, party: 1, durationTicks, salt }] });
}

/** What is counted beside the kinds that never are absent. */
function countsOf({ faults }: RunResult): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(faults).filter(([, count]) => count > 0));
}

describe('a planned fault of a gossip module is told and counted', () => {
  it('pause', () => {
    const result = strike('pause', 100);
    expect(toldFaults(result)).toEqual(['t=200 pause node-1 for 100', 't=300 node-1 resumes']);
    expect(countsOf(result)).toEqual({ pause: 1 });
    const own = (entry: { kind: string; party?: number; at: number }) =>
      entry.kind === 'timeout' && entry.party === 1 && entry.at > 200 && entry.at <= 300;
    expect(result.trace?.filter(own).map(({ at }) => at)).toEqual([300]);
  });

  it.each(['cut off', 'not heard'])('partition: %s', (words) => {
    const results = [1, 2, 3, 4, 5, 6].map((salt) => strike('partition', 50, { salt }));
    const result = results.find((each) => toldFaults(each)[0]?.includes(words));
    expect(result && toldFaults(result)).toEqual([
      `t=200 node-1 is ${words} for 50`,
      't=250 node-1 is connected again',
    ]);
    expect(result && countsOf(result)).toEqual({ partition: 1 });
  });

  it('split brain: two halves that do not hear each other', () => {
    const result = strike('split-brain', 50);
    const [told, end] = toldFaults(result);
    const [, other] = /^t=200 (node-\d), (node-\d) are cut off for 50$/.exec(told ?? '') ?? [];
    expect(told).toContain('node-1');
    expect(other).toBeDefined();
    expect(end).toMatch(/^t=250 node-\d, node-\d are connected again$/);
    expect(countsOf(result)).toEqual({ 'split-brain': 1, partition: 1 });
    const side = (id: number | undefined) => told?.includes(`node-${id}`) === true;
    const during = (result.trace ?? []).flatMap((entry) =>
      entry.kind === 'sent' && entry.at > 200 && entry.at < 250 ? [entry] : [],
    );
    expect(during.length).toBeGreaterThan(40);
    for (const { from, to, fate } of during) {
      expect(fate).toBe(side(from) === side(to) ? 'delivered' : 'blocked');
    }
  });

  it('clock skew', () => {
    const result = strike('clock-skew', 70);
    expect(toldFaults(result)).toEqual([
      expect.stringMatching(/^t=200 the clock of node-1 is \d+ (ahead|behind) for 70$/),
      't=270 the clock of node-1 is skewed no more',
    ]);
    expect(countsOf(result)).toEqual({ 'clock-skew': 1 });
  });

  it('clock jump', () => {
    const result = strike('clock-jump', 70);
    expect(toldFaults(result)).toEqual(['t=200 the clock of node-1 jumps 70 forward']);
    expect(countsOf(result)).toEqual({ 'clock-jump': 1 });
  });

  it('clock turned back', () => {
    const result = strike('clock-backward', 70);
    expect(toldFaults(result)).toEqual(['t=200 the clock of node-1 is turned back by 70']);
    expect(countsOf(result)).toEqual({ 'clock-backward': 1 });
  });

  it('equivocation', () => {
    const result = strike('equivocation', 15);
    const [first, ...rest] = toldFaults(result);
    expect(first).toBe('t=200 node-1 tells every peer another falsehood for 15');
    expect(rest.at(-1)).toBe('t=215 node-1 equivocates no more');
    const lies = rest.filter((line) => line.includes('what node-1 sends'));
    expect(lies.length).toBeGreaterThanOrEqual(3);
    expect(countsOf(result)).toEqual({ equivocation: 1, byzantine: lies.length });
  });

  it('crash and amnesia', () => {
    const crash = strike('crash', 30);
    expect(toldFaults(crash)).toEqual(['t=200 crash node-1 for 30', 't=230 node-1 restarts']);
    expect(countsOf(crash)).toEqual({ crash: 1 });
    const amnesia = strike('amnesia', 30);
    expect(toldFaults(amnesia)).toEqual([
      't=200 crash node-1 for 30, its durable state lost',
      't=230 node-1 restarts',
    ]);
    expect(countsOf(amnesia)).toEqual({ amnesia: 1 });
  });

  it('repeated crash', () => {
    const result = strike('repeated-crash', 90);
    const told = toldFaults(result);
    const times = Number(/^t=200 node-1 crashes (\d) times in \d+$/.exec(told[0] ?? '')?.[1]);
    expect(times).toBeGreaterThanOrEqual(2);
    expect(told.filter((line) => line.includes('crash node-1 for'))).toHaveLength(times);
    expect(told.filter((line) => line.endsWith('node-1 restarts'))).toHaveLength(times);
    expect(countsOf(result)).toEqual({ 'repeated-crash': 1, crash: times });
  });

  it('cascade', () => {
    const result = strike('cascade', 60);
    const [first, ...told] = toldFaults(result);
    const victims = Number(/a cascade of (\d) crashes begins with node-1$/.exec(first ?? '')?.[1]);
    expect(victims).toBeGreaterThanOrEqual(2);
    const crashes = told.filter((line) => line.includes(' crash '));
    expect(crashes).toHaveLength(victims);
    expect(crashes[0]).toBe('t=200 crash node-1 for 60');
    expect(new Set(crashes.map((line) => line.split(' ')[0])).size).toBe(victims);
    expect(countsOf(result)).toEqual({ cascade: 1, crash: victims });
  });

  it('mass restart', () => {
    const result = strike('mass-restart', 10);
    expect(toldFaults(result)).toEqual([
      't=200 mass restart: everything crashes for 10',
      ...[0, 1, 2, 3].map((id) => `t=200 crash node-${id} for 10`),
      ...[0, 1, 2, 3].map((id) => `t=210 node-${id} restarts`),
    ]);
    expect(countsOf(result)).toEqual({ 'mass-restart': 1, crash: 4 });
  });

  it('rates, in the phase of faults alone', () => {
    const rates = {
      dropPpm: 300_000,
      maxDelayTicks: 9,
      duplicatePpm: 90_000,
      byzantinePpm: 50_000,
    };
    const result = run({ rates });
    for (const kind of ['loss', 'delay', 'duplication', 'byzantine'] as const) {
      expect(result.faults[kind], kind).toBeGreaterThan(10);
    }
    for (const entry of result.trace ?? []) {
      if (
        entry.kind !== 'sent' ||
        (entry.fate === 'delivered' && entry.arrivesAt === entry.at + 1)
      ) {
        continue;
      }
      expect(entry.at).toBeGreaterThan(100);
      expect(entry.at).toBeLessThanOrEqual(1_100);
    }
  });
});

describe('a planned fault', () => {
  it('that would end after healing ends with it, untold', () => {
    expect(toldFaults(strike('pause', 400, { at: 900 }))).toEqual(['t=900 pause node-1 for 400']);
  });

  it('of a node that a shrunk run lacks does not happen', () => {
    const faults = [{ at: 200, kind: 'crash' as const, party: 3, durationTicks: 10, salt: 1 }];
    expect(countsOf(simulation.run(barePlan(simulation, 3, { faults })))).toEqual({});
  });

  it('of another type of module is an error that says so', () => {
    expect(() => strike('disk-full', 10)).toThrow(
      'The plan has the fault "disk-full" in faults[0].kind, which is no episode of a gossip module: it has ',
    );
  });
});

describe('a claim', () => {
  it.each(['byzantine', 'equivocation'] as const)('to survive %s needs a mutator', (claim) => {
    const definition = { name: 'x', nodes: 2, create: () => expect.unreachable(), oracles: [] };
    expect(() => gossip({ ...definition, claims: [claim] })).toThrow(
      `The simulation "x" claims to survive ${claim} but has no \`mutate\` to falsify what is sent`,
    );
  });
});
