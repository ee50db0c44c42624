import type { TSESTree } from '@typescript-eslint/types';
import type { Rule, RuleFinding, RuleListeners } from '../review/rule.js';
import type { Boundary, Severity } from '../review/severity.js';
import type { ReviewedSource } from '../review/source/reviewed-source.js';
import { suppressionFor } from '../review/suppression.js';

/** As much of a rule's context as ESLint 9 and Oxlint both give. */
interface LintContext {
  readonly filename: string;
  readonly sourceCode: ReviewedSource;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  report(problem: LintProblem): void;
}

interface LintProblem {
  readonly node: TSESTree.Node | TSESTree.Comment;
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly fix?: (fixer: LintFixer) => unknown;
}

interface LintFixer {
  replaceTextRange(range: readonly [number, number], text: string): unknown;
}

/** A rule in the form that ESLint and Oxlint load. */
export interface LintRule {
  /** What linters know of the rule before it runs. */
  readonly meta: {
    /** Whether findings break determinism, or are worth knowing. */
    readonly type: 'problem' | 'suggestion';
    /** What editors show. */
    readonly docs: {
      /** What the rule looks for. */
      readonly description: string;
    };
    /** What findings say, by their ids. */
    readonly messages: Readonly<Record<string, string>>;
    /** Present when `--fix` mends some of them. */
    readonly fixable?: 'code';
    /** JSON Schema of the rule's options. */
    readonly schema: readonly object[];
  };
  /** Called by the linter for each file. @internal */
  create(context: LintContext): RuleListeners;
}

const TYPES: Readonly<Record<Severity, LintRule['meta']['type']>> = {
  BLOCK: 'problem',
  WARN: 'problem',
  INFO: 'suggestion',
};

/** Gives a rule of the review the form that ESLint and Oxlint load. */
export function eslintRule(rule: Rule): LintRule {
  const messages = Object.entries(rule.messages).map(([id, { what, fix }]) => [
    id,
    `${what} ${fix}`,
  ]);
  return {
    meta: {
      type: TYPES[rule.severity],
      docs: { description: rule.summary },
      messages: Object.fromEntries(messages),
      fixable: 'code',
      schema: [{ type: 'object', properties: rule.options ?? {}, additionalProperties: false }],
    },
    create(context) {
      const boundary = boundaryOf(context.settings);
      if (!rule.boundaries.includes(boundary)) return {};
      const source = context.sourceCode;
      return rule.create({
        filename: context.filename,
        boundary,
        source,
        options: (context.options[0] ?? {}) as Readonly<Record<string, unknown>>,
        report(finding) {
          if (suppressionFor(source, rule.name, finding.node.range[0])) return;
          context.report(problemOf(finding));
        },
      });
    },
  };
}

function problemOf({ node, messageId, data, repair }: RuleFinding): LintProblem {
  return {
    node,
    messageId,
    ...(data ? { data } : {}),
    ...(repair
      ? { fix: (fixer) => fixer.replaceTextRange([repair.start, repair.end], repair.text) }
      : {}),
  };
}

/** `settings: { sim: { boundary: 'moderate' } }`; strict unless it says otherwise. */
function boundaryOf(settings: Readonly<Record<string, unknown>>): Boundary {
  const { boundary } = (settings['sim'] ?? {}) as { readonly boundary?: Boundary };
  return boundary ?? 'strict';
}
