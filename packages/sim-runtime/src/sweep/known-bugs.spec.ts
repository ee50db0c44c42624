import { describe, expect, it } from 'vitest';
import { KnownBugs } from './known-bugs.js';
import { type StoryShape } from './story-shape.js';
import { type SeedFailure } from './tally.js';
import { type FaultClass } from '../faults/fault-table.js';

function shape(...classes: readonly FaultClass[]): StoryShape {
  return {
    operations: new Set(['put']),
    offered: new Set(),
    faults: new Set(),
    classes: new Set(classes),
    step: 'did put',
  };
}

function failure(seed: number): SeedFailure {
  return { seed, traceHash: seed, violation: { oracle: 'o', kind: 'always', message: '', at: 0 } };
}

function seedsOf(bugs: KnownBugs): readonly (readonly number[])[] {
  return bugs.all.map(({ failures }) => failures.map(({ seed }) => seed));
}

describe('known bugs', () => {
  it('are kept apart while nothing shows them to be one', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), failure(1));
    bugs.tell(shape('untimely'), failure(2));
    bugs.tell(shape('restart', 'again'), failure(3));
    expect(seedsOf(bugs)).toEqual([[1, 3], [2]]);
  });

  it('are one when a story needs less than each of them', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), failure(7));
    bugs.tell(shape('untimely'), failure(2));
    bugs.tell(shape(), failure(5));
    expect(seedsOf(bugs)).toEqual([[2, 5, 7]]);
  });

  it('have the shape of the simplest story', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart', 'again'), failure(1));
    bugs.tell(shape('restart'), failure(2));
    bugs.tell(shape('restart', 'clock'), failure(3));
    expect(bugs.all.map(({ shape: { classes } }) => classes)).toEqual([new Set(['restart'])]);
  });

  it('take failures that are told of no more', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), failure(4));
    bugs.tell(shape('clock'), failure(6));
    const [first] = bugs.all;
    if (first !== undefined) bugs.add(first, failure(1));
    expect(seedsOf(bugs)).toEqual([[1, 4], [6]]);
  });
});
