import { describe, expect, it } from 'vitest';
import { LEASE_TICKS, ledgerHarness, write } from './fixtures/ledger.fixture.js';

describe('a skewed clock', () => {
  it('shows its actor another time, and nobody else', () => {
    const { harness } = ledgerHarness();
    harness.run(100);
    harness.skewClock(0, 30);
    expect([0, 1, 2].map((actor) => harness.localTime(actor))).toEqual([130, 100, 100]);
    expect(harness.now).toBe(100);
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(harness.state.lines[0]?.at).toBe(101);
    expect(harness.beliefs[0]?.times).toEqual([132]);
    expect(harness.faultCounts).toEqual({ 'clock-skew': 1 });
  });

  it('never runs backwards: it stands still until time has caught up', () => {
    const { harness } = ledgerHarness();
    harness.run(100);
    harness.skewClock(0, -20);
    expect(harness.localTime(0)).toBe(100);
    harness.run(20);
    expect(harness.localTime(0)).toBe(100);
    harness.run(1);
    expect(harness.localTime(0)).toBe(101);
    harness.straightenClock(0);
    expect(harness.localTime(0)).toBe(121);
  });

  it("is the coordinator's, too", () => {
    const { harness } = ledgerHarness();
    harness.skewClock(harness.coordinator, 40);
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(harness.state.lines[0]?.at).toBe(41);
  });
});

describe('a clock that jumps', () => {
  it('is ahead for good, even where a skew ends', () => {
    const { harness } = ledgerHarness();
    const { coordinator } = harness;
    harness.jumpClock(coordinator, 200);
    harness.jumpClock(0, 70);
    harness.skewClock(0, 10);
    harness.straightenClock(0);
    harness.run(50);
    expect(harness.localTime(harness.coordinator)).toBe(250);
    expect(harness.localTime(0)).toBe(120);
    harness.heal();
    harness.run(1);
    expect(harness.localTime(harness.coordinator)).toBe(251);
    expect(harness.localTime(0)).toBe(121);
    expect(harness.faultCounts).toEqual({ 'clock-jump': 2, 'clock-skew': 1 });
  });
});

describe('a clock that is turned back', () => {
  it('shows less than before, and transitions are given it', () => {
    const { harness } = ledgerHarness();
    harness.run(100);
    harness.submit(0, write(0, 1), 1);
    harness.run(1);
    harness.rewindClock(harness.coordinator, 60);
    harness.rewindClock(0, 90);
    expect(harness.localTime(harness.coordinator)).toBe(41);
    expect(harness.localTime(0)).toBe(11);
    harness.submit(0, write(0, 2), 2);
    harness.run(5);
    expect(harness.state.lines.map(({ at }) => at)).toEqual([101, 42]);
    expect(harness.faultCounts).toEqual({ 'clock-backward': 2 });
  });
});

describe('lease expiry', () => {
  it.each([
    { offset: -1, shown: LEASE_TICKS },
    { offset: 0, shown: LEASE_TICKS + 1 },
    { offset: 1, shown: LEASE_TICKS + 2 },
  ])(
    'takes the coordinator $offset from the moment when the lease runs out',
    ({ offset, shown }) => {
      const { harness } = ledgerHarness();
      harness.submit(0, write(0, 1), 1);
      harness.run(1);
      expect(harness.state.lines[0]?.at).toBe(1);
      expect(harness.expireLease(offset)).toBe(shown - 1);
      expect(harness.localTime(harness.coordinator)).toBe(shown);
      expect(harness.localTime(0)).toBe(1);
      expect(harness.faultCounts).toEqual({ 'lease-expiry': 1 });
    },
  );

  it('does nothing without a lease, or once it has run out', () => {
    const { harness } = ledgerHarness();
    expect(harness.expireLease(1)).toBe(0);
    harness.submit(0, write(0, 1), 1);
    harness.run(1 + LEASE_TICKS);
    expect(harness.expireLease(0)).toBe(0);
    expect(harness.expireLease(1)).toBe(1);
    expect(harness.expireLease(1)).toBe(0);
    expect(harness.localTime(harness.coordinator)).toBe(LEASE_TICKS + 2);
    expect(harness.faultCounts).toEqual({ 'lease-expiry': 1 });
  });

  it('happens again and again with expireLeaseAfter, until faults end', () => {
    const { harness } = ledgerHarness({ expireLeaseAfter: 30 });
    for (let value = 0; value < 10; value++) {
      harness.submit(0, write(0, value), value);
      harness.run(20);
    }
    expect(harness.faultCounts).toEqual({ 'lease-expiry': 6 });
    harness.heal();
    harness.submit(0, write(0, 10), 10);
    harness.run(40);
    expect(harness.faultCounts).toEqual({ 'lease-expiry': 6 });
  });
});
