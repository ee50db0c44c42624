import { describe, expect, it } from 'vitest';
import { type FaultConfig } from './fault-config.js';
import { ledgerHarness, valuesOf, write } from './fixtures/ledger.fixture.js';

const MANY = 1_000;
const NEVER = 0;
const ALWAYS = 1_000_000;

/** Lets worker 0 write the values from 1 on, one a tick, and waits until all of them have arrived. */
function writeMany(faults: Partial<FaultConfig>) {
  const { harness, trace } = ledgerHarness(faults);
  for (let value = 1; value <= MANY; value++) {
    harness.submit(0, write(0, value), value);
    harness.run(1);
  }
  harness.run(200);
  return { harness, trace, written: valuesOf(harness), heard: harness.beliefs[0]?.values ?? [] };
}

const ALL = Array.from({ length: MANY }, (_, index) => index + 1);

describe('without faults', () => {
  it('every input is applied once, in its order, and its effect arrives', () => {
    const { written, heard, harness } = writeMany({});
    expect(written).toEqual(ALL);
    expect(heard).toEqual(ALL);
    expect(harness.faultCounts).toEqual({});
  });
});

describe('loss', () => {
  it('of inputs: they are never applied', () => {
    const { written, heard, harness } = writeMany({ requestDropPpm: 200_000 });
    expect(written.length).toBeGreaterThan(740);
    expect(written.length).toBeLessThan(860);
    expect(heard).toEqual(written);
    expect(harness.faultCounts).toEqual({ loss: MANY - written.length });
  });

  it('of effects: the state has changed, and its actor never hears of it', () => {
    const { written, heard, harness } = writeMany({ effectDropPpm: 200_000 });
    expect(written).toEqual(ALL);
    expect(heard.length).toBeGreaterThan(740);
    expect(heard.length).toBeLessThan(860);
    expect(harness.faultCounts).toEqual({ loss: MANY - heard.length });
    expect(harness.effectsLog.filter(({ dropped }) => dropped)).toHaveLength(MANY - heard.length);
  });

  it.each([
    ['requestDropPpm', 0],
    ['effectDropPpm', MANY],
  ] as const)('of everything, with %s at a million', (rate, applied) => {
    const { written, heard } = writeMany({ [rate]: ALWAYS });
    expect(written).toHaveLength(applied);
    expect(heard).toHaveLength(0);
  });

  it('does not depend on what else is sent', () => {
    const lostOf = (others: boolean) => {
      const { harness, trace } = ledgerHarness({ requestDropPpm: 300_000 });
      for (let value = 1; value <= MANY; value++) {
        if (others || value % 2 === 0) harness.submit(0, write(0, value), value);
      }
      return trace.flatMap((entry) => {
        if (entry.kind !== 'sent' || entry.fate !== 'lost') return [];
        const { value } = entry.message as { readonly value: number };
        return value % 2 === 0 ? [value] : [];
      });
    };
    expect(lostOf(false).length).toBeGreaterThan(100);
    expect(lostOf(true)).toEqual(lostOf(false));
  });
});

describe('delay', () => {
  it('lets inputs and effects arrive late, up to its bound, and out of order', () => {
    const { written, heard, harness, trace } = writeMany({ maxDelayTicks: 30 });
    expect([...written].sort((a, b) => a - b)).toEqual(ALL);
    expect(written).not.toEqual(ALL);
    expect([...heard].sort((a, b) => a - b)).toEqual(ALL);
    expect(heard).not.toEqual(written);
    const delays = trace.flatMap((entry) =>
      entry.kind === 'sent' && entry.arrivesAt !== undefined ? [entry.arrivesAt - entry.at] : [],
    );
    expect(Math.min(...delays)).toBe(1);
    expect(Math.max(...delays)).toBe(31);
    expect(harness.faultCounts).toEqual({ delay: delays.filter((ticks) => ticks > 1).length });
  });
});

