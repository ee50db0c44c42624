import { expect, test } from 'vitest';
import { type FaultKind } from '../faults/fault-kind.js';
import { register } from '../history/models/register.js';
import { linearizable } from '../history/oracle/linearizable.js';
import { runSeed } from '../sweep/run-seed.js';
import { type ReaderEffect, type ReaderEvent, readerStep } from './fixtures/reader.fixture.js';
import { pipeline } from './pipeline.js';
import { type PipelineHistory, StageCalls } from './pipeline-history.js';

/** The checkpoint of a stage as a register, which its start reads. */
const checkpoints: PipelineHistory<ReaderEvent, ReaderEffect> = {
  call: (asked) => {
    if (asked.kind === 'started') return { id: 'start', f: 'read' };
    return asked.kind === 'checkpoint'
      ? { id: asked.checkpoint, f: 'write', value: asked.checkpoint }
      : undefined;
  },
  result: (event) => {
    if (event.kind === 'checkpointed') return { id: event.checkpoint, type: 'ok' };
    if (event.kind !== 'started') return undefined;
    const { loaded } = event;
    const value = loaded.status === 'loaded' ? loaded.checkpoint : null;
    return { id: 'start', type: 'ok', value };
  },
};

function simulation(claims: readonly FaultKind[]) {
  return pipeline({
    name: 'reader',
    initialState: { offset: 0, events: [] },
    step: readerStep,
    source: () => Array.from({ length: 200 }, (_, index) => index),
    history: checkpoints,
    claims,
    oracles: [linearizable(register(), { name: 'a checkpoint stays' })],
  });
}

function violations(claims: readonly FaultKind[]): number {
  const simulated = simulation(claims);
  const seeds = Array.from({ length: 60 }, (_, seed) => seed);
  return seeds.filter((seed) => {
    const { violation } = runSeed(simulated, 'radioactive', seed);
    if (violation !== undefined) expect(violation.oracle).toBe('a checkpoint stays');
    return violation !== undefined;
  }).length;
}

test('the calls of a stage have an order where a crash loses no write', () => {
  expect(violations(['crash', 'slow-port'])).toBe(0);
});

test('the calls of a stage have none where a crash loses writes that were answered', () => {
  expect(violations(['crash', 'slow-port', 'lost-write'])).toBeGreaterThan(0);
});

test('a call whose answer a crash loses stays open, and the next life is another client', () => {
  let now = 1;
  const calls = new StageCalls(checkpoints, () => now++);
  calls.heard(1, { kind: 'started', loaded: { status: 'none' } });
  calls.asked(1, { kind: 'checkpoint', checkpoint: 4 });
  calls.heard(2, { kind: 'started', loaded: { status: 'loaded', checkpoint: 4 } });
  calls.heard(2, { kind: 'checkpointed', checkpoint: 4 });
  expect(calls.events).toEqual([
    { process: 'stage-1', type: 'invoke', f: 'read', value: undefined, at: 1 },
    { process: 'stage-1', type: 'ok', f: 'read', value: null, at: 2 },
    { process: 'stage-1', type: 'invoke', f: 'write', value: 4, at: 3 },
    { process: 'stage-2', type: 'invoke', f: 'read', value: undefined, at: 4 },
    { process: 'stage-2', type: 'ok', f: 'read', value: 4, at: 5 },
  ]);
});
