import { describe, expect, it } from 'vitest';
import { only, reader } from './fixtures/reader.fixture.js';

const ALWAYS = 1_000_000;
const TICKS = 3_000;

describe('without faults', () => {
  it('each port call takes a tick and does what was asked', () => {
    const { stage, events } = reader();
    stage.run(4);
    expect(events()).toEqual([
      { kind: 'started', loaded: { status: 'none' } },
      { kind: 'records', offset: 0, records: [0, 1, 2, 3] },
      { kind: 'emitted', id: '4' },
      { kind: 'checkpointed', checkpoint: 4 },
    ]);
    expect(stage.checkpoint).toEqual({ status: 'loaded', checkpoint: 4 });
    expect([...stage.outputs]).toEqual([['4', 4]]);
    expect(stage.emissions).toBe(1);
    expect(stage.faultCounts).toEqual({});
  });
});

describe('reads', () => {
  it('fail at their rate, and say why', () => {
    const { stage, events } = reader({ readFailPpm: 200_000 });
    stage.run(TICKS);
    const failed = only(events(), 'read-failed');
    const share = failed.length / (failed.length + only(events(), 'records').length);
    expect(share).toBeGreaterThan(0.14);
    expect(share).toBeLessThan(0.26);
    expect(failed[0]?.reason).toBe('the source did not answer');
    expect(stage.faultCounts).toEqual({ 'read-failure': failed.length });
  });

  it('are slow: they and all other calls take up to so many ticks more', () => {
    const { stage, trace } = reader({ maxDelayTicks: 9 });
    stage.run(TICKS);
    const times = trace.flatMap((entry) => (entry.kind === 'applied' ? [entry.at] : []));
    const ticks = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...ticks)).toBe(1);
    expect(Math.max(...ticks)).toBe(10);
    const slow = ticks.filter((each) => each > 1).length;
    expect(stage.faultCounts).toEqual({ 'slow-port': expect.closeTo(slow, -1) as number });
  });

  it('fall short: they bring some records, but not all that are there', () => {
    const { stage, events } = reader({ shortReadPpm: 500_000 });
    stage.run(TICKS);
    const lengths = only(events(), 'records').map(({ records }) => records.length);
    expect([...new Set(lengths)].sort()).toEqual([1, 2, 3, 4]);
    const short = lengths.filter((length) => length < 4).length;
    expect(short / lengths.length).toBeGreaterThan(0.42);
    expect(short / lengths.length).toBeLessThan(0.58);
    expect(stage.faultCounts).toEqual({ 'short-read': short });
  });

  it('come back corrupt, record by record', () => {
    const { stage, events } = reader({ corruptReadPpm: 100_000 });
    stage.run(TICKS);
    const records = only(events(), 'records').flatMap((event) => event.records);
    const corrupt = records.filter((record) => record < 0);
    expect(corrupt.length / records.length).toBeGreaterThan(0.08);
    expect(corrupt.length / records.length).toBeLessThan(0.12);
    expect(records.map((record) => (record < 0 ? -1 - record : record))).toEqual(
      records.map((_, index) => index),
    );
    expect(stage.input.every((record) => record >= 0)).toBe(true);
    expect(stage.faultCounts).toEqual({ 'corrupt-read': corrupt.length });
  });

  it('bring nothing when there is nothing yet, and more once the source has grown', () => {
    const { stage, events } = reader({}, { available: 0 });
    stage.run(20);
    expect(only(events(), 'records').every(({ records }) => records.length === 0)).toBe(true);
    stage.append(3);
    expect(stage.available).toBe(3);
    stage.run(20);
    expect(only(events(), 'records').flatMap(({ records }) => records)).toEqual([0, 1, 2]);
  });
});

describe('writes', () => {
  it('fail at their rate with nothing written, be they checkpoints or emissions', () => {
    const { stage, events } = reader({ writeFailPpm: 200_000 });
    stage.run(TICKS);
    const emissions = only(events(), 'emit-failed');
    const checkpoints = only(events(), 'checkpoint-failed');
    expect(emissions.length).toBeGreaterThan(60);
    expect(checkpoints.length).toBeGreaterThan(60);
    expect(emissions[0]?.reason).toBe('the write failed');
    expect(stage.emissions).toBe(only(events(), 'emitted').length);
    for (const { id } of emissions) expect(stage.outputs.has(id)).toBe(false);
    expect(stage.faultCounts).toEqual({ 'write-failure': emissions.length + checkpoints.length });
  });

  it('all fail while the disk is full, and no longer', () => {
    const { stage, events } = reader();
    const end = stage.fillDisk();
    const another = stage.fillDisk();
    stage.run(40);
    expect(only(events(), 'emit-failed').length).toBeGreaterThan(3);
    expect(only(events(), 'emit-failed')[0]?.reason).toBe('no space left on the disk');
    expect(only(events(), 'records').length).toBeGreaterThan(3);
    expect(stage.outputs.size).toBe(0);
    expect(end()).toBe(false);
    expect(another()).toBe(true);
    stage.run(40);
    expect(stage.outputs.size).toBeGreaterThan(3);
    expect(stage.faultCounts).toEqual({ 'disk-full': 2 });
  });
});

