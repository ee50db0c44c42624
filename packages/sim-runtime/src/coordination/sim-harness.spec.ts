import { describe, expect, it } from 'vitest';
import { faultConfigFor } from './fault-config.js';
import { always } from '../oracles/always.js';
import { SimHarness } from './sim-harness.js';
import {
  EMPTY,
  ledgerHarness,
  type LedgerState,
  transition,
  valuesOf,
  write,
} from './fixtures/ledger.fixture.js';

describe('apply', () => {
  it('applies an input to the instance at once, and gives its effects', () => {
    const { harness } = ledgerHarness({}, { instances: 3 });
    expect(harness.apply(1, write(0, 5))).toEqual([{ kind: 'written', to: 0, value: 5 }]);
    harness.apply(2, write(1, 6));
    harness.apply(1, write(2, 7));
    expect(harness.states.map(({ lines }) => lines.map(({ value }) => value))).toEqual([
      [],
      [5, 7],
      [6],
    ]);
    expect(harness.state).toBe(EMPTY);
    expect(harness.timeline.events).toBe(3);
  });

  it('gives the transition the time of the coordinator', () => {
    const { harness } = ledgerHarness();
    harness.run(40);
    harness.jumpClock(harness.coordinator, 2);
    harness.apply(0, write(0, 1));
    expect(harness.state.lines[0]?.at).toBe(42);
  });

  it('loses effects at the configured rate, after the state has changed', () => {
    const { harness } = ledgerHarness({ effectDropPpm: 300_000 });
    let arrived = 0;
    for (let value = 0; value < 1_000; value++) arrived += harness.apply(0, write(0, value)).length;
    expect(valuesOf(harness)).toHaveLength(1_000);
    expect(arrived).toBeGreaterThan(640);
    expect(arrived).toBeLessThan(760);
    expect(harness.faultCounts).toEqual({ loss: 1_000 - arrived });
  });

  it('tells equal effects apart: one is lost, the other is not', () => {
    const effect = { kind: 'ping' } as const;
    const harness = new SimHarness({
      seed: 1,
      initialState: 0,
      transition: (state: number, _input: 'go') => [state + 1, [effect, effect]] as const,
      faults: { effectDropPpm: 500_000 },
    });
    const arrivals = Array.from({ length: 100 }, () => harness.apply(0, 'go').length);
    expect(new Set(arrivals)).toEqual(new Set([0, 1, 2]));
    const kept = harness.effectsLog.filter(({ dropped }) => !dropped).length;
    expect(kept).toBe(arrivals.reduce((sum, count) => sum + count, 0));
  });

  it('refuses an instance that does not exist', () => {
    const { harness } = ledgerHarness({}, { instances: 2 });
    expect(() => harness.apply(2, write(0, 1))).toThrow('Instance 2 does not exist: there are 2.');
  });

  it.each([
    ['a promise', () => Promise.resolve([EMPTY, []]), 'a promise'],
    ['a bare state', () => EMPTY, 'it returned {"lines":[]}.'],
    ['no list of effects', () => [EMPTY, undefined], 'it returned [{"lines":[]},null].'],
    ['nothing', () => undefined, 'it returned nothing.'],
  ])('refuses %s', (_, broken, words) => {
    const { harness } = ledgerHarness({}, { transition: broken as never });
    expect(() => harness.apply(0, write(0, 1))).toThrow(
      /must return \[state, effects\] at once, but for .* it returned/,
    );
    expect(() => harness.apply(0, write(0, 1))).toThrow(words);
  });
});

describe('effectsLog', () => {
  it('holds every effect with its time, its instance, and whether it was lost', () => {
    const { harness } = ledgerHarness({}, { instances: 2 });
    harness.apply(1, write(0, 1));
    harness.submit(2, write(2, 2), 1);
    harness.run(5);
    const reconnect = harness.cutOff(2, { mute: false, deaf: true });
    harness.submit(2, write(2, 3), 2);
    harness.run(5);
    reconnect();
    expect(harness.effectsLog).toEqual([
      { at: 0, instance: 1, effect: { kind: 'written', to: 0, value: 1 }, dropped: false },
      { at: 1, instance: 0, effect: { kind: 'written', to: 2, value: 2 }, dropped: false },
      { at: 6, instance: 0, effect: { kind: 'written', to: 2, value: 3 }, dropped: true },
    ]);
  });

  it('stays empty where it is not kept', () => {
    const { harness } = ledgerHarness({}, { keepEffectsLog: false });
    harness.apply(0, write(0, 1));
    expect(harness.effectsLog).toEqual([]);
  });
});

describe('checkInvariants', () => {
  const noSevens = always<{ readonly state: LedgerState }>(
    'no sevens',
    ({ state }) => state.lines.every(({ value }) => value !== 7) || 'a seven was written',
  );

  it('is content while the oracles are', () => {
    const { harness } = ledgerHarness({}, { oracles: [noSevens] });
    harness.apply(0, write(0, 6));
    expect(() => harness.checkInvariants()).not.toThrow();
  });

  it('names the first violation, whether the input was applied or sent', () => {
    for (const send of ['apply', 'submit'] as const) {
      const { harness } = ledgerHarness({}, { oracles: [noSevens] });
      harness.run(10);
      if (send === 'apply') harness.apply(0, write(0, 7));
      else harness.submit(0, write(0, 7), 1);
      harness.run(5);
      harness.apply(0, write(0, 7));
      const at = send === 'apply' ? 10 : 11;
      expect(() => harness.checkInvariants()).toThrow(
        `Invariant violated at t=${at}: no sevens: a seven was written`,
      );
    }
  });
});

describe('SimHarness', () => {
  it('routes an effect to its recipient, or to the sender without one, or to nobody', () => {
    const sent = (
      recipient: ((effect: { readonly to: number }) => number | undefined) | undefined,
    ) => {
      const { harness } = ledgerHarness({}, { recipient });
      harness.submit(1, write(0, 5), 1);
      harness.run(5);
      return harness.beliefs.map(({ values }) => values.length);
    };
    expect(sent((effect) => effect.to)).toEqual([1, 0, 0]);
    expect(sent(undefined)).toEqual([0, 1, 0]);
    expect(sent(() => undefined)).toEqual([0, 0, 0]);
    expect(sent(() => 3)).toEqual([0, 0, 0]);
  });

  it('gives equal runs for equal seeds, and others for others', () => {
    const run = (seed: number) => {
      const { harness, trace } = ledgerHarness(faultConfigFor('radioactive'), { seed });
      for (let value = 0; value < 50; value++) {
        harness.submit(value % 3, write(value % 3, value), value);
        harness.run(10);
      }
      return { trace, hash: harness.timeline.traceHash, faults: harness.faultCounts };
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1).hash).not.toBe(run(2).hash);
  });

  it.each([0, -1, 1.5])('refuses %d actors', (actors) => {
    expect(() => ledgerHarness({}, { actors })).toThrow('A harness has 1 to');
  });

  it('needs no more than a transition', () => {
    const harness = new SimHarness({ seed: 7, initialState: EMPTY, transition });
    harness.submit(0, write(0, 1), 1);
    harness.run(5);
    expect(harness.state.lines).toHaveLength(1);
    expect(harness.beliefs).toEqual([undefined]);
    expect(harness.name(0)).toBe('actor-0');
  });
});
