import { describe, expect, it } from 'vitest';
import { type SwimSettings } from '../swim-config.js';
import { PROTOCOLS } from './experiment-settings.js';
import { slowRun } from './slow-run.js';

const SEED = 0;
/** Three times blocked: fewer than in the experiment, and enough. */
const PERIODS = 50;

function run(protocol: string, slow: number) {
  return slowRun(SEED, PROTOCOLS[protocol] as SwimSettings, slow, PERIODS);
}

describe('a group with slow members', () => {
  it('takes no healthy member for dead where no member is slow', () => {
    expect(run('SWIM', 0).falseDeaths).toBe(0);
  });

  it('does so in SWIM, and 50 times less with Lifeguard, as its paper says', () => {
    const { falseDeaths } = run('SWIM', 4);
    expect(falseDeaths).toBeGreaterThan(50);
    for (const protocol of ['LHA-Probe', 'LHA-Suspicion', 'Lifeguard']) {
      expect(run(protocol, 4).falseDeaths, protocol).toBeLessThan(falseDeaths / 50);
    }
  });

  it('detects who is killed nearly as soon with Lifeguard as without', () => {
    const swim = run('SWIM', 0);
    const lifeguard = run('Lifeguard', 0);
    expect(swim.deadToAll).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(lifeguard.deadToAll).toBeLessThan(2 * swim.deadToAll);
  });
});
