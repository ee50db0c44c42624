import { type FaultKind } from '../faults/fault-kind.js';
import { levelNumber } from '../faults/level.js';
import { unknownOracles } from '../sweep/unknown-oracles.js';
import { formatCount, formatDuration, formatFactor, formatFigure } from './figures.js';
import { groundSentence, neverGrewSentence } from './ground-report.js';
import { type OperationCount } from '../run/run-result.js';
import { omittedWords } from './omitted-words.js';
import { originWords } from './origin-words.js';
import { printable } from './printable.js';
import { SHRINKING_STOPPED, shrinkWords } from './shrink-words.js';
import {
  type BugReport,
  type OracleReport,
  type ShrinkReport,
  type SimulationReport,
  type UnsortedFailures,
} from './simulation-report.js';

const LABEL_WIDTH = 15;
const NAME_WIDTH = 40;
const MOST_SEEDS = 10;
/** An operation that is skipped in more of its cases is remarked upon. */
const MOSTLY_PERCENT = 50;

/** What a trace hash is a fingerprint of, in few words. */
export const TRACE_HASH_COVERS = 'order of events';
/** What a content hash is a fingerprint of, in few words. */
export const CONTENT_HASH_COVERS = 'messages, inputs, effects, states';

/**
 * The report as text for a terminal, in which nothing but its own line breaks is acted upon (`printable`).
 *
 * @param report - the report of the sweep
 */
export function formatReport(report: SimulationReport): string {
  const levelName = report.level.charAt(0).toUpperCase() + report.level.slice(1);
  const lines = [
    `SIMULATION REPORT  ${report.simulation} · Level ${levelNumber(report.level)} ${levelName}`,
    row('Result', resultLine(report)),
    row('Seeds', `${seedsDone(report)}  (first ${report.seeds.first}, ${originWords(report)})`),
    row('Events', eventsLine(report)),
    row('Simulated', simulatedLine(report)),
    row('Faults', faultsLine(report)),
    ...(report.notClaimed.length === 0 ? [] : [row('Not claimed', report.notClaimed.join(', '))]),
    ...coverageLines(report),
    ...invariantLines(report),
    ...hashLines(report),
    ...labelled('Not compared', report.unaudited ?? []),
    ...report.bugs.flatMap(bugLines),
    ...(report.unsorted ?? []).flatMap(unsortedLines),
    ...(report.omitted ?? []).flatMap((omitted) => ['', omittedWords(omitted)]),
  ];
  return lines.map(printable).join('\n');
}

function row(label: string, text: string): string {
  return `${label.padEnd(LABEL_WIDTH)}${text}`;
}

function resultLine(report: SimulationReport): string {
  const { result, seeds, bugs, unsorted, omitted = [] } = report;
  if (result === 'pass') return `PASS${passRemark(report)}`;
  if (result === 'unknown') return `UNKNOWN   ${unknownOracles(report).join('; ')}`;
  if (result === 'empty') return `EMPTY   ${(report.missing ?? []).join('; ')}`;
  if (result === 'interrupted') return 'INTERRUPTED   no failure in the seeds that were done';
  if (seeds.failed === 0) return 'FAIL   coverage is required, and there is too little';
  const what = bugs.some(({ kind }) => kind === 'nondeterminism') ? 'NONDETERMINISM   ' : '';
  const distinct = `${bugs.length} distinct bug${bugs.length === 1 ? '' : 's'}`;
  const listed = (unsorted ?? []).reduce((sum, { seeds: some }) => sum + some.length, 0);
  const left = omitted.reduce((sum, { seeds: some }) => sum + some, listed);
  const more = left === 0 ? '' : `, ${formatCount(left)} not sorted`;
  const failed = formatCount(seeds.failed);
  return `FAIL   ${what}${failed} of ${formatCount(seeds.count)} seeds, ${distinct}${more}`;
}

/** What a pass is worth, where it is worth less than it seems. */
function passRemark({ missing, oracles }: SimulationReport): string {
  if (missing !== undefined) return `   allowed to be empty: ${missing.join('; ')}`;
  const isTodo = !oracles.some(({ kind }) => kind !== 'todo' && kind !== 'sometimes');
  return isTodo ? '   of no invariant: every one is TODO' : '';
}

function seedsDone({ seeds }: SimulationReport): string {
  const done = formatCount(seeds.count);
  return seeds.count === seeds.requested ? done : `${done} of ${formatCount(seeds.requested)}`;
}

function eventsLine({ events, elapsedMs }: SimulationReport): string {
  const perSecond = elapsedMs <= 0 ? '' : `   ${formatFigure((events * 1_000) / elapsedMs)}/s`;
  return `${formatCount(events)}${perSecond}`;
}

function simulatedLine({ simulatedTicks, elapsedMs }: SimulationReport): string {
  const simulated = formatDuration(simulatedTicks);
  if (elapsedMs <= 0) return simulated;
  return `${simulated} in ${formatDuration(elapsedMs)}   (${formatFactor(simulatedTicks / elapsedMs)})`;
}

function faultsLine({ faults }: SimulationReport): string {
  const happened = (Object.entries(faults) as [FaultKind, number][])
    .filter(([, count]) => count > 0)
    .sort(([, first], [, second]) => second - first)
    .map(([kind, count]) => `${kind} ${formatCount(count)}`);
  return happened.length === 0 ? 'none' : happened.join(' · ');
}

