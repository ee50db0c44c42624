import { type Diagnostic } from './diagnostic.js';
import { fillMessage } from './fill-message.js';
import { type Rule } from './rule.js';
import { runRules, type RuledFinding } from './run-rules.js';
import { type Boundary } from './severity.js';
import { LineIndex } from './source/line-index.js';
import { type ParsedSource } from './source/parse-source.js';

/**
 * Reviews one file.
 *
 * @param file - the name under which its findings are listed
 */
export function reviewFile(
  file: string,
  source: ParsedSource,
  rules: readonly Rule[],
  boundary: Boundary,
): readonly Diagnostic[] {
  const lines = new LineIndex(source.text);
  const problems = source.problems.map(({ message, offset }): Diagnostic => ({
    file,
    ...lines.at(offset),
    rule: 'sim/syntax',
    severity: 'BLOCK',
    what: `The file cannot be parsed: ${message}.`,
    fix: 'Repair the syntax; nothing after it was reviewed.',
  }));
  const findings = runRules(source, rules, boundary);
  return [...problems, ...findings.map((finding) => describe(file, finding, lines))];
}

function describe(file: string, finding: RuledFinding, lines: LineIndex): Diagnostic {
  const { rule, node, data } = finding;
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
  };
}
