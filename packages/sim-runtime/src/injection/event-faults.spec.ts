import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { ledgerHarness, valuesOf, write } from '../coordination/fixtures/ledger.fixture.js';
import { HarnessTarget } from '../coordination/harness-target.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { gossipers } from '../gossip/fixtures/gossiper.fixture.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { networkTarget } from '../gossip/network-target.js';
import { type PlannedFault, type PlannedMoment } from '../plan/plan.js';
import { injectFaults } from './inject.js';

const HEAL_AT = 1_000;

/** A fault that waits from the start. */
function planned(
  kind: FaultKind,
  moment: FaultMoment,
  facts: Partial<Omit<PlannedFault, 'event'>> & Partial<PlannedMoment> = {},
): PlannedFault {
  const { skip = 0, times, anyParty, ...others } = facts;
  const event = {
    moment,
    skip,
    ...(times === undefined ? {} : { times }),
    ...(anyParty === undefined ? {} : { anyParty }),
  };
  return { at: 0, kind, party: 0, durationTicks: 5, salt: 1, ...others, event };
}

function networkWith(...faults: readonly PlannedFault[]) {
  const made = gossipers();
  const { timeline } = made.network;
  injectFaults(GOSSIP_MENU, networkTarget(made.network), faults, {
    timeline,
    healAt: HEAL_AT,
    traceSink: undefined,
  });
  return made;
}

/** A harness whose actors 0 and 1 write at 10 and 20. */
function harnessWith(...faults: readonly PlannedFault[]) {
  const made = ledgerHarness();
  const { harness } = made;
  injectFaults(COORDINATION_MENU, new HarnessTarget(harness), faults, {
    timeline: harness.timeline,
    healAt: HEAL_AT,
    traceSink: undefined,
  });
  harness.run(10);
  harness.submit(0, write(0, 1), 7);
  harness.run(10);
  harness.submit(1, write(1, 2), 8);
  return made;
}

/** How many of the nodes 1 to 3 have heard the first word of node 0, and how many its later words. */
function heardOf({ network }: ReturnType<typeof gossipers>) {
  const heard = network.nodes.flatMap((node) => node.numbersFrom(0));
  return heard.length;
}

describe('a node that crashes at an event', () => {
  it('sends all that it handled where it crashes after sending, and none of it before', () => {
    const [before, between, after] = (['handled', 'sending', 'sent'] as const).map((moment) => {
      const made = networkWith(planned('crash', moment, { durationTicks: 500 }));
      made.network.run(40);
      expect(made.network.isDown(0)).toBe(true);
      expect(made.network.faultCounts).toMatchObject({ crash: 1 });
      return heardOf(made);
    });
    const peers = gossipers().network.nodeCount - 1;
    expect([before, after]).toEqual([0, peers]);
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(peers);
  });

  it('does not handle the message on whose receipt it crashes', () => {
    const made = networkWith(planned('crash', 'receipt', { durationTicks: 0 }));
    made.network.run(11);
    const [first] = made.trace.filter((entry) => entry.kind === 'missed');
    expect(first).toMatchObject({ to: 0, at: 11 });
  });

  it('lets moments pass first, and strikes at as many in a row as it should', () => {
    const starts = (facts: Partial<PlannedMoment>): number => {
      const made = networkWith(planned('crash', 'sent', { durationTicks: 1, ...facts }));
      made.network.run(200);
      return made.network.faultCounts.crash ?? 0;
    };
    expect(starts({})).toBe(1);
    expect(starts({ times: 3 })).toBe(3);
    expect(starts({ skip: 1_000 })).toBe(0);
  });

  it('is whoever has its moment, where any may', () => {
    const made = networkWith(planned('crash', 'sent', { anyParty: true, skip: 1, party: 2 }));
    made.network.run(10);
    expect([0, 1, 2].map((id) => made.network.isDown(id))).toEqual([false, true, false]);
  });

  it('is not struck by what still waits when all faults end', () => {
    const made = networkWith(planned('crash', 'sent', { skip: 3 }));
    made.network.run(20);
    made.network.heal();
    made.network.run(200);
    expect(made.network.faultCounts.crash ?? 0).toBe(0);
  });
});

