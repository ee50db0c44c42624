import { printable } from '@gossip/sim-runtime/printable';
import { styleText } from 'node:util';
import type { Diagnostic } from '../diagnostic.js';
import type { Boundary, Severity } from '../severity.js';
import type { CheckSummary, PackageSummary } from '../summary.js';
import type { CheckResult } from './check-result.js';

type Colour = Parameters<typeof styleText>[0];
type Paint = (colour: Colour, text: string) => string;

const COLOURS: Readonly<Record<Severity, Colour>> = { BLOCK: 'red', WARN: 'yellow', INFO: 'cyan' };

/** The form for people: each finding with its place, reason and fix, then the summary. */
export function formatStylish(result: CheckResult, colour: boolean): string {
  const paint: Paint = (name, text) =>
    colour ? styleText(name, text, { validateStream: false }) : text;
  const findings = result.diagnostics.map((it) => `${finding(it, paint)}\n\n`);
  return `${findings.join('')}${summary(result, paint)}\n`;
}

function finding(it: Diagnostic, paint: Paint): string {
  const place = paint('underline', printable(`${it.file}:${it.line}:${it.column}`));
  const head = `${place}  ${paint(COLOURS[it.severity], it.severity)}  ${it.rule}`;
  // The compiler's messages have several lines, the first of which is a sentence.
  const lines = [head, ...it.what.split('\n').map(indented)];
  if (it.why) lines.push(paint('dim', printable(`  why  ${it.why}`)));
  if (it.fix) lines.push(printable(`  fix  ${it.fix}`));
  return lines.join('\n');
}

/** A line that is not flush with the line above; the compiler indents some by itself. */
function indented(line: string): string {
  return printable(line.startsWith('  ') ? line : `  ${line}`);
}

function summary({ summary: it, suppressed }: CheckResult, paint: Paint): string {
  const verdict = it.passed ? paint('green', 'PASS') : paint('red', 'FAIL');
  const { BLOCK, WARN, INFO } = it.counts;
  const share = Math.floor((100 * it.rules.passed) / it.rules.checked);
  const adapters = it.adapters === 0 ? '' : `, ${count(it.adapters, 'adapter')} exempt`;
  const subject = it.package ? `${it.package.name} ${it.package.version}` : it.project;
  const lines = [
    `SIM-CHECK  ${printable(subject)} · ${it.boundaries.map(nameOf).join(' and ')} boundary`,
    `Result     ${verdict}   ${BLOCK} BLOCK, ${WARN} WARN, ${INFO} INFO`,
    printable(`Types      ${types(it)}`),
    `Review     ${count(it.filesReviewed, 'file')}${adapters}, ${it.rules.passed} of ${count(it.rules.checked, 'rule')} passed (${share} %)`,
  ];
  for (const [name, reason] of Object.entries(it.vouched)) {
    lines.push(printable(`Vouched    ${name}: ${reason}`));
  }
  if (it.package) lines.push(...vouching(it.package).map(printable));
  for (const { diagnostic, reason } of suppressed) {
    const { file, line, column, rule } = diagnostic;
    lines.push(printable(`Allowed    ${file}:${line}:${column}  ${rule}: ${reason}`));
  }
  return lines.join('\n');
}

/** A boundary as the heading names it. */
function nameOf(boundary: Boundary): string {
  return boundary === 'boundary' ? 'service' : boundary;
}

/** What is said of a package, and how to vouch for it. */
function vouching({ verdict, vouchedFor, config }: PackageSummary): readonly string[] {
  const kind = verdict?.isDeterministic ? 'deterministic' : 'not deterministic as a whole';
  return [
    verdict
      ? `Verdict    ${kind} (${verdict.read} was read; holds for ${verdict.versions}): ${verdict.reason}`
      : 'Verdict    none comes with the plugin for this version',
    ...(vouchedFor === undefined ? [] : [`Vouched    ${vouchedFor}`]),
    ...(verdict?.isDeterministic || vouchedFor !== undefined
      ? ['Modules may import it.']
      : [
          'To vouch for it, add this to sim.config.json:',
          ...JSON.stringify(config, null, 2).split('\n'),
        ]),
  ];
}

function types({ typecheck }: CheckSummary): string {
  if (typecheck === 'skipped') return 'skipped';
  const { typescript, configs, errors, elsewhere } = typecheck;
  const verdict = errors === 0 ? 'ok' : count(errors, 'error');
  const others =
    elsewhere === 0 ? '' : `; ${elsewhere} more in imported libraries, left to their own checks`;
  return `${verdict}   TypeScript ${typescript}, ${configs.join(', ')}${others}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
