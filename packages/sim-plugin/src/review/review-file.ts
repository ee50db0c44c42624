import type { Diagnostic } from './diagnostic.js';
import { fillMessage } from './fill-message.js';
import type { Rule } from './rule.js';
import { runRules, type RuledFinding, type RuleOptions } from './run-rules.js';
import type { Boundary } from './severity.js';
import { LineIndex } from './source/line-index.js';
import type { ParsedSource } from './source/parse-source.js';

/** A finding with a suppression comment. */
export interface SuppressedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** The findings of the review of one file. */
export interface FileReview {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
}

/** How a file is to be reviewed. */
export interface FileReviewTask {
  /** The name under which its findings are listed. */
  readonly file: string;
  readonly source: ParsedSource;
  readonly rules: readonly Rule[];
  readonly boundary: Boundary;
  readonly options: RuleOptions;
}

/** Reviews one file. */
export function reviewFile({ file, source, rules, boundary, options }: FileReviewTask): FileReview {
  const findings = runRules(source, rules, boundary, options);
  if (findings.length === 0 && source.problems.length === 0) return NOTHING;
  const lines = new LineIndex(source.text);
  const diagnostics = source.problems.map(({ message, offset }): Diagnostic => ({
    file,
    ...lines.at(offset),
    rule: 'sim/syntax',
    severity: 'BLOCK',
    what: `The file cannot be parsed: ${message}.`,
    fix: 'Repair the syntax; nothing after it was reviewed.',
  }));
  const suppressed: SuppressedDiagnostic[] = [];
  for (const finding of findings) {
    const diagnostic = describe(file, finding, lines);
    const reason = finding.suppression?.reason;
    if (reason === undefined) diagnostics.push(diagnostic);
    else suppressed.push({ diagnostic, reason });
  }
  return { diagnostics, suppressed };
}

const NOTHING: FileReview = { diagnostics: [], suppressed: [] };

function describe(file: string, finding: RuledFinding, lines: LineIndex): Diagnostic {
  const { rule, node, data, repair } = finding;
  const message = rule.messages[finding.messageId];
  if (!message) throw new Error(`Rule ${rule.name} has no message '${finding.messageId}'.`);
  const end = lines.at(node.range[1]);
  return {
    file,
    ...lines.at(node.range[0]),
    endLine: end.line,
    endColumn: end.column,
    rule: `sim/${rule.name}`,
    severity: message.severity ?? rule.severity,
    what: fillMessage(message.what, data),
    why: rule.why,
    fix: fillMessage(message.fix, data),
    ...(repair ? { repair } : {}),
  };
}
