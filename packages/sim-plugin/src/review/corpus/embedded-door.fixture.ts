import { fillMessage } from '../fill-message.js';
import { RULES } from '../rules/rules.js';
import { runRules } from '../run-rules.js';
import { LineIndex } from '../source/line-index.js';
import { parseSource } from '../source/parse-source.js';
import { CORPUS_OPTIONS, type CorpusFile } from './corpus.fixture.js';

/** A finding as every door reports it. */
export interface DoorFinding {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

/** What the embedded review says of a file. */
export function embeddedFindings({ path, text, boundary }: CorpusFile): readonly DoorFinding[] {
  const source = parseSource(path, text);
  if (source.problems.length > 0) throw new Error(`${path}: ${JSON.stringify(source.problems)}`);
  const lines = new LineIndex(text);
  return runRules(source, RULES, boundary, CORPUS_OPTIONS)
    .filter(({ suppression }) => suppression === undefined)
    .map(({ node, rule, messageId, data }) => {
      const message = rule.messages[messageId];
      return {
        ...lines.at(node.range[0]),
        rule: rule.name,
        message: fillMessage(`${message?.what} ${message?.fix}`, data),
      };
    })
    .sort(byPlace);
}

export function byPlace(left: DoorFinding, right: DoorFinding): number {
  const place = left.line - right.line || left.column - right.column;
  return place || (left.rule + left.message < right.rule + right.message ? -1 : 1);
}
