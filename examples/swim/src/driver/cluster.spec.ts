import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { periodsToDetect } from '../tests/bounds.js';
import { type Outcome } from './outcome.js';
import { realRun } from './real-run.js';
import { MEMBERS, SETTINGS } from './settings.js';
import { simulatedRun } from './simulated-run.js';

const BOUND = periodsToDetect(MEMBERS - 1, SETTINGS);
/** The built program: processes of its own do not see the test's loader. */
const MEMBER = new URL('../../dist/driver/member.js', import.meta.url);

function expectDetectedInTime({ killed, paused }: Outcome, slack: number): void {
  for (const { firstSuspected, firstDead, deadToAll } of [killed, paused]) {
    expect(firstSuspected).toBeGreaterThan(0);
    expect(firstDead).toBeGreaterThanOrEqual(firstSuspected);
    expect(deadToAll).toBeLessThanOrEqual(BOUND * slack);
  }
}

describe('a cluster of ten', () => {
  it('is simulated within the bound, and suspects as soon as the paper expects', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => simulatedRun(seed));
    for (const run of runs) {
      expectDetectedInTime(run, 1);
      expect(run.falseDeaths).toBe(0);
    }
    const mean = runs.reduce((sum, { killed }) => sum + killed.firstSuspected, 0) / runs.length;
    // Until the first probe: less than e / (e - 1) periods, on average; that probe: one more.
    expect(mean).toBeGreaterThan(1);
    expect(mean).toBeLessThan(Math.E / (Math.E - 1) + 1);
  });

  it('does for real, over UDP, what it does in the simulation', async () => {
    expect(existsSync(MEMBER), 'the members run from dist: run `nx build @gossip/swim`').toBe(true);
    const real = await realRun(MEMBER);
    // Twice the bound: on a busy machine periods are longer than they are set to be.
    expectDetectedInTime(real, 2);
    expect(real.returned).toBeGreaterThan(0);
    expect(real.returned).toBeLessThanOrEqual(BOUND);
  });
});
