import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeId } from '@gossip/sim-runtime';
import { checkPlan, type GossipWorld, keepGuards, planOfRecording } from '@gossip/sim-runtime/sim';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Swim } from '../protocol.js';
import { periodsToDetect } from '../tests/bounds.js';
import { simulation } from '../tests/cluster-simulation.js';
import { recordingOf } from './flight.js';
import { type Outcome } from './outcome.js';
import { type RealRun, realRun } from './real-run.js';
import { KILLED, MEMBERS, SETTINGS } from './settings.js';
import { simulatedRun } from './simulated-run.js';
import { StateLog } from './state-log.js';

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
});

describe('ten processes over UDP', () => {
  let folder = '';
  let real: RealRun;

  beforeAll(async () => {
    expect(existsSync(MEMBER), 'the members run from dist: run `nx build @gossip/swim`').toBe(true);
    folder = await mkdtemp(join(tmpdir(), 'swim-'));
    real = await realRun(MEMBER, folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  /** Gives a member again what it recorded, as `sim-run --plan` does. */
  async function replay(id: number) {
    const text = await readFile(recordingOf(folder, id), 'utf8');
    const plan = checkPlan(planOfRecording(text), simulation, 'The recording');
    const states = new StateLog();
    const watch = (world: unknown) => {
      const member = (world as GossipWorld<Swim>).node(nodeId(id));
      if (member !== undefined) states.add(member);
    };
    const result = keepGuards(() => simulation.run(plan, { watch, contentHash: true }));
    return { ...result, states, inputs: plan.recording?.length };
  }

  it('detect in time who is killed and who is paused', () => {
    const { outcome } = real;
    // Twice the bound: on a busy machine periods are longer than they are set to be.
    expectDetectedInTime(outcome, 2);
    expect(outcome.returned).toBeGreaterThan(0);
    expect(outcome.returned).toBeLessThanOrEqual(BOUND);
  });

  it('reach the same states again in the simulator, with the same hash', async () => {
    expect(real.flights).toHaveLength(MEMBERS - 1);
    for (const { id, traceHash, contentHash, states, fingerprint } of real.flights) {
      const replayed = await replay(id);
      expect(replayed.violation).toBeUndefined();
      expect(replayed.traceHash).toBe(traceHash);
      expect(replayed.contentHash).toBe(contentHash);
      expect(replayed.inputs).toBe(states);
      expect(replayed.states.count).toBe(states);
      expect(replayed.states.fingerprint()).toBe(fingerprint);
    }
  });

  it('can be replayed up to the moment when one is killed', async () => {
    const { violation, inputs, events } = await replay(KILLED);
    expect(violation).toBeUndefined();
    expect(inputs).toBeGreaterThan(0);
    expect(events).toBe(inputs);
  });
});
