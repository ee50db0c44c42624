import { describe, expect, it } from 'vitest';
import { ledgerHarness, valuesOf, write } from './fixtures/ledger.fixture.js';

const ALWAYS = 1_000_000;

describe('a paused actor', () => {
  it('hears nothing until it goes on, and then everything, in its order', () => {
    const { harness } = ledgerHarness();
    harness.pause(0);
    harness.submit(0, write(0, 1), 1);
    harness.submit(0, write(0, 2), 2);
    harness.run(50);
    expect(valuesOf(harness)).toEqual([1, 2]);
    expect(harness.beliefs[0]?.values).toEqual([]);
    harness.resume(0);
    harness.run(1);
    expect(harness.beliefs[0]?.values).toEqual([1, 2]);
    expect(harness.beliefs[0]?.times).toEqual([50, 50]);
    expect(harness.faultCounts).toEqual({ pause: 1 });
  });

  it('does nothing until it goes on: what it would have done waits', () => {
    const { harness } = ledgerHarness();
    const done: number[] = [];
    const act = () => void done.push(harness.timeline.now);
    expect(harness.deferWhilePaused(0, act)).toBe(false);
    harness.pause(0);
    harness.pause(0);
    harness.run(10);
    expect(harness.deferWhilePaused(0, act)).toBe(true);
    harness.resume(0);
    harness.run(10);
    expect(done).toEqual([]);
    harness.resume(0);
    harness.run(10);
    expect(done).toEqual([20]);
  });

  it('does not keep the others from going on', () => {
    const { harness } = ledgerHarness();
    harness.pause(0);
    harness.submit(1, write(1, 1), 1);
    harness.run(5);
    expect(harness.beliefs[1]?.values).toEqual([1]);
  });
});

describe('a crashed actor', () => {
  it('forgets what it believed, and misses what reaches it while it is down', () => {
    const { harness, trace } = ledgerHarness();
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(harness.beliefs[0]?.values).toEqual([1]);
    harness.submit(0, write(0, 2), 2);
    harness.crash(0);
    expect(harness.beliefs[0]?.values).toEqual([]);
    harness.run(5);
    harness.restart(0);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([1, 2]);
    expect(harness.beliefs[0]?.values).toEqual([]);
    expect(trace).toContainEqual(expect.objectContaining({ kind: 'missed', to: 0, at: 7 }));
    expect(harness.faultCounts).toEqual({ crash: 1 });
  });

  it('hears what arrives after its restart, though it was sent to its earlier life', () => {
    const { harness } = ledgerHarness();
    harness.submit(0, write(0, 1), 1);
    harness.crash(0);
    harness.run(1);
    harness.restart(0);
    harness.run(1);
    expect(harness.beliefs[0]?.values).toEqual([1]);
  });

  it('misses what reaches it even while it is paused', () => {
    const { harness } = ledgerHarness();
    harness.pause(0);
    harness.submit(0, write(0, 1), 1);
    harness.crash(0);
    harness.run(5);
    harness.restart(0);
    harness.resume(0);
    harness.run(5);
    expect(harness.beliefs[0]?.values).toEqual([]);
  });

  it('does not do what waited for the end of its pause', () => {
    const { harness } = ledgerHarness();
    harness.pause(0);
    harness.deferWhilePaused(0, () => expect.unreachable('it crashed'));
    harness.crash(0);
    harness.restart(0);
    harness.resume(0);
    harness.run(5);
  });

  it('finds again what its belief persists, unless with amnesia', () => {
    const belief = {
      initial: [] as readonly number[],
      learn: (values: readonly number[], { value }: { readonly value: number }) => [
        ...values,
        value,
      ],
      persist: (values: readonly number[]) => values.slice(-1),
    };
    const { harness } = ledgerHarness({}, { belief: belief as never });
    for (const value of [1, 2, 3]) harness.submit(0, write(0, value), value);
    harness.run(5);
    harness.crash(0);
    harness.restart(0);
    expect(harness.beliefs[0]).toEqual([3]);
    harness.crash(0, { amnesia: true });
    harness.restart(0);
    expect(harness.beliefs[0]).toEqual([]);
    expect(harness.faultCounts).toEqual({ crash: 1, amnesia: 1 });
  });

  it('crashes once only', () => {
    const { harness } = ledgerHarness();
    harness.crash(0);
    harness.crash(0);
    expect(harness.faultCounts).toEqual({ crash: 1 });
    expect(harness.isDown(0)).toBe(true);
    expect(harness.isDown(1)).toBe(false);
  });
});

