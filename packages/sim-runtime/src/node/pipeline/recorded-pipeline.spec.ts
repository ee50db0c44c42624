import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepGuards } from '../../guards/guards.js';
import { pipeline } from '../../pipeline/pipeline.js';
import { planOfRecording } from '../../plan/plan-of-recording.js';
import { checkPlan } from '../../run/check-plan.js';
import { FlightRecorder } from '../recorder/flight-recorder.js';
import { PipelineDriver } from './pipeline-driver.js';

describe('a recording of a pipeline', () => {
  type Event =
    | { readonly kind: 'started' }
    | { readonly kind: 'records'; readonly offset: number; readonly records: readonly string[] };
  interface Effect {
    readonly kind: 'read';
    readonly offset: number;
    readonly limit: number;
  }
  const step = (count: number, event: Event): readonly [number, readonly Effect[]] => {
    if (event.kind === 'started') return [count, [{ kind: 'read', offset: 0, limit: 2 }]];
    const next = count + event.records.length;
    return [next, event.records.length === 0 ? [] : [{ kind: 'read', offset: next, limit: 2 }]];
  };

  it('is replayed through all its lives', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flight-'));
    const path = join(folder, 'recording.ndjson');
    const recorder = new FlightRecorder(path, {
      simulation: 'copy',
      type: 'pipeline',
      onError: (error) => expect.unreachable(error.message),
    });
    const records = ['a', 'b', 'c'];
    for (let life = 0; life < 2; life++) {
      const driver = await PipelineDriver.start<number, Event, Effect>({
        initialState: 0,
        step,
        source: {
          // Slow enough for the clock of each life to show other times than that of the next.
          read: async (offset, limit) => {
            await new Promise((resolve) => setTimeout(resolve, 25));
            return records.slice(offset, offset + limit);
          },
        },
        checkpoints: { load: async () => ({ status: 'none' }), save: async () => undefined },
        sink: { emit: async () => undefined },
        msPerTick: 10,
        recorder,
      });
      await driver.finished;
    }
    recorder.close();
    const plan = planOfRecording(readFileSync(path, 'utf8'));
    rmSync(folder, { recursive: true });
    const times = (plan.recording ?? []).map(({ at }) => at);
    expect(times[4]).toBeLessThan(times[3] ?? 0);
    const copy = pipeline<number, Event, Effect>({
      name: 'copy',
      initialState: 0,
      step,
      source: () => records,
      oracles: [],
    });
    const result = keepGuards(() => copy.run(checkPlan(plan, copy, path), { contentHash: true }));
    expect(result.violation).toBeUndefined();
    expect(result.events).toBe(8);
    expect(result.traceHash).toBe(recorder.traceHash);
    expect(result.contentHash).toBe(recorder.contentHash);
  });
});
