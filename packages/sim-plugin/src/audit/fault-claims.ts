import { SERVICE } from '@gossip/sim-runtime/service';
import {
  COORDINATION,
  type FaultKind,
  faultsOfLevel,
  GOSSIP,
  PIPELINE,
} from '@gossip/sim-runtime/sim';
import type { Claim, Commands, Weakness } from './claim.js';
import type { Evidence, SweepEvidence } from './evidence.js';
import { verdictOf } from './judge.js';
import { strikeTexts, strikeWeaknesses } from './strike-evidence.js';
import { LEAST } from './verdict.js';

const TYPES = [COORDINATION, GOSSIP, PIPELINE, SERVICE];

/** The verdict on every fault of the level that the module claims to survive. */
export function faultClaims(evidence: Evidence, commands: Commands): readonly Claim[] {
  const { sweep } = evidence;
  return sweep === undefined
    ? []
    : claimedFaults(sweep).map((fault) => claimOf(fault, sweep, evidence, commands));
}

/** The faults of the level and the module's type, but for those that the report lists as not claimed. */
function claimedFaults({ type, level, faults, notClaimed }: SweepEvidence): readonly FaultKind[] {
  const definition = TYPES.find(({ name }) => name === type);
  const ofLevel = definition === undefined ? [] : faultsOfLevel(definition, level);
  // A report counts all faults that the module knows, those of higher levels as none.
  const struck = (Object.keys(faults) as readonly FaultKind[]).filter(
    (kind) => (faults[kind] ?? 0) > 0,
  );
  return [...new Set([...ofLevel, ...struck])].filter((kind) => !notClaimed.includes(kind));
}

function claimOf(
  name: FaultKind,
  sweep: SweepEvidence,
  { exploration }: Evidence,
  commands: Commands,
): Claim {
  const { faults, seeds } = sweep;
  const strikes = faults[name] ?? 0;
  const left = exploration?.faultsNotExplored.find((fault) => fault.name === name);
  const isExplored = exploration?.verdict === 'complete' && left === undefined;
  const isProved = isExplored && exploration.violations === 0;
  const weaknesses = isProved ? [] : weaknessesOf(name, sweep, commands);
  return {
    kind: 'fault',
    name,
    verdict: verdictOf({
      isRefuted: false,
      isTested: isProved || strikes > 0,
      isProved,
      weaknesses,
    }),
    evidence: [
      `struck ${strikes} times in ${seeds.count} seeds`,
      ...strikeTexts(name, sweep),
      ...(isExplored ? ['in a complete exploration'] : []),
    ],
    weaknesses,
  };
}

function weaknessesOf(
  name: FaultKind,
  sweep: SweepEvidence,
  commands: Commands,
): readonly Weakness[] {
  const { run } = commands;
  const { count, failed } = sweep.seeds;
  const strikes = sweep.faults[name] ?? 0;
  const mend = `${run} --seeds=${Math.max(LEAST.seeds, 10 * count)}`;
  const weaknesses: Weakness[] = [];
  if (strikes === 0) weaknesses.push({ reason: 'the fault never struck', mend });
  else if (strikes < LEAST.strikes) {
    weaknesses.push({ reason: `the fault struck ${strikes} times`, mend });
  }
  weaknesses.push(...strikeWeaknesses(name, sweep, commands));
  if (count < LEAST.seeds) weaknesses.push({ reason: `only ${count} seeds were run`, mend });
  if (failed > 0) weaknesses.push({ reason: `${failed} of ${count} seeds fail`, mend: run });
  return weaknesses;
}