describe('a crashed coordinator', () => {
  it('keeps its state, and misses the inputs that reach it while it is down', () => {
    const { harness, trace } = ledgerHarness();
    harness.submit(0, write(0, 1), 1);
    harness.run(1);
    harness.crash(harness.coordinator);
    harness.crash(harness.coordinator);
    harness.submit(0, write(0, 2), 2);
    harness.run(5);
    expect(harness.isDown(harness.coordinator)).toBe(true);
    expect(harness.beliefs[0]?.values).toEqual([1]);
    harness.restart(harness.coordinator);
    harness.submit(0, write(0, 3), 3);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([1, 3]);
    expect(trace.filter(({ kind }) => kind === 'missed')).toEqual([
      expect.not.objectContaining({ to: expect.anything() as unknown }),
    ]);
    expect(harness.faultCounts).toEqual({ crash: 1 });
  });
});

describe('a partition', () => {
  it.each([
    { mute: true, deaf: true, written: [], heard: [] },
    { mute: true, deaf: false, written: [], heard: [] },
    { mute: false, deaf: true, written: [1], heard: [] },
  ])('mute $mute, deaf $deaf', ({ mute, deaf, written, heard }) => {
    const { harness, trace } = ledgerHarness();
    const reconnect = harness.cutOff(0, { mute, deaf });
    harness.submit(0, write(0, 1), 1);
    harness.submit(1, write(1, 10), 2);
    harness.run(5);
    expect(valuesOf(harness).filter((value) => value < 10)).toEqual(written);
    expect(harness.beliefs[0]?.values).toEqual(heard);
    expect(harness.beliefs[1]?.values).toEqual([10]);
    expect(trace.filter((entry) => entry.kind === 'sent' && entry.fate === 'blocked')).toHaveLength(
      1,
    );
    expect(reconnect()).toBe(true);
    harness.submit(0, write(0, 2), 3);
    harness.run(5);
    expect(harness.beliefs[0]?.values).toEqual([2]);
    expect(harness.faultCounts).toEqual({ partition: 1 });
  });

  it('one way still lets effects through to a mute actor', () => {
    const { harness } = ledgerHarness();
    harness.submit(0, write(0, 1), 1);
    harness.run(1);
    harness.cutOff(0, { mute: true, deaf: false });
    harness.run(5);
    expect(harness.beliefs[0]?.values).toEqual([1]);
  });

  it('lasts as long as any cut stands', () => {
    const { harness } = ledgerHarness();
    const first = harness.cutOff(0, { mute: true, deaf: true });
    const second = harness.cutOff(0, { mute: true, deaf: false });
    expect(first()).toBe(false);
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([]);
    expect(second()).toBe(true);
  });
});

describe('concurrent actors', () => {
  it('race: which of two inputs of one tick is applied first differs from seed to seed', () => {
    const winners = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      const { harness } = ledgerHarness({ maxDelayTicks: 3 }, { seed });
      harness.submit(0, write(0, 1), 7);
      harness.submit(1, write(1, 2), 7);
      harness.run(10);
      winners.add(harness.state.lines[0]?.writer ?? -1);
    }
    expect([...winners].sort()).toEqual([0, 1]);
  });

  it('overtake one that is paused with an input in its hand', () => {
    const { harness } = ledgerHarness({ pausePpm: ALWAYS, pauseTicks: 50 });
    harness.submit(0, write(0, 1), 1);
    harness.useFaults({ ...harness.faults, pausePpm: 0 });
    harness.submit(1, write(1, 2), 2);
    harness.run(60);
    expect(valuesOf(harness)).toEqual([2, 1]);
  });
});

describe('healing', () => {
  it('ends every fault of actors and channel', () => {
    const { harness } = ledgerHarness({
      requestDropPpm: ALWAYS,
      effectDropPpm: ALWAYS,
      maxDelayTicks: 50,
      pausePpm: ALWAYS,
      pauseTicks: 400,
      duplicatePpm: ALWAYS,
      byzantinePpm: ALWAYS,
    });
    harness.pause(0);
    harness.pause(0);
    harness.crash(1);
    harness.crash(harness.coordinator);
    harness.cutOff(2, { mute: true, deaf: true });
    harness.run(10);
    harness.heal();
    const counts = harness.faultCounts;
    const start = harness.timeline.now;
    for (const actor of [0, 1, 2]) harness.submit(actor, write(actor, actor), actor);
    harness.run(2);
    expect(harness.beliefs.map(({ values }) => values)).toEqual([[0], [1], [2]]);
    expect(harness.state.lines.map(({ at }) => at)).toEqual([start + 1, start + 1, start + 1]);
    expect(harness.faultCounts).toEqual(counts);
  });
});
