import { describe, expect, it } from 'vitest';
import { Pace } from './pace.js';

const MANY = 1_000_000;

describe('the pace of a worker', () => {
  it('begins with a few seeds', () => {
    expect(new Pace().batchSize(MANY, 1)).toBe(8);
  });

  it('makes batches of 50 ms, and never more than half of what a worker has left to it', () => {
    const pace = new Pace();
    pace.note(20, 10);
    expect(pace.batchSize(MANY, 1)).toBe(25);
    expect(pace.batchSize(40, 1)).toBe(20);
    expect(pace.batchSize(40, 2)).toBe(10);
    expect(pace.batchSize(1, 2)).toBe(1);
  });

  it('gives a seed that takes longer than a batch a batch of its own', () => {
    const pace = new Pace();
    pace.note(900, 1);
    expect(pace.batchSize(MANY, 1)).toBe(1);
  });

  it('expects nothing of code that is still being compiled', () => {
    const pace = new Pace();
    expect(pace.expectedMs(100)).toBeUndefined();
    pace.note(40, 8);
    pace.note(50, 10);
    expect(pace.expectedMs(100)).toBeUndefined();
  });

  it('then expects what the last batch took', () => {
    const pace = new Pace();
    for (const seeds of [8, 10, 40]) pace.note(50, seeds);
    pace.note(50, 500);
    expect(pace.expectedMs(1_000)).toBeCloseTo(100);
  });

  it('expects compiling to take as long as a start, where that is slow', () => {
    const pace = new Pace(500);
    for (const seeds of [8, 8, 16]) pace.note(150, seeds);
    expect(pace.expectedMs(100)).toBeUndefined();
    pace.note(50, 10);
    expect(pace.expectedMs(100)).toBe(500);
  });

  it('expects no more than what the batch before the last took', () => {
    const pace = new Pace();
    for (const elapsedMs of [100, 50, 400]) pace.note(elapsedMs, 10);
    expect(pace.expectedMs(100)).toBe(500);
  });

  it('counts a batch without a seed, which was given back, as one', () => {
    const pace = new Pace();
    pace.note(200, 0);
    expect(pace.expectedMs(2)).toBe(400);
  });
});
