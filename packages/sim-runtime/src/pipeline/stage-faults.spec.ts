import { describe, expect, it } from 'vitest';
import { faultTeller } from '../faults/fixtures/told-faults.fixture.js';
import { type RunResult } from '../run/run-result.js';
import { only, reader } from './fixtures/reader.fixture.js';
import { PIPELINE } from './pipeline-type.js';

const toldFaults = faultTeller({ moduleType: PIPELINE, partyName: 'reader' });

const ALWAYS = 1_000_000;

describe('a crashed stage', () => {
  it('has lost its state and the answers on their way, and starts from its checkpoint', () => {
    const { stage, events } = reader();
    stage.run(5);
    expect(stage.state.offset).toBe(8);
    stage.crash();
    stage.crash();
    expect(stage.isDown).toBe(true);
    const before = events().length;
    stage.run(20);
    expect(events()).toHaveLength(before);
    stage.restart();
    expect(stage.state).toEqual({ offset: 0, events: [] });
    stage.run(2);
    expect(events().slice(before)).toEqual([
      { kind: 'started', loaded: { status: 'loaded', checkpoint: 4 } },
      { kind: 'records', offset: 4, records: [4, 5, 6, 7] },
    ]);
    expect(stage.starts).toBe(2);
    expect(stage.faultCounts).toEqual({ crash: 1 });
  });

  it('does not hear answers of its earlier life', () => {
    const { stage, events } = reader({ maxDelayTicks: 20 });
    stage.run(40);
    for (let life = 0; life < 20; life++) {
      stage.crash();
      stage.restart();
      stage.run(7);
    }
    const lives = events()
      .map(({ kind }) => kind)
      .join(' ')
      .split('started ');
    for (const life of lives) expect(life).not.toMatch(/^(emitted|checkpointed)/);
  });
});

describe('a crash at an effect', () => {
  it.each(['before', 'after'] as const)('comes %s it, at any of them', (when) => {
    const kinds = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const { stage, trace } = reader({ crashPpm: 200_000 }, { seed });
      stage.run(60);
      for (const entry of trace) {
        if (entry.kind !== 'fault' || entry.fault !== 'crash') continue;
        expect(entry.durationTicks).toBeGreaterThan(0);
        if (entry.call?.when === when) kinds.add(entry.call.kind);
      }
    }
    expect([...kinds].sort()).toEqual(['checkpoint', 'emit', 'read']);
  });

  /** How many emissions there were after a crash at the first one, over many seeds. */
  function emissionsAfterCrash(when: 'before' | 'after'): readonly number[] {
    const emissions: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const { stage, trace } = reader({ crashPpm: 300_000 }, { seed });
      stage.run(3);
      const first = trace.find((entry) => entry.kind === 'fault');
      if (first?.kind !== 'fault' || first.call === undefined) continue;
      if (first.call.when === when && first.call.kind === 'emit') emissions.push(stage.emissions);
    }
    expect(emissions.length).toBeGreaterThan(10);
    return emissions;
  }

  it('before it: the effect has not happened', () => {
    expect(new Set(emissionsAfterCrash('before'))).toEqual(new Set([0]));
  });

  it('after it: the effect has happened, or not', () => {
    expect(new Set(emissionsAfterCrash('after'))).toEqual(new Set([0, 1]));
  });

  it('is over after 1 to 40 ticks, and told', () => {
    const { stage, trace } = reader({ crashPpm: 300_000 });
    stage.run(2_000);
    stage.useFaults({ ...stage.faults, crashPpm: 0 });
    stage.run(100);
    const told = toldFaults({ trace } as unknown as RunResult);
    const crashes = told.filter((line) => line.includes('crash the stage'));
    expect(crashes.length).toBeGreaterThan(30);
    expect(told.filter((line) => line.endsWith('the stage restarts'))).toHaveLength(crashes.length);
    for (const line of crashes) {
      const [, at, down] = /^t=(\d+) .* for (\d+)$/.exec(line) ?? [];
      expect(Number(down)).toBeGreaterThanOrEqual(1);
      expect(Number(down)).toBeLessThanOrEqual(40);
      expect(told).toContain(`t=${Number(at) + Number(down)} the stage restarts`);
    }
    expect(stage.faultCounts).toEqual({ crash: crashes.length });
    expect(stage.starts).toBe(crashes.length + 1);
  });

  it('happens at the first effect there is, at a million', () => {
    const { stage } = reader({ crashPpm: ALWAYS });
    stage.run(2);
    expect(stage.isDown).toBe(true);
    expect(stage.faultCounts).toEqual({ crash: 1 });
  });
});

