import { describe, expect, it } from 'vitest';
import { COORDINATION } from '../coordination/coordination-type.js';
import { GOSSIP } from '../gossip/gossip-type.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { summaryOf } from './summary.js';

const leases = { moduleType: COORDINATION, partyName: 'worker' };
const nodes = { moduleType: GOSSIP, partyName: 'node' };

const write: TraceEntry = {
  at: 105,
  kind: 'applied',
  id: 1,
  party: 1,
  input: { kind: 'write', epoch: 1 },
  effects: [],
  state: {},
};

function struck(
  at: number,
  fault: 'pause' | 'crash' | 'byzantine',
  target: number,
  durationTicks = 9,
): TraceEntry {
  return { at, kind: 'fault', stage: 'struck', fault, targets: [target], durationTicks };
}

function lost(id: number): TraceEntry {
  return { at: 1, kind: 'sent', id, from: 0, to: 1, message: {}, fate: 'lost' };
}

describe('the summary of a run', () => {
  it('names the faults, how long they lasted, and the last step', () => {
    const trace: readonly TraceEntry[] = [
      struck(5, 'pause', 1),
      { at: 104, kind: 'recovery', fault: 'pause', targets: [1] },
      write,
    ];
    expect(summaryOf(leases, trace, {})).toBe(
      'worker-1 was paused from t=5 to t=104; the last step was worker-1 -> write(epoch 1) at t=105.',
    );
  });

  it('tells the recovery of one fault from that of another', () => {
    const trace: readonly TraceEntry[] = [
      struck(5, 'crash', 0),
      { at: 8, kind: 'recovery', fault: 'crash', targets: [1] },
      { at: 9, kind: 'recovery', fault: 'pause', targets: [0] },
      { at: 14, kind: 'recovery', fault: 'crash', targets: [0] },
    ];
    expect(summaryOf(nodes, trace, {})).toBe(
      'node-0 crashed at t=5 and restarted at t=14; no step was taken.',
    );
  });

  it('counts messages that were lost or falsified, and earlier faults', () => {
    const trace = [
      ...[1, 2, 3, 4].map((at) => struck(at, 'crash', at)),
      lost(1),
      lost(2),
      struck(5, 'byzantine', 1),
    ];
    expect(summaryOf(nodes, trace, {})).toBe(
      '1 earlier fault struck, node-2 crashed at t=2, node-3 crashed at t=3, node-4 crashed at t=4, 2 messages were lost and 1 message was falsified; no step was taken.',
    );
  });

  it('counts faults of which the trace has no entry, where there are no others', () => {
    const faults = { 'connection-reset': 1, 'emit-failed': 3 };
    expect(summaryOf(leases, [write], faults)).toBe(
      'connection-reset struck once and emit-failed struck 3 times; the last step was worker-1 -> write(epoch 1) at t=105.',
    );
    expect(summaryOf(leases, [struck(5, 'crash', 0)], faults)).toBe(
      'worker-0 crashed at t=5; no step was taken.',
    );
  });

  it('says so where no fault struck', () => {
    expect(summaryOf(leases, [write], {})).toBe(
      'No fault struck; the last step was worker-1 -> write(epoch 1) at t=105.',
    );
  });
});