describe('a node that pauses at an event', () => {
  it('sends what it handled when it resumes, in its order', () => {
    const made = networkWith(planned('pause', 'handled', { durationTicks: 100 }));
    made.network.run(60);
    expect(made.network.isPaused(0)).toBe(true);
    expect(heardOf(made)).toBe(0);
    made.network.run(55);
    expect(made.network.node(1)?.numbersFrom(0).slice(0, 2)).toEqual([1, 2]);
  });

  it('handles the message on whose receipt it pauses when it resumes', () => {
    const made = networkWith(planned('pause', 'receipt', { durationTicks: 100 }));
    made.network.run(60);
    expect(made.network.node(0)?.heard).toEqual([]);
    made.network.run(60);
    expect(made.network.node(0)?.heard.at(0)?.at).toBe(111);
  });
});

it('a fault that waits and does not strike changes nothing', () => {
  const waiting = (['handled', 'sending', 'receipt', 'sent'] as const).map((moment) =>
    planned('crash', moment, { skip: 1_000_000 }),
  );
  const [calm, made] = [gossipers(), networkWith(...waiting)];
  for (const { network } of [calm, made]) network.run(300);
  expect(made.network.timeline.traceHash).toBe(calm.network.timeline.traceHash);
  expect(made.network.nodes.map(({ heard }) => heard)).toEqual(
    calm.network.nodes.map(({ heard }) => heard),
  );
});

it('the clock of a node jumps before it handles a message, or after it has sent', () => {
  const made = networkWith(planned('clock-jump', 'receipt', { durationTicks: 70 }));
  made.network.run(12);
  expect(made.network.node(0)?.heard.at(0)?.at).toBe(81);
});

describe('an actor', () => {
  it.each([
    { moment: 'handled', values: [2] },
    { moment: 'sent', values: [1, 2] },
  ] as const)('that crashes $moment, writes $values', ({ moment, values }) => {
    const { harness } = harnessWith(planned('crash', moment, { durationTicks: 500, salt: 3 }));
    harness.run(20);
    expect(harness.isDown(0)).toBe(true);
    expect(valuesOf(harness)).toEqual(values);
    expect(harness.beliefs[0]?.values).toEqual([]);
  });

  it('that pauses with an input in its hand, sends it later', () => {
    const { harness } = harnessWith(planned('pause', 'handled', { durationTicks: 50 }));
    harness.run(20);
    expect(valuesOf(harness)).toEqual([2]);
    harness.run(40);
    expect(valuesOf(harness)).toEqual([2, 1]);
  });

  it('that pauses on receipt of an effect, learns it later', () => {
    const { harness } = harnessWith(planned('pause', 'receipt', { durationTicks: 50 }));
    harness.run(20);
    expect(harness.beliefs[0]?.values).toEqual([]);
    harness.run(40);
    expect(harness.beliefs[0]).toEqual({ values: [1], times: [62] });
  });
});

describe('the coordinator', () => {
  // Of these salts, the crash of one in four is the coordinator's.
  const ofCoordinator = (moment: FaultMoment): PlannedFault[] =>
    [...Array(12).keys()].map((salt) => planned('crash', moment, { salt, durationTicks: 3 }));

  it('applies an input and sends nothing where it crashes in between', () => {
    const { harness } = harnessWith(...ofCoordinator('handled'));
    harness.run(5);
    expect(valuesOf(harness)).toEqual([2]);
    expect(harness.beliefs[1]?.values).toEqual([]);
  });

  it('has the clock at the end of the lease when the input arrives', () => {
    const { harness } = harnessWith(
      planned('lease-expiry', 'receipt', { at: 15, durationTicks: 1 }),
    );
    harness.run(5);
    const [first, second] = harness.state.lines;
    expect(second?.at).toBe((first?.at ?? 0) + 50);
    expect(harness.faultCounts).toEqual({ 'lease-expiry': 1 });
  });
});
