import { LogicalTime, nodeId } from '@gossip/sim-runtime';
import { fc, simulationTest } from '@gossip/sim-runtime/vitest';
import { describe, expect, it } from 'vitest';
import { transition } from '../logic.js';
import { simulation } from '../sim.js';
import { initialState, type Input, LEASE_TICKS, type State } from '../state.js';

const worker = fc.nat(2).map(nodeId);
const epoch = fc.nat(5);
const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ kind: fc.constant('acquire' as const), worker }),
  fc.record({ kind: fc.constant('renew' as const), worker, epoch }),
  fc.record({
    kind: fc.constant('write' as const),
    worker,
    epoch,
    value: fc.nat(9),
  }),
  fc.record({ kind: fc.constant('release' as const), worker, epoch }),
);
const history = fc.array(fc.tuple(input, fc.nat(LEASE_TICKS)), {
  maxLength: 30,
});

describe('shard-leases', () => {
  simulationTest(simulation, { levels: ['sunny', 'stormy'], seeds: 50 });

  it('gives the same result for the same arguments, and leaves them as they were', () => {
    fc.assert(
      fc.property(history, (steps) => {
        forEachStep(steps, (state, step, now) => {
          const before = JSON.stringify([state, step]);
          expect(transition(state, step, now)).toEqual(transition(state, step, now));
          expect(JSON.stringify([state, step])).toBe(before);
        });
      }),
    );
  });

  it('grants a lease once, however often its holder asks', () => {
    const [held, first] = transition(
      initialState,
      { kind: 'acquire', worker: nodeId(1) },
      LogicalTime.ZERO,
    );
    const [again, second] = transition(
      held,
      { kind: 'acquire', worker: nodeId(1) },
      LogicalTime.of(LEASE_TICKS - 1),
    );
    expect(again).toEqual(held);
    expect(second).toEqual(first);
  });

  it('takes a lease from its holder at the very tick when it runs out, not before', () => {
    const [held] = transition(
      initialState,
      { kind: 'acquire', worker: nodeId(1) },
      LogicalTime.ZERO,
    );
    const ask = (at: number) =>
      transition(held, { kind: 'acquire', worker: nodeId(2) }, LogicalTime.of(at))[1][0]?.kind;
    expect(ask(LEASE_TICKS - 1)).toBe('denied');
    expect(ask(LEASE_TICKS)).toBe('granted');
  });

  it('never lowers the epoch', () => {
    fc.assert(
      fc.property(history, (steps) => {
        forEachStep(steps, (state, step, now) => {
          expect(transition(state, step, now)[0].epoch).toBeGreaterThanOrEqual(state.epoch);
        });
      }),
    );
  });
});

function forEachStep(
  steps: readonly (readonly [Input, number])[],
  check: (state: State, step: Input, now: LogicalTime) => void,
): void {
  let state = initialState;
  let ticks = 0;
  for (const [step, passed] of steps) {
    ticks += passed;
    check(state, step, LogicalTime.of(ticks));
    [state] = transition(state, step, LogicalTime.of(ticks));
  }
}
