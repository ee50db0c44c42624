import { LineIndex, type Position } from '../../review/source/line-index.js';
import type { MutationOutcome } from '../mutate-module.js';
import type { Judged, Verdict } from '../trial/verdict.js';
import { killsByOracle } from './score.js';

/** The names that the mutation-testing-report schema has for verdicts. */
type Status = 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'CompileError';

interface MutantResult {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly status: Status;
  readonly statusReason?: string;
  readonly killedBy?: readonly string[];
  readonly testsCompleted?: number;
}

/** What the report says of the tool that made it. */
export interface ReportContext {
  /** The version of this package. */
  readonly version: string;
  /** The simulation's file, from the workspace's root. */
  readonly source: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * The outcome in the mutation-testing-report schema, version 2, in which oracles are the tests. It holds no
 * times and no absolute paths, so the same code and seeds give the same bytes.
 */
export function mutationJson(outcome: MutationOutcome, context: ReportContext): string {
  const { files, judged, demands } = outcome;
  const oracles = [...killsByOracle(demands, judged).keys()];
  const idOf = (oracle: string): string => String(oracles.indexOf(oracle) + 1);
  const report = {
    $schema: 'https://git.io/mutation-testing-schema',
    schemaVersion: '2',
    thresholds: { high: 90, low: 75 },
    files: Object.fromEntries(
      files.map(({ file, source: { text } }) => {
        const lines = new LineIndex(text);
        const own = judged.filter(({ mutant }) => mutant.file === file);
        const mutants = own.map((it) => resultOf(it, lines, idOf));
        return [file, { language: 'typescript', source: text, mutants }];
      }),
    ),
    testFiles: {
      [context.source]: { tests: oracles.map((name) => ({ id: idOf(name), name })) },
    },
    framework: { name: '@gossip/sim-plugin', version: context.version },
    config: context.config,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function resultOf(
  { mutant, verdict }: Judged,
  lines: LineIndex,
  idOf: (oracle: string) => string,
): MutantResult {
  const { id, operator, replacement, start, end } = mutant;
  return {
    id: String(id),
    mutatorName: operator,
    replacement,
    location: { start: lines.at(start), end: lines.at(end) },
    ...statusOf(verdict, idOf),
  };
}

function statusOf(
  verdict: Verdict,
  idOf: (oracle: string) => string,
): Pick<MutantResult, 'status' | 'statusReason' | 'killedBy' | 'testsCompleted'> {
  switch (verdict.kind) {
    case 'killed': {
      const seed = verdict.seed === undefined ? foundBy(verdict.states) : ` (seed ${verdict.seed})`;
      return {
        status: verdict.by === 'livelock' ? 'Timeout' : 'Killed',
        statusReason: `${verdict.by}: ${verdict.oracle}${seed}: ${firstLine(verdict.message)}`,
        killedBy: [idOf(verdict.oracle)],
        testsCompleted: verdict.runs,
      };
    }
    case 'survived':
      return { status: 'Survived', testsCompleted: verdict.runs };
    case 'not-reached':
      return { status: 'NoCoverage', statusReason: 'No seed reaches it.' };
    case 'ignored':
      return { status: 'Ignored', statusReason: verdict.reason };
    case 'invalid':
      return { status: 'CompileError', statusReason: verdict.message };
  }
}

function foundBy(states: number | undefined): string {
  return states === undefined ? '' : ` (exploration, ${states} states)`;
}

/** A stack names places in a bundle that is gone. */
function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}
