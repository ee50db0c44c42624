import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { ledgerSimulation } from '../coordination/fixtures/ledger.fixture.js';
import { gossiperSimulation } from '../gossip/fixtures/gossiper.fixture.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { readerSimulation } from '../pipeline/fixtures/reader.fixture.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { areTurns } from '../plan/fixtures/are-turns.fixture.js';
import { type Plan, type PlannedFault } from '../plan/plan.js';
import { faultSentence } from '../report/fault-sentence.js';
import { planOf } from '../sweep/run-seed.js';
import { type FaultKind } from './fault-kind.js';
import { BRIEF_EPISODES, faultsAt, kindsOf, type MenuFault } from './fault-menu.js';
import { LEVELS } from './level.js';

const types = [
  { type: 'coordination', menu: COORDINATION_MENU, simulation: ledgerSimulation },
  { type: 'gossip', menu: GOSSIP_MENU, simulation: gossiperSimulation },
  { type: 'pipeline', menu: PIPELINE_MENU, simulation: readerSimulation },
] as const;

/** The most moments in a row at which one fault strikes. */
const MOST_TIMES = 64;

/** What a fault is counted as, beside itself. */
const PARTS: Partial<Record<FaultKind, FaultKind>> = {
  cascade: 'crash',
  'repeated-crash': 'crash',
  'mass-restart': 'crash',
  'split-brain': 'partition',
  equivocation: 'byzantine',
};

/** Whether a plan has anything of a fault on the menu. */
function holds({ rates, faults }: Plan, fault: MenuFault): boolean {
  return fault.shape === 'rate'
    ? Object.keys(fault.rates).some((rate) => rate in rates)
    : faults.some((planned) => isOf(planned, fault));
}

/** Whether a planned fault is one of an entry of the menu, which may have several entries of a kind. */
function isOf({ kind, event }: PlannedFault, fault: MenuFault): boolean {
  if (kind !== fault.kind) return false;
  if (fault.shape !== 'event') return fault.shape === 'episode' && event === undefined;
  return event !== undefined && fault.moments.includes(event.moment);
}

/** Whether faults differ in nothing but whom they strike, and what they draw. */
function isOneFault(faults: readonly PlannedFault[]): boolean {
  const kinds = faults.map(({ party: _party, salt: _salt, ...fault }) => JSON.stringify(fault));
  return new Set(kinds).size === 1;
}

function expectWithin(plan: Plan, offered: readonly MenuFault[]): void {
  const rates = offered.flatMap((fault) => (fault.shape === 'rate' ? [fault.rates] : []));
  for (const [name, value] of Object.entries(plan.rates)) {
    const range = rates.find((each) => name in each)?.[name];
    expect(range, name).toBeDefined();
    expect(value, name).toBeGreaterThanOrEqual(range?.min ?? Number.NaN);
    expect(value, name).toBeLessThanOrEqual(range?.max ?? Number.NaN);
  }
  for (const planned of plan.faults) {
    const { kind, at, durationTicks, party } = planned;
    const fault = offered.find((each) => isOf(planned, each));
    if (fault === undefined || fault.shape === 'rate') {
      return expect.unreachable(`${kind} is not offered`);
    }
    expect(durationTicks).toBeGreaterThanOrEqual(fault.durationTicks.min);
    expect(durationTicks).toBeLessThanOrEqual(fault.durationTicks.max);
    expect(at).toBeGreaterThanOrEqual(plan.warmupTicks);
    expect(at).toBeLessThanOrEqual(plan.warmupTicks + plan.safetyTicks);
    expect(party).toBeLessThan(plan.parties);
    // Turns are bounded by the time that there is: no two of them overlap.
    if (areTurns(plan)) continue;
    const alike = plan.faults.filter((each) => isOf(each, fault));
    expect(alike.length).toBeLessThanOrEqual(
      fault.shape === 'event' ? fault.most : fault.most * BRIEF_EPISODES,
    );
  }
}

