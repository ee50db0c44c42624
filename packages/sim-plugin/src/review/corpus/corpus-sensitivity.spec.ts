import { describe, expect, it } from 'vitest';
import type { Rule, RuleContext, RuleFinding } from '../rule.js';
import { RULES } from '../rules/rules.js';
import { runRules } from '../run-rules.js';
import { LineIndex } from '../source/line-index.js';
import { parseSource } from '../source/parse-source.js';
import { CORPUS_OPTIONS, type CorpusFile, corpusFiles } from './corpus.fixture.js';

// A corpus that a broken rule passes holds nothing: each rule is broken here, and has to be found out.

const files = corpusFiles();
const messages = RULES.flatMap((rule) =>
  Object.keys(rule.messages).map((messageId) => ({ rule, name: rule.name, messageId })),
);

describe('the corpus notices', () => {
  it.each(messages)('that $name no longer reports `$messageId`', ({ rule, messageId }) => {
    const broken = reportingThrough(rule, (finding, context) => {
      if (finding.messageId !== messageId) context.report(finding);
    });
    expect(files.filter((file) => !meetsExpectations(file, broken))).not.toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))(
    'that %s reports all that it looks at, in valid code of its own',
    (_name, rule) => {
      const valid = files.filter((file) => file.isValid && file.rule === rule.name);
      const broken = reportingAll(rule);
      expect(valid.filter((file) => !meetsExpectations(file, broken))).not.toEqual([]);
    },
  );
});

function meetsExpectations({ path, text, boundary, expected }: CorpusFile, rule: Rule): boolean {
  const lines = new LineIndex(text);
  const found = runRules(parseSource(path, text), [rule], boundary, CORPUS_OPTIONS)
    .filter(({ suppression }) => suppression === undefined)
    .map(({ node }) => `${lines.at(node.range[0]).line} ${rule.name}`);
  const own = expected.filter((it) => it.endsWith(` ${rule.name}`));
  return found.sort().join() === own.join();
}

function reportingThrough(
  rule: Rule,
  report: (finding: RuleFinding, context: RuleContext) => void,
): Rule {
  return {
    ...rule,
    create: (context) =>
      rule.create({
        filename: context.filename,
        boundary: context.boundary,
        source: context.source,
        options: context.options,
        report: (finding) => report(finding, context),
      }),
  };
}

function reportingAll(rule: Rule): Rule {
  const [messageId = ''] = Object.keys(rule.messages);
  return {
    ...rule,
    create: (context) =>
      Object.fromEntries(
        Object.keys(rule.create(context)).map((type) => [
          type,
          (node: RuleFinding['node']) => context.report({ node, messageId }),
        ]),
      ),
  };
}
