import type { BugReport, SimulationReport } from '@gossip/sim-runtime/sim';

export const BUG: BugReport = {
  oracle: 'one writer',
  kind: 'always',
  message: 'two writers: 1 & 2',
  seeds: [3, 9],
  traceHash: '0x0000002a',
  plan: {
    schemaVersion: 1,
    simulation: 'orders',
    type: 'coordination',
    level: 'stormy',
    seed: 3,
    parties: 2,
    warmupTicks: 10,
    safetyTicks: 100,
    rates: {},
    operations: [],
    faults: [],
  },
  story: ['t=1 a -> acquire', 't=2 b -> write  <- VIOLATION two writers: 1 & 2'],
  replay: 'nx sim-run orders --plan=3.plan.json',
};

const ORACLE = { kind: 'always', checks: 10, occurrences: 0, status: 'ok' } as const;

/** A report of a sweep that passed, but for what is given. */
export function reportWith(differences: Partial<SimulationReport>): SimulationReport {
  return {
    schemaVersion: 1,
    simulation: 'orders',
    type: 'coordination',
    level: 'stormy',
    result: 'pass',
    seeds: {
      count: 100,
      requested: 100,
      first: 0,
      origin: 'from --firstSeed',
      active: 1,
      failed: 0,
    },
    events: 1_000,
    simulatedTicks: 5_000,
    elapsedMs: 1_234,
    faults: {},
    notClaimed: [],
    operations: [{ name: 'acquire', done: 5, skipped: 0 }],
    oracles: [{ ...ORACLE, name: 'one writer' }],
    failures: [],
    bugs: [],
    ...differences,
  };
}
