import type { OracleReport } from '@gossip/sim-runtime/sim';
import type { Claim, Commands, Weakness } from './claim.js';
import type { Evidence } from './evidence.js';
import { verdictOf } from './judge.js';
import { LEAST } from './verdict.js';
import { sweepWeaknesses } from './sweep-weaknesses.js';

/** The verdict on every oracle of a module, in the order of the sweep's report. */
export function oracleClaims(evidence: Evidence, commands: Commands): readonly Claim[] {
  return (evidence.sweep?.oracles ?? []).map((oracle) => claimOf(oracle, evidence, commands));
}

function claimOf(oracle: OracleReport, evidence: Evidence, commands: Commands): Claim {
  const { name, kind, checks, occurrences, status } = oracle;
  const explored = evidence.exploration?.properties.find((property) => property.name === name);
  const isSometimes = kind === 'sometimes';
  // What was reached was reached; what holds of a part of the universes may not hold of the others.
  const isComplete = evidence.exploration?.verdict === 'complete';
  const isProved = explored?.verdict === 'reached' || (explored?.verdict === 'holds' && isComplete);
  const isTested = kind !== 'todo' && (isProved || (isSometimes ? occurrences : checks) > 0);
  const weaknesses = isTested
    ? weaknessesOf(oracle, isProved, evidence, commands)
    : [missing(oracle, commands)];
  const verdict = verdictOf({
    isRefuted: status === 'fail' || status === 'error' || explored?.verdict === 'violated',
    isTested,
    isProved,
    weaknesses,
  });
  return { kind: 'oracle', name, verdict, evidence: texts(oracle, evidence), weaknesses };
}

function missing({ kind }: OracleReport, { run, simulation }: Commands): Weakness {
  if (kind === 'todo') {
    return { reason: 'it has no check yet', mend: `write its check in ${simulation}` };
  }
  if (kind === 'sometimes') {
    return {
      reason: 'it never occurred',
      mend: `an operation in ${simulation} that brings it about, or ${run} --seeds=1000`,
    };
  }
  return { reason: 'it was never checked', mend: `${run} --seeds=${LEAST.seeds}` };
}

function weaknessesOf(
  { name, kind, occurrences, unknown = 0, histories }: OracleReport,
  isProved: boolean,
  { sweep, mutation }: Evidence,
  { run, mutate, simulation }: Commands,
): readonly Weakness[] {
  if (kind === 'sometimes') {
    return isProved || occurrences >= LEAST.occurrences
      ? []
      : [{ reason: `it occurred ${occurrences} times`, mend: `${run} --seeds=1000` }];
  }
  const weaknesses = isProved ? [] : [...sweepWeaknesses(sweep, run)];
  if (unknown > 0) {
    const mend = `a larger \`budget\` of the oracle, or fewer operations of a run, in ${simulation}`;
    weaknesses.push({ reason: `its verdict was unknown in ${unknown} runs`, mend });
  }
  if (histories?.count === 0 && !isProved) {
    const mend = `operations in ${simulation} that record their calls`;
    weaknesses.push({ reason: 'no run had a call that it looked at', mend });
  }
  if (mutation === undefined) weaknesses.push({ reason: 'no mutants were tried', mend: mutate });
  else if ((mutation.kills[name] ?? 0) === 0) {
    const mend = `demand more of it in ${simulation}, for which the survivors of ${mutate} are hints, or leave it out`;
    weaknesses.push({ reason: 'no mutant dies by it', mend });
  }
  return weaknesses;
}

function texts(
  { name, kind, checks, occurrences, histories, unknown = 0 }: OracleReport,
  { sweep, exploration, mutation }: Evidence,
): readonly string[] {
  const explored = exploration?.properties.find((property) => property.name === name);
  const scope = exploration?.verdict === 'complete' ? 'a complete' : 'an incomplete';
  const kills = mutation?.kills[name] ?? 0;
  return [
    kind,
    ...(kind === 'todo' || sweep === undefined
      ? []
      : [
          kind === 'sometimes'
            ? `${occurrences} occurrences in ${sweep.seeds.count} seeds`
            : `${checks} checks in ${sweep.seeds.count} seeds`,
        ]),
    ...(histories === undefined
      ? []
      : [
          `${histories.count} histories of ${histories.events} calls and returns checked, ${unknown} undecided`,
        ]),
    ...(explored === undefined ? [] : [`${explored.verdict} in ${scope} exploration`]),
    ...(mutation === undefined || kind === 'sometimes' || kind === 'todo'
      ? []
      : [`${kills} of ${mutation.killed} killed mutants`]),
  ];
}