describe('checkpoints', () => {
  it('are undone by a crash where the disk had not synced what it acknowledged', () => {
    const { stage, trace, events } = reader({ lostWritePpm: ALWAYS });
    stage.run(10);
    expect(only(events(), 'checkpointed')).toHaveLength(3);
    expect(stage.checkpoint).toEqual({ status: 'none' });
    stage.crash();
    stage.restart();
    stage.run(1);
    expect(only(events(), 'started')[1]?.loaded).toEqual({ status: 'none' });
    expect(stage.faultCounts).toEqual({ crash: 1, 'lost-write': 1 });
    expect(trace).toContainEqual({
      at: 10,
      kind: 'fault',
      fault: 'lost-write',
      stage: 'struck',
      targets: ['disk'],
    });
  });

  it('stay as they were synced last where only some are not', () => {
    const { stage, events } = reader({ lostWritePpm: 500_000 });
    const seen = new Set<number>();
    for (let life = 0; life < 40; life++) {
      stage.run(20);
      const last = only(events(), 'checkpointed').at(-1)?.checkpoint ?? 0;
      stage.crash();
      stage.restart();
      stage.run(1);
      const loaded = only(events(), 'started').at(-1)?.loaded;
      const found = loaded?.status === 'loaded' ? loaded.checkpoint : 0;
      expect(found).toBeLessThanOrEqual(last + 4);
      seen.add(Math.sign(last - found));
    }
    expect(seen).toContain(1);
    expect(seen).toContain(0);
    expect(stage.faultCounts['lost-write']).toBeGreaterThan(5);
  });

  /** Crashes a stage 100 times while a checkpoint is under way; what each start found. */
  function interrupt(tornWritePpm: number) {
    const { stage, trace, events } = reader({ tornWritePpm });
    for (let life = 0; life < 100; life++) {
      stage.run(3);
      expect(only(stage.state.events, 'emitted')).toHaveLength(1);
      stage.crash();
      stage.restart();
    }
    stage.run(1);
    const found = only(events(), 'started').slice(1);
    return { stage, trace, found: found.map(({ loaded }) => loaded) };
  }

  it('that a crash interrupts are as if they had never been, or done', () => {
    const { stage, found } = interrupt(0);
    const done = found.filter((loaded, index) => {
      const before = index === 0 ? { status: 'none' } : found[index - 1];
      return JSON.stringify(loaded) !== JSON.stringify(before);
    }).length;
    expect(done).toBeGreaterThan(30);
    expect(done).toBeLessThan(70);
    expect(stage.faultCounts).toEqual({ crash: 100 });
  });

  it('that a crash interrupts are torn at their rate: what is there cannot be read back', () => {
    const { stage, trace, found } = interrupt(ALWAYS);
    expect(found.every(({ status }) => status === 'corrupt')).toBe(true);
    expect(stage.faultCounts).toEqual({ crash: 100, 'torn-write': 100 });
    const told = trace.filter((entry) => entry.kind === 'fault' && entry.fault === 'torn-write');
    expect(told).toHaveLength(100);
    expect(told[0]).toMatchObject({ stage: 'struck', targets: ['disk'] });
  });
});

describe('emissions', () => {
  it('that a crash interrupts have happened, or have not: the stage cannot tell', () => {
    const { stage } = reader();
    let happened = 0;
    for (let life = 0; life < 100; life++) {
      const before = stage.emissions;
      stage.run(2);
      stage.crash();
      happened += stage.emissions - before;
      stage.restart();
    }
    expect(happened).toBeGreaterThan(30);
    expect(happened).toBeLessThan(70);
    expect(stage.outputs.size).toBe(1);
  });
});

describe('rates', () => {
  it.each([
    [{ readFailPpm: -1 }, 'parts per million'],
    [{ crashPpm: 1_000_001 }, 'parts per million'],
    [{ tornWritePpm: 0.5 }, 'parts per million'],
    [{ maxDelayTicks: -1 }, 'maxDelayTicks is a whole number of ticks from 0, not -1.'],
  ])('are refused when out of range: %j', (faults, message) => {
    expect(() => reader(faults)).toThrow(message);
  });
});
