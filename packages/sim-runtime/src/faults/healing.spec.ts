import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { ledgerSimulation } from '../coordination/fixtures/ledger.fixture.js';
import { type Gossiper, gossiperSimulation } from '../gossip/fixtures/gossiper.fixture.js';
import { type GossipWorld } from '../gossip/gossip-world.js';
import { GOSSIP_MENU } from '../gossip/gossip-menu.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { readerSimulation } from '../pipeline/fixtures/reader.fixture.js';
import { PIPELINE_MENU } from '../pipeline/pipeline-menu.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { kindsOf } from './fault-menu.js';

/** Never so: it keeps a run going for so long after healing. */
const goOn = (withinTicks: number) => eventually('never', () => false, { withinTicks });

const PEACE_TICKS = 200;
/** A clock that was ahead stands still until time has caught up. */
const LONGEST_SKEW = 100;

const ledger = ledgerSimulation(kindsOf(COORDINATION_MENU), [goOn(PEACE_TICKS)]);
const gossipers = gossiperSimulation(kindsOf(GOSSIP_MENU), [goOn(PEACE_TICKS)]);
const reader = readerSimulation(kindsOf(PIPELINE_MENU), [goOn(PEACE_TICKS)]);

/** What happened once all faults had ended, but for what was under way at that moment. */
function afterHealing(trace: readonly TraceEntry[] | undefined, graceTicks: number) {
  const healed = trace?.find((entry) => entry.kind === 'phase' && entry.phase === 'liveness');
  const at = healed?.at ?? expect.unreachable('there is no phase of liveness');
  return { at, entries: (trace ?? []).filter((entry) => entry.at > at + graceTicks) };
}

describe('after healing', () => {
  it.each([ledger, gossipers])(
    'nothing is lost, delayed, falsified, paused or down: $type',
    (simulation) => {
      let messages = 0;
      fc.assert(
        fc.property(simulation.plans('radioactive'), (plan) => {
          const { trace, ticks } = simulation.run(plan, { trace: true });
          const { entries } = afterHealing(trace, 0);
          const arrivals = new Set<string>();
          for (const entry of entries) {
            if (entry.kind === 'received') arrivals.add(`${entry.id} ${entry.at}`);
          }
          for (const entry of entries) {
            expect(['fault', 'recovery', 'missed']).not.toContain(entry.kind);
            if (entry.kind !== 'sent') continue;
            expect(entry).toMatchObject({ fate: 'delivered', arrivesAt: entry.at + 1 });
            if (entry.to === undefined || entry.at >= ticks - 1) continue;
            expect(arrivals).toContain(`${entry.id} ${entry.at + 1}`);
            messages++;
          }
        }),
        { numRuns: 40, endOnFailure: true },
      );
      expect(messages).toBeGreaterThan(1_000);
    },
  );

  it('every port answers at once and well, and the stage is up', () => {
    fc.assert(
      // A source has no more records than a run of usual length reads.
      fc.property(
        reader.plans('radioactive').filter(({ workload = 1 }) => workload === 1),
        (plan) => {
          const { trace } = reader.run(plan, { trace: true });
          const { at, entries } = afterHealing(trace, 60);
          const applied = entries.flatMap((entry) => (entry.kind === 'applied' ? [entry] : []));
          expect(applied[0]?.at).toBe(at + 61);
          applied.forEach((entry, index) => {
            const { kind, records } = entry.input as { kind: string; records?: readonly number[] };
            expect(entry.at).toBe(at + 61 + index);
            expect(kind).not.toMatch(/failed|started|timeout/);
            if (records === undefined) return;
            expect(records).toHaveLength(4);
            expect(Math.min(...records)).toBeGreaterThanOrEqual(0);
          });
          expect(applied).toHaveLength(PEACE_TICKS - 60);
          expect(entries.filter(({ kind }) => kind === 'fault')).toEqual([]);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('every clock runs as time does', () => {
    fc.assert(
      fc.property(gossipers.plans('radioactive'), (plan) => {
        const healedAt = plan.warmupTicks + plan.safetyTicks;
        const ahead = new Map<number, Set<number>>();
        const look = ({ now, nodes, touched }: GossipWorld<Gossiper>): boolean => {
          const node = nodes[touched];
          if (now <= healedAt + LONGEST_SKEW || node === undefined) return true;
          const seen = ahead.get(touched) ?? new Set();
          ahead.set(touched, seen.add((node.times.at(-1) ?? Number.NaN) - now));
          return true;
        };
        const watched = gossiperSimulation(kindsOf(GOSSIP_MENU), [
          always('look at the clocks', look),
          goOn(PEACE_TICKS),
        ]);
        watched.run({ ...plan, operations: [] });
        expect(ahead.size).toBe(plan.parties);
        for (const seen of ahead.values()) expect(seen.size).toBe(1);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
