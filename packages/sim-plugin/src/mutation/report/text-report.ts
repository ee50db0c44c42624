import { printable } from '@gossip/sim-runtime/printable';
import { formatCount } from '@gossip/sim-runtime/results';
import type { MutationOutcome } from '../mutate-module.js';
import type { Judged } from '../trial/verdict.js';
import { excerptOf } from './excerpt.js';
import { killsByOracle, percent, scoreOf } from './score.js';
import { whatToDemand } from './what-to-demand.js';

/** What is said beside the outcome itself. */
export interface TextContext {
  readonly level: string;
  readonly seeds: number;
  readonly firstSeed: number;
  readonly seedOrigin: string;
  /** The least score that passes, in hundredths of a percent; absent where any does. */
  readonly minPoints?: number;
}

/** The report for a terminal: the score, who objected, and every survivor with its source. */
export function textReport(outcome: MutationOutcome, context: TextContext): string {
  const { judged, demands, simulation } = outcome;
  const { level, seeds, firstSeed, seedOrigin, minPoints } = context;
  const score = scoreOf(judged);
  const { killed, points } = score;
  const detected = killed.oracle + killed.exception + killed.livelock;
  const lines = [
    `SIM-MUTATE REPORT  ${simulation}`,
    '',
    `Level          ${level}, ${formatCount(seeds)} seeds from ${firstSeed} (${seedOrigin})`,
    `Mutants        ${formatCount(score.counted)}, and ${score.invalid} that do not typecheck, ${score.ignored} ignored`,
    `Killed         ${detected}: ${killed.oracle} by an oracle, ${killed.exception} by an exception, ${killed.livelock} by a livelock`,
    ...exploredLines(outcome),
    `Survived       ${score.survived}`,
    `Not reached    ${score.notReached}`,
    `Score          ${points === undefined ? 'none: no mutant counts' : percent(points)}${minPoints === undefined ? '' : `, at least ${percent(minPoints)} wanted`}`,
    ...(outcome.isWhole ? [] : ['', 'INTERRUPTED    the mutants after these were not tried']),
    '',
    'KILLED BY',
    ...[...killsByOracle(demands, judged)].map(([oracle, kills]) => {
      const doubt = kills === 0 ? '  killed nothing: it may always be true' : '';
      return `  ${String(kills).padStart(5)}  ${oracle}${doubt}`;
    }),
    ...section('SURVIVED', outcome, 'survived'),
    ...section('NOT REACHED', outcome, 'not-reached'),
    ...ignoredLines(outcome),
    '',
  ];
  return lines.map(printable).join('\n');
}

/** What exploration added, and why not where it could not. */
function exploredLines({ judged, notExplored }: MutationOutcome): readonly string[] {
  if (notExplored !== undefined) return [`Exploration    not possible: ${notExplored}`];
  const explored = judged.filter(({ verdict }) => 'states' in verdict);
  if (explored.length === 0) return [];
  const killed = explored.filter(({ verdict }) => verdict.kind === 'killed').length;
  return [`Exploration    killed ${killed} of ${explored.length} that no seed killed`];
}

function section(
  title: string,
  outcome: MutationOutcome,
  kind: 'survived' | 'not-reached',
): readonly string[] {
  const found = outcome.judged.filter(({ verdict }) => verdict.kind === kind);
  if (found.length === 0) return [];
  return ['', title, ...found.flatMap((judged) => survivorLines(outcome, judged))];
}

function survivorLines({ files }: MutationOutcome, { mutant, verdict }: Judged): readonly string[] {
  const source = files.find(({ file }) => file === mutant.file)?.source;
  if (source === undefined) return [];
  const { position, before, after } = excerptOf(source, mutant);
  const place = `${mutant.file}:${position.line}:${position.column}`;
  const runs = verdict.kind === 'survived' ? `, ${verdict.runs} runs${statesOf(verdict)}` : '';
  return [
    `  ${place}  ${mutant.operator} (mutant ${mutant.id}${runs})`,
    ...before.map((line) => `    - ${line}`),
    ...after.map((line) => `    + ${line}`),
    ...(verdict.kind === 'survived' ? [`    Demand: ${whatToDemand(mutant.operator)}`] : []),
  ];
}

function statesOf({ states }: { readonly states?: number }): string {
  return states === undefined ? '' : `, ${formatCount(states)} states`;
}

function ignoredLines({ judged, files }: MutationOutcome): readonly string[] {
  const lines = judged.flatMap(({ mutant, verdict }) => {
    const source = files.find(({ file }) => file === mutant.file)?.source;
    if (verdict.kind !== 'ignored' || source === undefined) return [];
    const { position } = excerptOf(source, mutant);
    return [
      `  ${mutant.file}:${position.line}:${position.column}  ${mutant.operator}: ${verdict.reason}`,
    ];
  });
  return lines.length === 0 ? [] : ['', 'IGNORED', ...lines];
}
