import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan } from '../plan/plan.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { KnownBugs, type ShrunkFailure } from './known-bugs.js';
import { type StoryShape } from './story-shape.js';
import { type SeedFailure } from './tally.js';
import { type FaultClass } from '../faults/fault-table.js';

function shape(...classes: readonly FaultClass[]): StoryShape {
  return {
    operations: new Set(['put']),
    offered: new Set(),
    faults: new Set(),
    classes: new Set(classes),
    isConcurrent: false,
    step: 'did put',
  };
}

function failure(seed: number): SeedFailure {
  return { seed, traceHash: seed, violation: { oracle: 'o', kind: 'always', message: '', at: 0 } };
}

const [plan] = fc.sample(leaseSimulation().plans('stormy'), { seed: 1, numRuns: 1 }) as [Plan];

/** A failure whose plan is left with so many operations. */
function shrunk(seed: number, operations = 1): ShrunkFailure {
  return {
    failure: failure(seed),
    plan: { ...plan, operations: plan.operations.slice(0, operations), faults: [], rates: {} },
  };
}

function seedsOf(bugs: KnownBugs): readonly (readonly number[])[] {
  return bugs.all.map(({ failures }) => failures.map(({ seed }) => seed));
}

describe('known bugs', () => {
  it('are kept apart while nothing shows them to be one', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), shrunk(1));
    bugs.tell(shape('untimely'), shrunk(2));
    bugs.tell(shape('restart', 'again'), shrunk(3));
    expect(seedsOf(bugs)).toEqual([[1, 3], [2]]);
  });

  it('are one when a story needs less than each of them', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), shrunk(7));
    bugs.tell(shape('untimely'), shrunk(2));
    bugs.tell(shape(), shrunk(5));
    expect(seedsOf(bugs)).toEqual([[2, 5, 7]]);
  });

  it('stay apart where much goes on at once and a story needs more than both', () => {
    const needing = (operations: string): StoryShape => ({
      ...shape(),
      operations: new Set(operations.split(' ')),
      isConcurrent: true,
    });
    const bugs = new KnownBugs();
    bugs.tell(needing('put'), shrunk(1));
    bugs.tell(needing('get'), shrunk(2));
    bugs.tell(needing('put get'), shrunk(3));
    expect(seedsOf(bugs)).toEqual([[1, 3], [2]]);
    bugs.tell(needing('put scan'), shrunk(4));
    expect(bugs.all[0]?.shapes.map(({ operations }) => [...operations])).toEqual([['put']]);
  });

  it('are one where much goes on at once and a story needs less than each of them', () => {
    const bugs = new KnownBugs();
    for (const [seed, operations] of [['put', 'get'], ['put', 'scan'], ['put']].entries())
      bugs.tell({ ...shape(), operations: new Set(operations), isConcurrent: true }, shrunk(seed));
    expect(seedsOf(bugs)).toEqual([[0, 1, 2]]);
    expect(bugs.all[0]?.shape.operations).toEqual(new Set(['put']));
  });

  it('have the shape of the simplest story', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart', 'again'), shrunk(1));
    bugs.tell(shape('restart'), shrunk(2));
    bugs.tell(shape('restart', 'clock'), shrunk(3));
    expect(bugs.all.map(({ shape: { classes } }) => classes)).toEqual([new Set(['restart'])]);
  });

  it('take failures that are told of no more', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), shrunk(4));
    bugs.tell(shape('clock'), shrunk(6));
    const [first] = bugs.all;
    if (first !== undefined) bugs.add(first, failure(1));
    expect(seedsOf(bugs)).toEqual([[1, 4], [6]]);
  });

  it('have the smallest of their shrunk plans first', () => {
    const bugs = new KnownBugs();
    bugs.tell(shape('restart'), shrunk(1, 3));
    bugs.tell(shape('restart'), shrunk(2, 1));
    bugs.tell(shape('restart'), shrunk(3, 2));
    const [bug] = bugs.all;
    expect(bug?.shrunk.map((one) => one.failure.seed)).toEqual([2, 3, 1]);
    if (bug !== undefined) bugs.compare(bug, shrunk(1, 0));
    expect(bugs.all[0]?.shrunk[0]?.plan.operations).toEqual([]);
    expect(seedsOf(bugs)).toEqual([[1, 2, 3]]);
  });
});