describe.each(types)('the swarm of a $type module', ({ menu, simulation }) => {
  it('holds only faults of the level that the module claims, within their ranges', () => {
    fc.assert(
      fc.property(
        fc.subarray([...kindsOf(menu)]),
        fc.constantFrom(...LEVELS),
        fc.integer({ min: 0, max: 0xffff_ffff }),
        (claims, level, seed) => {
          expectWithin(planOf(simulation(claims), level, seed), faultsAt(menu, level, claims));
        },
      ),
    );
  });

  it('is empty in sunny weather', () => {
    const all = simulation(kindsOf(menu));
    for (let seed = 0; seed < 50; seed++) {
      expect(planOf(all, 'sunny', seed)).toMatchObject({ rates: {}, faults: [] });
      expect(
        Object.values(all.run(planOf(all, 'sunny', seed)).faults).every((count) => count === 0),
      ).toBe(true);
    }
  });

  it('has at radioactive all that it has at stormy, and more', () => {
    const claims = kindsOf(menu);
    const stormy = faultsAt(menu, 'stormy', claims);
    const radioactive = faultsAt(menu, 'radioactive', claims);
    expect(radioactive).toEqual(expect.arrayContaining([...stormy]));
    expect(radioactive.length).toBeGreaterThan(stormy.length);
    expect(stormy.length).toBeGreaterThan(0);
    expect(radioactive).toEqual(menu);
  });

  it('differs from seed to seed: each fault is in some of the plans and not in others', () => {
    const all = simulation(kindsOf(menu));
    const plans = Array.from({ length: 400 }, (_, seed) => planOf(all, 'radioactive', seed));
    for (const fault of menu) {
      const share = plans.filter((plan) => holds(plan, fault)).length / plans.length;
      const isAtEvents = fault.shape === 'event';
      // Pauses are in the fewest, crashes at a rate in the most.
      expect(share, fault.kind).toBeGreaterThan(0.15);
      // Two faults of one kind, such as a rate and episodes of it, are told apart by their shape.
      expect(share, fault.kind).toBeLessThan(isAtEvents ? 0.4 : 0.85);
    }
  });

  it('has a fault that recurs, at one party or at several, in more than one plan of five', () => {
    const all = simulation(kindsOf(menu));
    const plans = Array.from({ length: 400 }, (_, seed) => planOf(all, 'stormy', seed));
    const recurring = plans.map(({ faults }) =>
      faults.filter(({ event }) => event?.times === MOST_TIMES && event.anyParty !== true),
    );
    const alike = recurring.filter((faults) => faults.length > 1 && isOneFault(faults));
    if (!menu.some(({ shape }) => shape === 'event')) return expect(alike).toEqual([]);
    expect(recurring.filter((faults) => faults.length > 0).length).toBeGreaterThan(0.2 * 400);
    expect(alike.length).toBeGreaterThan(0.03 * 400);
    for (const faults of alike) {
      expect(new Set(faults.map(({ party }) => party)).size).toBe(faults.length);
      for (const { kind, durationTicks } of faults) {
        if (kind === 'crash' || kind === 'pause') expect(durationTicks).toBeLessThanOrEqual(16);
      }
    }
  });

  it('is switched off where a module does not claim it, and listed', () => {
    fc.assert(
      fc.property(fc.subarray([...kindsOf(menu)]), (claims) => {
        const some = simulation(claims);
        expect([...some.notClaimed('radioactive'), ...claims].sort()).toEqual(
          [...kindsOf(menu)].sort(),
        );
        expect(some.notClaimed('sunny')).toEqual([]);
      }),
    );
  });
});

describe.each(types)('a run of a $type module', ({ menu, simulation }) => {
  const all = simulation(kindsOf(menu));

  it('counts only faults that its plan holds', () => {
    fc.assert(
      fc.property(all.plans('radioactive'), (plan) => {
        const held = menu.filter((fault) => holds(plan, fault)).map(({ kind }) => kind);
        const allowed = new Set([...held, ...held.map((kind) => PARTS[kind])]);
        const counted = Object.entries(all.run(plan).faults).filter(([, count]) => count > 0);
        for (const [kind] of counted) expect([...allowed]).toContain(kind);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('counts every fault that its trace tells of, and ends only what has begun', () => {
    fc.assert(
      fc.property(all.plans('radioactive'), (plan) => {
        const { trace = [], faults } = all.run(plan, { trace: true });
        const begun = new Set<string>();
        for (const entry of trace) {
          if (entry.kind !== 'fault' && entry.kind !== 'recovery') continue;
          const key = `${entry.fault} ${entry.targets.join(' ')}`;
          if (entry.kind === 'recovery') expect([...begun]).toContain(key);
          begun.add(key);
          const sentence = faultSentence(entry, (target) => `the ${target}`);
          expect(sentence).toMatch(/^[a-z].*[a-z0-9]$/);
          expect(sentence).not.toContain('undefined');
          expect(faults[entry.fault], sentence).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('is the same when its plan is run again, trace and all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVELS).chain((level) => all.plans(level)),
        (plan) => {
          const stored = JSON.parse(JSON.stringify(plan)) as Plan;
          expect(all.run(stored, { trace: true })).toEqual(all.run(plan, { trace: true }));
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('is the same with a trace as without', () => {
    fc.assert(
      fc.property(all.plans('radioactive'), (plan) => {
        const { trace, ...result } = all.run(plan, { trace: true });
        expect(trace?.length).toBeGreaterThan(0);
        expect(all.run(plan)).toEqual(result);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
