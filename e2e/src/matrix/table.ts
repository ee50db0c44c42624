import { type Row } from './row.js';
import { type RowResult, STEPS } from './run-row.js';

/** The results of all rows, as a table for people. */
export function matrixTable(
  rows: readonly Row[],
  results: Readonly<Record<string, RowResult>>,
): string {
  const facts = ['row', 'Nx', 'packages by', 'TypeScript', 'Node', 'layout', 'modules'];
  const header = [...facts, ...STEPS, 'result'];
  const lines = rows.map((row) => [...factsOf(row), ...outcomeOf(results[row.name])]);
  const remarks = rows.flatMap((row) => remarksOf(row, results[row.name]));
  return [
    tableLine(header),
    tableLine(header.map(() => '---')),
    ...lines.map(tableLine),
    ...(remarks.length === 0 ? [] : ['', ...remarks]),
  ].join('\n');
}

function factsOf({ name, nx, manager, typescript, node, layout, modules }: Row): string[] {
  const types = modules.map(({ type }) => type).join(', ');
  return [name, nx, manager, typescript, node, layout, types];
}

function outcomeOf(result: RowResult | undefined): string[] {
  if (result === undefined) return [...STEPS.map(() => ''), 'not run yet'];
  const cells = STEPS.map((step) => {
    const elapsedMs = result.steps[step];
    if (elapsedMs === undefined) return '';
    return elapsedMs === null ? 'none' : `${(elapsedMs / 1_000).toFixed(1)} s`;
  });
  return [...cells, verdict(result)];
}

function verdict({ skipped, failed }: RowResult): string {
  if (skipped !== undefined) return 'skipped';
  return failed === undefined ? 'green' : `fails at ${failed.step}`;
}

function remarksOf({ name, remark }: Row, result: RowResult | undefined): string[] {
  const why = result?.skipped ?? result?.failed?.message.split('\n', 1)[0];
  return [
    ...(remark === undefined ? [] : [`- ${name}: ${remark}.`]),
    ...(why === undefined ? [] : [`- ${name}: ${why}`]),
  ];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
