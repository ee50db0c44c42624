import { type SeedFailure } from '@gossip/sim-runtime/sim';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { failures, LEVEL } from './hunt.js';
import { loadSimulation } from './load-simulation.js';
import { measure } from './measurement.js';

const HUNTS = 3;

it('has every module that there is', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../bugs'), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(BUG_CATALOGUE.map(({ name }) => name).sort()).toEqual(names.sort());
});

// A busy machine is slow, not broken.
describe.each(BUG_CATALOGUE)('$title', { timeout: 60_000 }, (bug) => {
  it('is not there in the module as it should be', async () => {
    expect(failures(await loadSimulation(bug, 'right'), 300)).toEqual([]);
  });

  it('is found by its oracle, and told in a short story', async () => {
    const { found, oracles, seeds, operations, faults, story } = await measure(bug, HUNTS);
    expect(found).toBe(HUNTS);
    expect(oracles).toEqual([bug.oracle]);
    expect(seeds.most).toBeLessThanOrEqual(1_000);
    expect(operations.after.most).toBeLessThanOrEqual(8);
    // Faults at events hold each other in place: how many events one lets pass depends on the others.
    expect(faults.after.most).toBeLessThanOrEqual(5);
    expect(story.at(-1)).toContain('<- VIOLATION');
  });

  it('is one bug, or two where two kinds of faults bring it, whatever the seeds', async () => {
    const { runtime, simulation } = await loadSimulation(bug, 'wrong');
    const found: SeedFailure[] = [];
    for (let seed = 0; found.length < 8; seed++) {
      found.push(...runtime.tallyOf(runtime.runSeed(simulation, LEVEL, seed)).failures);
    }
    const { bugs, unsorted } = runtime.distinctBugs(simulation, found, { level: LEVEL });
    expect(bugs.length).toBeLessThanOrEqual(2);
    expect([...bugs.flat()].sort((one, other) => one.seed - other.seed)).toEqual(found);
    expect(unsorted).toEqual([]);
  });
});
