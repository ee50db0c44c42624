import { LogicalTime, nodeId } from '@gossip/sim-runtime';
import { regressionTest, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { transition } from '../logic.js';
import { simulation } from '../sim.js';
import { type Command, type Effect, initialState, LEASE_TICKS, type State } from '../state.js';

/** One coordinator, and workers whose requests all arrive. */
class Office {
  state: State = initialState;
  now = 0;
  readonly #sequences = [0, 0, 0];

  ask(worker: number, command: Command): Effect | undefined {
    const sequence = (this.#sequences[worker] ?? 0) + 1;
    this.#sequences[worker] = sequence;
    return this.askAs(worker, sequence, command);
  }

  askAs(worker: number, sequence: number, command: Command): Effect | undefined {
    const input = { ...command, worker: nodeId(worker), sequence };
    const [state, effects] = transition(this.state, input, LogicalTime.of(this.now));
    this.state = state;
    return effects[0];
  }
}

const first = { shard: 0, epoch: 1 };

describe('shard-leases', () => {
  simulationTest(simulation, { seeds: 50 });

  // Found by the simulation; the README tells the story.
  regressionTest(simulation, 'a worker that has lost its disk', {
    schemaVersion: 1,
    simulation: 'shard-leases',
    type: 'coordination',
    level: 'radioactive',
    seed: 4253009203,
    parties: 1,
    warmupTicks: 1,
    safetyTicks: 4,
    rates: {},
    operations: [
      { at: 0, name: 'claim', party: 0, salt: 1180386690 },
      { at: 3, name: 'split', party: 0, salt: 517301885 },
    ],
    faults: [{ at: 3, kind: 'amnesia', party: 0, durationTicks: 2, salt: 3855581809 }],
  });

  it('grants each worker a shard of its own, and the same one again if it asks again', () => {
    const office = new Office();
    expect(office.ask(0, { kind: 'claim' })).toMatchObject({
      kind: 'granted',
      ...first,
      cursor: 0,
    });
    expect(office.ask(1, { kind: 'claim' })).toMatchObject({ shard: 1, epoch: 1 });
    expect(office.ask(0, { kind: 'claim' })).toMatchObject({ shard: 0, epoch: 2 });
    expect(office.ask(0, { kind: 'renew', ...first })).toMatchObject({ reason: 'fenced' });
  });

  it('gives a shard to another worker at the very tick when its lease runs out, not before', () => {
    const office = new Office();
    office.ask(0, { kind: 'claim' });
    for (let worker = 1; worker < 4; worker++) office.ask(worker, { kind: 'claim' });
    office.now = LEASE_TICKS - 1;
    expect(office.ask(4, { kind: 'claim' })).toMatchObject({ kind: 'denied', parked: null });
    expect(office.ask(0, { kind: 'renew', ...first })).toMatchObject({ kind: 'renewed' });
    office.now = 2 * LEASE_TICKS - 1;
    expect(office.ask(0, { kind: 'renew', ...first })).toMatchObject({ reason: 'fenced' });
    expect(office.ask(5, { kind: 'claim' })).toMatchObject({ kind: 'granted', shard: 0, epoch: 2 });
  });

  it('goes on where the last holder stopped', () => {
    const office = new Office();
    office.ask(0, { kind: 'claim' });
    expect(office.ask(0, { kind: 'checkpoint', ...first, cursor: 100 })).toMatchObject({
      kind: 'checkpointed',
    });
    for (const cursor of [99, 257]) {
      expect(office.ask(0, { kind: 'checkpoint', ...first, cursor })).toMatchObject({
        kind: 'rejected',
        reason: 'bad cursor',
      });
    }
    office.now = LEASE_TICKS;
    expect(office.ask(1, { kind: 'claim' })).toMatchObject({ shard: 0, epoch: 2, cursor: 100 });
  });

  it('completes a shard only when no key is left', () => {
    const office = new Office();
    office.ask(0, { kind: 'claim' });
    expect(office.ask(0, { kind: 'complete', ...first })).toMatchObject({ reason: 'unfinished' });
    office.ask(0, { kind: 'checkpoint', ...first, cursor: 256 });
    expect(office.ask(0, { kind: 'complete', ...first })).toMatchObject({ kind: 'completed' });
    expect(office.ask(0, { kind: 'claim' })).toMatchObject({ shard: 1 });
  });

  it('sets a shard aside until it is unparked', () => {
    const office = new Office();
    office.ask(0, { kind: 'claim' });
    expect(office.ask(0, { kind: 'park', ...first })).toMatchObject({ kind: 'parked' });
    expect(office.ask(0, { kind: 'claim' })).toMatchObject({ shard: 1 });
    for (let worker = 1; worker < 3; worker++) office.ask(worker, { kind: 'claim' });
    expect(office.ask(3, { kind: 'claim' })).toMatchObject({ kind: 'denied', parked: 0 });
    expect(office.ask(3, { kind: 'unpark', shard: 0 })).toMatchObject({ kind: 'unparked' });
    expect(office.ask(3, { kind: 'unpark', shard: 0 })).toMatchObject({ reason: 'not parked' });
    expect(office.ask(3, { kind: 'claim' })).toMatchObject({ shard: 0, epoch: 2 });
  });

  it('splits the keys that are left between two shards', () => {
    const office = new Office();
    office.ask(0, { kind: 'claim' });
    office.ask(0, { kind: 'checkpoint', ...first, cursor: 100 });
    for (const at of [100, 256]) {
      expect(office.ask(0, { kind: 'split', ...first, at })).toMatchObject({ reason: 'bad split' });
    }
    expect(office.ask(0, { kind: 'split', ...first, at: 200 })).toMatchObject({ into: 4 });
    expect(office.state.shards[0]).toMatchObject({ from: 0, to: 200, cursor: 100 });
    expect(office.state.shards[4]).toMatchObject({ from: 200, to: 256, cursor: 200 });
  });

  it('answers a repeated request as before, and tells a late one where its worker is', () => {
    const office = new Office();
    const granted = office.askAs(0, 1, { kind: 'claim' });
    expect(office.askAs(0, 1, { kind: 'claim' })).toEqual(granted);
    office.askAs(0, 2, { kind: 'park', ...first });
    const { state } = office;
    expect(office.askAs(0, 1, { kind: 'claim' })).toMatchObject({ kind: 'late', next: 3 });
    expect(office.state).toBe(state);
  });
});
