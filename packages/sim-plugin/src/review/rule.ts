import type { RuleName } from '../config/review-rules.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { Boundary, Severity } from './severity.js';
import type { ReviewedSource } from './source/reviewed-source.js';

/** What one kind of finding says. `{{name}}` stands for a value that the finding carries. */
export interface RuleMessage {
  /** What is wrong, as one sentence. */
  readonly what: string;
  /** What to write instead, as one sentence. */
  readonly fix: string;
  /** Given where it differs from the rule's own. */
  readonly severity?: Severity;
}

/** One place where a rule was broken. */
export interface RuleFinding<MessageId extends string = string> {
  readonly node: TSESTree.Node | TSESTree.Comment;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** A change of the text that repairs the finding without a change of meaning. */
  readonly repair?: TextEdit;
}

/** Replaces the characters from `start` up to `end` by `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a rule gets to see of the file under review. */
export interface RuleContext<MessageId extends string = string> {
  /** Absolute path of the file. */
  readonly filename: string;
  readonly boundary: Boundary;
  readonly source: ReviewedSource;
  readonly options: Readonly<Record<string, unknown>>;
  report(finding: RuleFinding<MessageId>): void;
}

/** Functions called with each node of a type, before (`Type`) or after (`Type:exit`) its children. */
export type RuleListeners = {
  readonly [Type in TSESTree.Node['type'] as `${Type}`]?: (
    node: Extract<TSESTree.Node, { type: Type }>,
  ) => void;
} & {
  readonly [Type in TSESTree.Node['type'] as `${Type}:exit`]?: (
    node: Extract<TSESTree.Node, { type: Type }>,
  ) => void;
};

/**
 * One thing that the review looks for.
 *
 * A rule knows nothing of the door it is used through: `sim-check`, ESLint and Oxlint each adapt it.
 */
export interface Rule<MessageId extends string = string> {
  /** Unique, in kebab case, without the `sim/` prefix that users see. */
  readonly name: RuleName;
  /** What the rule asks for, in one line. */
  readonly summary: string;
  /** Why breaking it breaks "same seed, same universe", as one sentence. */
  readonly why: string;
  readonly severity: Severity;
  /** The boundaries in which the rule holds. */
  readonly boundaries: readonly Boundary[];
  readonly messages: Readonly<Record<MessageId, RuleMessage>>;
  /** Whether the rule also holds in files of which only types are imported. */
  readonly aboutTypes?: boolean;
  /** JSON Schema of each of the rule's options. */
  readonly options?: Readonly<Record<string, object>>;
  create(context: RuleContext<MessageId>): RuleListeners;
}