function coverageLines(report: SimulationReport): string[] {
  const { operations, oracles } = report;
  const rows = [
    ...operations.map((operation) =>
      coverageRow(operation.name, operation.done, operationRemark(operation)),
    ),
    ...oracles
      .filter((oracle) => oracle.kind === 'sometimes')
      .map(({ name, occurrences, status }) =>
        coverageRow(name, occurrences, status === 'ok' ? '' : status),
      ),
  ];
  return [...labelled('Coverage', rows), ...groundLines(report)];
}

function operationRemark({ done, skipped }: OperationCount): string {
  if (done === 0) return 'not exercised';
  const percent = Math.floor((100 * skipped) / (done + skipped));
  return percent > MOSTLY_PERCENT ? `not possible ${percent} % of the time` : '';
}

/** How many kinds of states were reached, and whether more seeds would reach more. */
function groundLines({ ground, seeds }: SimulationReport): string[] {
  if (ground === undefined) return [];
  const { states, transitions } = ground;
  const what = `${formatCount(states)} kinds of states, ${formatCount(transitions)} steps between them`;
  const constant = neverGrewSentence(ground);
  return [
    row('Ground', `${what}: ${groundSentence(ground, seeds.count)}`),
    ...(constant === undefined ? [] : [row('', constant)]),
  ];
}

function coverageRow(name: string, count: number, remark: string): string {
  const box = count > 0 ? '[x]' : '[ ]';
  return `${box} ${name.padEnd(NAME_WIDTH)} ${formatCount(count)}${remark === '' ? '' : `   ${remark}`}`;
}

function invariantLines({ oracles }: SimulationReport): string[] {
  const rows = oracles
    .filter((oracle) => oracle.kind !== 'sometimes')
    .map((oracle) => `${oracle.name.padEnd(NAME_WIDTH + 4)} ${invariantOutcome(oracle)}`);
  return labelled('Invariants', rows);
}

function invariantOutcome({ status, checks }: OracleReport): string {
  if (status === 'todo') return 'TODO';
  const isLoud = status === 'fail' || status === 'error' || status === 'unknown';
  const outcome = isLoud ? status.toUpperCase() : status;
  return `${formatCount(checks)} checks   ${outcome}`;
}

function hashLines({ traceHash, contentHash, unseen }: SimulationReport): string[] {
  const covered = unseen === undefined ? '' : `, but not all: ${unseen}`;
  return [
    ...(traceHash === undefined ? [] : [row('Trace hash', `${traceHash}   ${TRACE_HASH_COVERS}`)]),
    ...(contentHash === undefined
      ? []
      : [row('Content hash', `${contentHash}   ${CONTENT_HASH_COVERS}${covered}`)]),
  ];
}

function labelled(label: string, rows: readonly string[]): string[] {
  return rows.map((text, index) => row(index === 0 ? label : '', text));
}

function bugLines(bug: BugReport): string[] {
  return [
    '',
    `${bug.oracle} · ${seedsLine(bug.seeds)}`,
    ...(bug.shrunk === undefined ? [] : shrunkLines(bug.shrunk)),
    ...(bug.summary === undefined ? [] : [`  ${bug.summary}`]),
    ...bug.story.map((line) => `  ${line}`),
    ...(bug.lastStates ?? []).map(({ name, state }) => `  at the end, ${name}: ${state}`),
    ...(bug.stack === undefined ? [] : stackLines(bug.stack)),
    ...(bug.traceHash === undefined ? [] : [`  trace hash: ${bug.traceHash}`]),
    ...(bug.contentHash === undefined ? [] : [`  content hash: ${bug.contentHash}`]),
    `  replay: ${bug.replay}`,
  ];
}

/** Indented below its first line, where no line of a message can pass for a line of the report. */
function stackLines(stack: string): readonly string[] {
  return stack
    .split('\n')
    .map((line, index) => (index === 0 ? `  ${line}` : `      ${line.trim()}`));
}

function unsortedLines({ oracle, seeds, runs }: UnsortedFailures): string[] {
  const [verb, pronoun] = seeds.length === 1 ? ['was', 'it'] : ['were', 'they'];
  return [
    '',
    `${oracle} · ${seedsLine(seeds)}`,
    `  ${verb} not looked into after ${formatCount(runs)} runs: ${pronoun} may be of a bug above, or of another`,
  ];
}

function seedsLine(seeds: readonly number[]): string {
  const shown = seeds.slice(0, MOST_SEEDS).join(', ');
  const more = seeds.length > MOST_SEEDS ? ` and ${seeds.length - MOST_SEEDS} more` : '';
  return `${seeds.length === 1 ? 'seed' : 'seeds'} ${shown}${more}`;
}

function shrunkLines(shrunk: ShrinkReport): string[] {
  const spent = `${formatCount(shrunk.runs)} runs, ${formatDuration(shrunk.elapsedMs)}`;
  return [
    `  shrunk ${shrinkWords(shrunk)}   (${spent})`,
    ...(shrunk.isComplete ? [] : [`  ${SHRINKING_STOPPED}`]),
  ];
}