describe('a paused stage', () => {
  it('gets the answers of its ports once it goes on', () => {
    const { stage, trace } = reader();
    stage.run(2);
    stage.pause();
    stage.pause();
    stage.run(50);
    stage.resume();
    stage.run(5);
    expect(trace.filter(({ kind }) => kind === 'applied')).toHaveLength(2);
    expect(stage.isPaused).toBe(true);
    stage.resume();
    stage.resume();
    stage.run(1);
    expect(stage.isPaused).toBe(false);
    const applied = trace.filter((entry) => entry.kind === 'applied');
    expect(applied.map(({ at }) => at)).toEqual([1, 2, 57, 58]);
    expect(stage.faultCounts).toEqual({ pause: 2 });
  });

  it('has not heard what waited for it, if it crashes', () => {
    const { stage, events } = reader();
    stage.run(2);
    stage.pause();
    stage.run(5);
    stage.crash();
    stage.restart();
    stage.run(5);
    expect(only(events(), 'emitted')).toEqual([]);
    stage.resume();
    stage.run(1);
    expect(only(events(), 'started')).toHaveLength(2);
  });
});

describe("a stage's clock", () => {
  const timesOf = (trace: readonly { readonly kind: string; readonly state?: unknown }[]) =>
    trace.flatMap((entry) => (entry.kind === 'applied' ? [entry.state as number] : []));
  const timekeeper = () =>
    reader({}, {
      initialState: 0,
      step: (_state: number, _event: unknown, now: number) => [now, [{ kind: 'wait', ticks: 10 }]],
    } as never);

  it('jumps forward for good', () => {
    const { stage, trace } = timekeeper();
    stage.run(11);
    stage.jumpClock(100);
    stage.run(20);
    expect(timesOf(trace)).toEqual([1, 11, 121, 131]);
    stage.heal();
    stage.run(10);
    expect(timesOf(trace).at(-1)).toBe(141);
    expect(stage.faultCounts).toEqual({ 'clock-jump': 1 });
  });

  it('is turned back', () => {
    const { stage, trace } = timekeeper();
    stage.run(51);
    stage.rewindClock(30);
    expect(stage.localTime()).toBe(21);
    stage.run(10);
    expect(timesOf(trace).slice(-2)).toEqual([51, 31]);
    expect(stage.faultCounts).toEqual({ 'clock-backward': 1 });
  });
});

describe('healing', () => {
  it('ends every fault, syncs the disk, and makes all input available', () => {
    const { stage, events } = reader(
      {
        readFailPpm: ALWAYS,
        writeFailPpm: ALWAYS,
        shortReadPpm: ALWAYS,
        corruptReadPpm: ALWAYS,
        tornWritePpm: ALWAYS,
        maxDelayTicks: 50,
      },
      { input: Array.from({ length: 40 }, (_, index) => index), available: 0 },
    );
    stage.run(100);
    stage.pause();
    stage.pause();
    stage.crash();
    stage.fillDisk();
    stage.heal();
    const counts = stage.faultCounts;
    const before = events().length;
    stage.run(40);
    expect(stage.faultCounts).toEqual(counts);
    expect(stage.state.offset).toBe(40);
    expect(stage.checkpoint).toEqual({ status: 'loaded', checkpoint: 40 });
    const kinds = new Set(
      events()
        .slice(before)
        .map(({ kind }) => kind),
    );
    expect([...kinds].filter((kind) => kind.endsWith('failed'))).toEqual([]);
    expect(only(events().slice(before), 'records').flatMap(({ records }) => records)).toEqual(
      Array.from({ length: 40 }, (_, index) => index),
    );
  });

  it('keeps what the disk had acknowledged', () => {
    const { stage } = reader({ lostWritePpm: ALWAYS });
    stage.run(4);
    expect(stage.checkpoint).toEqual({ status: 'none' });
    stage.heal();
    expect(stage.checkpoint).toEqual({ status: 'loaded', checkpoint: 4 });
  });
});

describe('SimPipeline', () => {
  it('refuses a step that returns a promise', () => {
    const { stage } = reader({}, { step: (() => Promise.resolve()) as never });
    expect(() => stage.run(1)).toThrow(
      /^The step must return \[state, effects\] at once.*a promise/,
    );
  });
});