describe('duplication', () => {
  it('applies an input twice, each with a fate of its own', () => {
    const { written, heard, harness } = writeMany({ duplicatePpm: 100_000, maxDelayTicks: 10 });
    const extra = written.length - MANY;
    expect(extra).toBeGreaterThan(60);
    expect(extra).toBeLessThan(140);
    expect([...new Set(written)]).toHaveLength(MANY);
    expect(heard).toHaveLength(written.length);
    expect(harness.faultCounts.duplication).toBe(extra);
    const apart = harness.state.lines.some(({ value, at }, index) =>
      harness.state.lines.some(
        (line, other) => other > index && line.value === value && line.at > at,
      ),
    );
    expect(apart).toBe(true);
  });
});

describe('byzantine', () => {
  it('falsifies inputs with the mutator of the module, and says so', () => {
    const { written, harness, trace } = writeMany({ byzantinePpm: 100_000 });
    const falsified = written.filter((value) => value < 0);
    expect(falsified.length).toBeGreaterThan(60);
    expect(falsified.length).toBeLessThan(140);
    expect(written.map(Math.abs)).toEqual(ALL);
    expect(harness.faultCounts).toEqual({ byzantine: falsified.length });
    const told = trace.filter((entry) => entry.kind === 'fault');
    expect(told).toHaveLength(falsified.length);
    expect(told[0]).toMatchObject({ stage: 'struck', targets: [0] });
  });

  it('does nothing to a module without a mutator', () => {
    const { harness } = ledgerHarness({ byzantinePpm: ALWAYS }, { mutate: undefined });
    harness.submit(0, write(0, 7), 1);
    harness.run(5);
    expect(valuesOf(harness)).toEqual([7]);
    expect(harness.faultCounts).toEqual({});
  });
});

describe('pause, as a rate', () => {
  it('stops an actor with an input in its hand, which it sends when it goes on', () => {
    const { harness, trace } = ledgerHarness({ pausePpm: ALWAYS, pauseTicks: 100 });
    harness.submit(0, write(0, 7), 1);
    harness.submit(1, write(1, 8), 2);
    harness.run(110);
    const [first, second] = harness.state.lines;
    expect(first?.at).not.toBe(second?.at);
    for (const { writer, at } of harness.state.lines) {
      expect(at).toBeGreaterThan(1);
      expect(at).toBeLessThanOrEqual(101);
      const paused = trace.find(
        (entry) => entry.kind === 'fault' && entry.targets.includes(writer),
      );
      expect(paused).toMatchObject({
        fault: 'pause',
        durationTicks: at - 1,
        holdsInput: true,
      });
      expect(trace).toContainEqual({
        at: at - 1,
        kind: 'recovery',
        fault: 'pause',
        targets: [writer],
      });
    }
    expect(harness.faultCounts).toEqual({ pause: 2 });
  });

  it('happens as often as its rate says', () => {
    const { harness } = writeMany({ pausePpm: 100_000, pauseTicks: 1 });
    expect(harness.faultCounts.pause).toBeGreaterThan(60);
    expect(harness.faultCounts.pause).toBeLessThan(140);
    expect(writeMany({ pausePpm: NEVER, pauseTicks: 10 }).harness.faultCounts).toEqual({});
  });
});

describe('rates', () => {
  it.each([
    [{ requestDropPpm: -1 }, 'parts per million'],
    [{ effectDropPpm: 1_000_001 }, 'parts per million'],
    [{ duplicatePpm: 0.5 }, 'parts per million'],
    [{ byzantinePpm: Number.NaN }, 'parts per million'],
    [{ maxDelayTicks: -1 }, 'whole number of ticks'],
    [{ pauseTicks: 1.5 }, 'whole number of ticks'],
    [{ expireLeaseAfter: -3 }, 'whole number of ticks'],
  ])('are refused when out of range: %j', (faults, message) => {
    expect(() => ledgerHarness(faults)).toThrow(message);
  });
});
