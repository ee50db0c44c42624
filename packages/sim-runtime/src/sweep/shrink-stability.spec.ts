import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Plan } from '../plan/plan.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';

type Sent = Extract<TraceEntry, { readonly kind: 'sent' }>;

/** A plan, and the same without one of its operations or faults, which was due at `at`. */
interface Removal {
  readonly plan: Plan;
  readonly without: Plan;
  readonly at: number;
}

function removals(simulation: Simulation, field: 'operations' | 'faults'): fc.Arbitrary<Removal> {
  return fc
    .tuple(simulation.plans('stormy'), fc.nat())
    .filter(([plan]) => plan[field].length > 0)
    .map(([{ redraw: _redraw, ...drawn }, choice]) => {
      // What is done in place of an impossible operation depends on what was done before it, and of two operations
      // at one time one may send what the other one sends.
      const times = drawn.operations.map(({ at }) => at);
      const operations = drawn.operations.filter(({ at }, index) => times.indexOf(at) === index);
      // Which event a fault strikes at depends on the events before it.
      const faults = drawn.faults.filter(({ event }) => event === undefined);
      const plan = { ...drawn, operations, faults };
      const index = choice % Math.max(1, plan[field].length);
      const items: readonly { readonly at: number }[] = plan[field];
      const without = { ...plan, [field]: items.filter((_, place) => place !== index) };
      return { plan, without, at: items[index]?.at ?? 0 };
    });
}

function traceOf(simulation: Simulation, plan: Plan): readonly TraceEntry[] {
  return simulation.run(plan, { trace: true }).trace ?? [];
}

/**
 * The messages of a run by all that they are but their fate: when, from whom, to whom, what. One that
 * the removed item caused is in one run alone, or is another one. Those that a run has twice are left
 * out.
 */
function messagesOf(trace: readonly TraceEntry[]): ReadonlyMap<string, Sent> {
  const messages = new Map<string, Sent>();
  const twice = new Set<string>();
  for (const entry of trace) {
    if (entry.kind !== 'sent') continue;
    const { at, from, to, message } = entry;
    const key = JSON.stringify([at, from, to, message]);
    if (messages.has(key)) twice.add(key);
    messages.set(key, entry);
  }
  for (const key of twice) messages.delete(key);
  return messages;
}

/** What chance decided: a cut is a planned fault's doing, and says nothing of it. */
function fateOf({ fate, at, arrivesAt }: Sent): string {
  return arrivesAt === undefined ? fate : `after ${arrivesAt - at}`;
}

function isDuringFaults({ at }: Sent, { warmupTicks, safetyTicks }: Plan): boolean {
  return at > warmupTicks && at < warmupTicks + safetyTicks;
}

/** How many messages the two runs share, and which of those met another fate. */
function compare(simulation: Simulation, { plan, without }: Removal) {
  const before = messagesOf(traceOf(simulation, plan));
  const after = messagesOf(traceOf(simulation, without));
  let shared = 0;
  const changed: string[] = [];
  for (const [key, message] of before) {
    const other = after.get(key);
    if (other === undefined || message.fate === 'blocked' || other.fate === 'blocked') continue;
    if (!isDuringFaults(message, plan) || !isDuringFaults(other, plan)) continue;
    shared++;
    if (fateOf(message) !== fateOf(other)) changed.push(key);
  }
  return { messages: before.size, shared, changed };
}

const simulations = [leaseSimulation(), registerSimulation()];

describe.each(['operations', 'faults'] as const)('removing one of the %s', (field) => {
  it.each(simulations)('leaves the fates of all other messages alone: $type', (simulation) => {
    let messages = 0;
    let shared = 0;
    fc.assert(
      fc.property(removals(simulation, field), (removal) => {
        const comparison = compare(simulation, removal);
        expect(comparison.changed).toEqual([]);
        messages += comparison.messages;
        shared += comparison.shared;
      }),
      { seed: 1, numRuns: 40, endOnFailure: true },
    );
    // It would hold of no messages at all.
    expect(shared).toBeGreaterThan(100);
    expect(shared / messages).toBeGreaterThan(0.3);
  });

  it.each([...simulations, copierSimulation()])(
    'leaves all that happened before alone: $type',
    (simulation) => {
      fc.assert(
        fc.property(removals(simulation, field), ({ plan, without, at }) => {
          const isBefore = (entry: TraceEntry): boolean => entry.at < at;
          const past = traceOf(simulation, plan).filter(isBefore);
          expect(traceOf(simulation, without).filter(isBefore)).toEqual(past);
        }),
        { seed: 1, numRuns: 40, endOnFailure: true },
      );
    },
  );
});
