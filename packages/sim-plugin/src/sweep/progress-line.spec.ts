import { EMPTY_TALLY, type Tally } from '@gossip/sim-runtime/sim';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProgressLine, progressText } from './progress-line.js';

const BATCH: Tally = { ...EMPTY_TALLY, seeds: 250, events: 5_000_000, ticks: 840_000 };
const CLEAR = '\r\u001b[2K';

let written: string[];

beforeEach(() => {
  written = [];
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('progress', () => {
  it('says how far, how fast, how much, how bad and how long', () => {
    const violation = { oracle: 'x', kind: 'always', message: '', at: 0 } as const;
    const failing = { ...BATCH, failures: [{ seed: 1, violation }] };
    expect(progressText(failing, 1_000, 2_000)).toBe(
      '250 of 1,000 seeds · 2.5 M events/s · 14 m 0 s simulated · 1 violation · 6.0 s left',
    );
  });

  it('is silent under two seconds', () => {
    const line = new ProgressLine(stream(true));
    line.begin(1_000)(BATCH);
    vi.advanceTimersByTime(1_900);
    line.end();
    vi.advanceTimersByTime(10_000);
    expect(written).toEqual([]);
  });

  it('is one line redrawn on a terminal, never wider than that, and gone at the end', () => {
    const line = new ProgressLine(stream(true, 30));
    line.begin(1_000)(BATCH);
    vi.advanceTimersByTime(2_500);
    line.end();
    expect(written.length).toBeGreaterThan(3);
    expect(written[0]).toBe(`${CLEAR}250 of 1,000 seeds · 2.5 M ev`);
    expect(written.at(-1)).toBe(CLEAR);
  });

  it('is a plain line every few seconds elsewhere', () => {
    const line = new ProgressLine(stream(false));
    line.begin(1_000)(BATCH);
    vi.advanceTimersByTime(13_000);
    line.end();
    expect(written).toHaveLength(3);
    for (const text of written) expect(text).toMatch(/^250 of 1,000 seeds · .*left\n$/);
  });
});

function stream(isTTY: boolean, columns = 200) {
  return { isTTY, columns, write: (text: string) => written.push(text) };
}
