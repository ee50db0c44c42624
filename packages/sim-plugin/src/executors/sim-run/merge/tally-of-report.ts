import type {
  FailureReport,
  SeedFailure,
  SimulationReport,
  Tally,
  ViolationKind,
} from '@gossip/sim-runtime/sim';

/** The tally that a report was made from. */
export function tallyOfReport(report: SimulationReport): Tally {
  const { seeds, events, simulatedTicks, faults, operations, oracles, failures, omitted } = report;
  return {
    seeds: seeds.count,
    activeSeeds: seeds.active,
    events,
    ticks: simulatedTicks,
    faults,
    operations,
    oracles: oracles.map(({ name, kind, checks, occurrences, errors, unknown, histories }) => ({
      name,
      kind,
      checks,
      occurrences,
      ...(errors === undefined ? {} : { errors }),
      ...(unknown === undefined ? {} : { unknown }),
      ...(histories === undefined ? {} : { histories }),
    })),
    failures: failures.map((failure) => seedFailure(failure, report)),
    ...(report.shardGround === undefined ? {} : { ground: report.shardGround }),
    ...(report.unaudited === undefined ? {} : { unaudited: report.unaudited }),
    ...(omitted === undefined ? {} : { omitted }),
  };
}

function seedFailure(failure: FailureReport, report: SimulationReport): SeedFailure {
  const { seed, oracle, message, at, traceHash } = failure;
  return {
    seed,
    ...(traceHash === undefined ? {} : { traceHash: Number(traceHash) }),
    violation: { oracle, kind: kindOf(oracle, report), message, at },
  };
}

/** Every oracle that was violated has a bug; what else went wrong bears a name of its own. */
function kindOf(oracle: string, { oracles, bugs }: SimulationReport): ViolationKind {
  const known = oracles.find(({ name }) => name === oracle);
  return known?.kind ?? bugs.find((bug) => bug.oracle === oracle)?.kind ?? 'exception';
}
