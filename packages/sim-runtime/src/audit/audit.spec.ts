import { describe, expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { unguarded } from '../guards/guards.js';
import { always } from '../oracles/always.js';
import { sometimes } from '../oracles/sometimes.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { planOf } from '../sweep/run-seed.js';
import { audit } from './audit.js';

// What the guards let through, only an audit finds.
const random = (): number => unguarded(() => Math.random());
const now = (): number => unguarded(() => Date.now());

describe('audit', () => {
  it.each([leaseSimulation(), registerSimulation(), copierSimulation()])(
    'finds nothing in a $type module that is right',
    (simulation) => {
      for (const level of LEVELS) {
        for (let seed = 0; seed < 8; seed++) {
          const plan = planOf(simulation, level, seed);
          const earlier = simulation.run(plan);
          const { violation, divergence, contentHash } = audit(simulation, plan, { earlier });
          expect(violation).toBeUndefined();
          expect(divergence).toBeUndefined();
          expect(simulation.run(plan, { contentHash: true }).contentHash).toBe(contentHash);
        }
      }
    },
  );

  const plan = planOf(leaseSimulation(), 'stormy', 3);

  it('names the first event that differs by a dice, with both versions', () => {
    const { violation, divergence } = audit(
      leaseSimulation({ leak: () => Math.floor(random() * 1e9) }),
      plan,
    );
    expect(violation?.kind).toBe('nondeterminism');
    expect(violation?.oracle).toBe('one plan is one universe');
    expect(violation?.message).toMatch(
      /^NONDETERMINISM: two runs of one plan are not the same\. The first difference is at t=\d+: "worker-\d -> acquire\(.*" in one run, "worker-\d -> acquire\(.*" in the other\. They differ at `effects\[0\]\.expiresAt`: \d+ against \d+\.$/,
    );
    expect(divergence?.versions[0]).toMatchObject({ kind: 'applied', at: divergence?.at });
    expect(divergence?.versions[1]).not.toEqual(divergence?.versions[0]);
  });

  it('finds a clock', () => {
    let reads = 0;
    const simulation = registerSimulation({ leak: () => (now() + reads++) % 3 });
    const register = planOf(simulation, 'sunny', 1);
    expect(audit(simulation, register).violation?.message).toMatch(/NONDETERMINISM.*node-\d/);
  });

  it('finds an order that depends on when objects were made', () => {
    let made = 0;
    class Candidate {
      readonly id = made++;
      readonly share: number;
      constructor(share: number) {
        this.share = share;
      }
    }
    const simulation = copierSimulation({
      leak: () => {
        const candidates = new Set([new Candidate(1), new Candidate(2), new Candidate(3)]);
        const byAllocation = [...candidates].sort((a, b) => (a.id % 7) - (b.id % 7));
        return byAllocation[0]?.share ?? 0;
      },
    });
    const { violation } = audit(simulation, planOf(simulation, 'stormy', 1));
    expect(violation?.message).toMatch(
      /"copier -> .*wait\(ticks \d\)" in one run, "copier -> .*wait\(ticks \d\)" in the other/,
    );
  });

  it('finds state that is carried from run to run', () => {
    let grants = 0;
    const { violation } = audit(leaseSimulation({ leak: () => grants++ }), plan);
    expect(violation?.message).toMatch(/The first difference is at t=\d+/);
  });

  it('finds state that settles after the first run, where it is told of that run', () => {
    const seen = new Set<string>();
    const simulation = leaseSimulation({
      leak: ({ kind }) => {
        const isNew = !seen.has(kind);
        seen.add(kind);
        return isNew ? 5 : 0;
      },
      oracles: [sometimes('five late', ({ state, now }) => state.expiresAt === now + 55)],
    });
    const earlier = simulation.run(plan);
    expect(audit(simulation, plan).violation).toBeUndefined();
    expect(audit(simulation, plan, { earlier }).violation?.message).toMatch(
      /^NONDETERMINISM: .* not as the first \(`\w+.*`: .* against .*\), so the module keeps something from run to run: look for variables outside of its functions\.$/,
    );
  });

  it('finds an oracle that keeps its history outside', () => {
    let checks = 0;
    const simulation = leaseSimulation({
      oracles: [sometimes('now and then', () => checks++ % 1_000 === 0)],
    });
    expect(audit(simulation, plan).violation?.message).toMatch(
      /ends differ \(`oracles\[0\]\.occurrences`: \d+ against \d+\): look for an oracle that keeps/,
    );
  });

  it('says of a promise that resolves late where it was made', () => {
    let late = 0;
    const ready = Promise.resolve();
    const simulation = leaseSimulation({
      leak: () => {
        void ready.then(() => late++);
        return late;
      },
    });
    // Both runs are over before it resolves, so they are the same: the run itself is what fails.
    expect(audit(simulation, plan).violation).toBeUndefined();
    expect(simulation.run(plan).violation?.message).toMatch(
      /^GuardError: An async function or `then` was called at .*audit\.spec\.ts:\d+:\d+/,
    );
  });

  it('finds what was changed after it was recorded', () => {
    const shared = { count: 0 };
    const simulation = leaseSimulation({
      oracles: [
        always('meddles', ({ effects }) => {
          for (const effect of effects) Object.assign(effect, { shared, seen: shared.count++ });
          return true;
        }),
      ],
    });
    expect(audit(simulation, plan).divergence).toBeDefined();
  });

  it('leaves plain runs as they are: the trace hash does not depend on who watches', () => {
    for (const simulation of [leaseSimulation(), registerSimulation(), copierSimulation()]) {
      for (const level of LEVELS) {
        const watched = planOf(simulation, level, 5);
        const entries: unknown[] = [];
        const plain = simulation.run(watched);
        const recorded = simulation.run(watched, { recorder: (entry) => void entries.push(entry) });
        expect(recorded).toEqual(plain);
        expect(simulation.run(watched, { trace: true })).toEqual({ ...plain, trace: entries });
      }
    }
  });
});
