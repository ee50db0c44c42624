import type { ExecutorContext } from '@nx/devkit';
import { printable } from '@gossip/sim-runtime/printable';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { executorResult } from '../executor-result.js';
import type { SimHistoryOptions } from './options.js';
import { type HistoryReport, simHistory } from './sim-history.js';

/** How many violations are printed; the file has all of them. */
const MOST_PRINTED = 20;

const RESULTS = { ok: 'OK', violation: 'VIOLATION', unknown: 'UNKNOWN' } as const;

/** `nx sim-history`: checks a recorded history, and succeeds if the verdict is `ok`. */
export default async function simHistoryExecutor(
  options: SimHistoryOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  return executorResult(() => {
    const report = simHistory(options, context.root);
    if (options.outputFile !== undefined) write(report, resolve(context.root, options.outputFile));
    process.stdout.write(`${lines(report, options).map(printable).join('\n')}\n`);
    return Promise.resolve(report.verdict === 'ok');
  });
}

function write(report: HistoryReport, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
}

function lines(report: HistoryReport, { file, isolation }: SimHistoryOptions): readonly string[] {
  const { verdict, demanded, events, calls, effort, violations } = report;
  const printed = violations.slice(0, MOST_PRINTED);
  const rest = violations.length - printed.length;
  return [
    `HISTORY REPORT  ${file} · ${demanded}`,
    `Result         ${RESULTS[verdict]}`,
    `Events         ${events} (${calls} calls)`,
    isolation === undefined ? `States         ${effort}` : `Dependencies   ${effort}`,
    ...(verdict === 'unknown' ? [unknownWords(isolation !== undefined)] : []),
    ...printed,
    ...(rest > 0 ? [`and ${rest} more violations`] : []),
  ];
}

function unknownWords(isTransactions: boolean): string {
  return isTransactions
    ? 'No dependency between transactions shows in the history, so it says nothing about isolation.'
    : 'The budget was spent before an answer was found: raise it with --budget.';
}
