import { type LogicalTime } from '@gossip/sim-runtime';
import { keepGuards, planOf, type Simulation } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { scannerFor } from '../logic.js';
import { simulationOf } from '../sim.js';
import { type Effect, type Event, type State } from '../state.js';
import { PATTERNS } from './invariants.js';

type Outcome = readonly [State, readonly Effect[]];
type Logic = (state: State, event: Event, now: LogicalTime) => Outcome;

const MOST_SEEDS = 200;
const scanner = scannerFor(PATTERNS);

/** The first invariant that any of some stormy universes violates, of all or of one alone. */
function firstViolation(simulation: Simulation, only?: string): string | undefined {
  const options = only === undefined ? {} : { only };
  return keepGuards(() => {
    for (let seed = 0; seed < MOST_SEEDS; seed++) {
      const { violation } = simulation.run(planOf(simulation, 'stormy', seed), options);
      if (violation !== undefined) return violation.oracle;
    }
    return undefined;
  });
}

/** Each has one flaw, and the invariant that must find it. */
const FLAWS: Readonly<Record<string, Logic>> = {
  // It takes what failed for done.
  'no finding behind the checkpoint is lost': (state, event, now) =>
    scanner(state, event.kind === 'emit-failed' ? { ...event, kind: 'emitted' } : event, now),
  // It does not count what came before the chunk.
  'each finding is reported once, and is there': (state, event, now) => {
    const [next, effects] = scanner(state, event, now);
    return [
      next,
      effects.map((effect): Effect => {
        if (effect.kind !== 'emit' || state.goal.tail.text === '') return effect;
        const position = effect.output.position + 1;
        return { ...effect, output: { ...effect.output, position } };
      }),
    ];
  },
  // It begins from the beginning after a checkpoint that failed.
  'a life of the scanner never goes back': (state, event, now) => {
    const [next, effects] = scanner(state, event, now);
    if (event.kind !== 'checkpoint-failed') return [next, effects];
    const goal = { ...next.goal, nextOffset: 0 };
    return [{ ...next, goal }, effects];
  },
  // It takes an empty read for the end.
  'the scanner ends at the end': (state, event, now) =>
    event.kind === 'records' && event.records.length === 0
      ? [{ ...state, phase: 'done' }, []]
      : scanner(state, event, now),
  // It takes what the sink has for refused.
  'what the sink has is not sent again in the same life': (state, event, now) =>
    scanner(
      state,
      event.kind === 'emitted' ? { ...event, kind: 'emit-failed', reason: '' } : event,
      now,
    ),
  // It forgets that it waits.
  'the scanner waits for one thing at a time': (state, event, now) =>
    scanner({ ...state, isWaiting: false }, event, now),
  // It asks again at once.
  'after an empty read the scanner waits': (state, event, now) =>
    event.kind === 'records' && event.records.length === 0
      ? [state, [{ kind: 'read', offset: state.goal.nextOffset, limit: 4 }]]
      : scanner(state, event, now),
  // It gives up when a read fails.
  'all input is scanned': (state, event, now) =>
    event.kind === 'read-failed' ? [state, []] : scanner(state, event, now),
};

describe('the invariants of file-scanner', () => {
  it.each(Object.entries(FLAWS))('find the flaw against "%s"', (invariant, logic) => {
    expect(firstViolation(simulationOf(logic), invariant)).toBe(invariant);
  });

  it('find none in the logic as it is', () => {
    expect(firstViolation(simulationOf(scanner))).toBeUndefined();
  });
});
