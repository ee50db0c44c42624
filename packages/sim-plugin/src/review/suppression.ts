import type { TSESTree } from '@typescript-eslint/types';
import type { ReviewedSource } from './source/reviewed-source.js';

/**
 * A comment by which an author answers for a finding:
 * `// sim-allow no-io -- the adapter's own test double`, on the line of the finding or alone on the line
 * before it; `sim-allow-file` answers for a whole file.
 */
export interface Suppression {
  readonly comment: TSESTree.Comment;
  readonly rules: readonly string[];
  /** Why the finding is no fault; a suppression without a reason suppresses nothing. */
  readonly reason: string | undefined;
  /** Offsets that it covers, the end excluded. */
  readonly start: number;
  readonly end: number;
}

/** The word by which a comment is known to be a suppression. */
export const SUPPRESSION = 'sim-allow';

const DIRECTIVE = /^\s*sim-allow(?<file>-file)?(?<rest>\s[\s\S]*|$)/;

const known = new WeakMap<TSESTree.Program, readonly Suppression[]>();

/** The suppressions that a file contains, in its order. */
export function suppressionsOf(source: ReviewedSource): readonly Suppression[] {
  const cached = known.get(source.ast);
  if (cached) return cached;
  const found = source.text.includes(SUPPRESSION)
    ? (source.ast.comments ?? []).flatMap((comment) => suppressionIn(comment, source.text) ?? [])
    : [];
  known.set(source.ast, found);
  return found;
}

/** The suppression that answers for a rule's finding at an offset. */
export function suppressionFor(
  source: ReviewedSource,
  rule: string,
  offset: number,
): Suppression | undefined {
  return suppressionsOf(source).find(
    ({ rules, reason, start, end }) =>
      reason !== undefined && rules.includes(rule) && start <= offset && offset < end,
  );
}

function suppressionIn(comment: TSESTree.Comment, text: string): Suppression | undefined {
  const directive = DIRECTIVE.exec(comment.value)?.groups;
  if (!directive) return undefined;
  const [names = '', ...reason] = (directive['rest'] ?? '').split(/\s--(?=\s|$)/);
  const covered = directive['file'] ? [0, text.length + 1] : coverage(comment, text);
  return {
    comment,
    rules: names.split(/[\s,]+/).flatMap((name) => name.replace(/^sim\//, '') || []),
    reason: reason.join(' -- ').trim() || undefined,
    start: covered[0] ?? 0,
    end: covered[1] ?? 0,
  };
}

/** The line of the comment, or the next line when the comment has its own to itself. */
function coverage({ range }: TSESTree.Comment, text: string): readonly number[] {
  const lineStart = text.lastIndexOf('\n', range[0] - 1) + 1;
  const ownLineEnd = lineEnd(text, range[1]);
  const isAlone =
    text.slice(lineStart, range[0]).trim() === '' && text.slice(range[1], ownLineEnd).trim() === '';
  return isAlone ? [ownLineEnd + 1, lineEnd(text, ownLineEnd + 1)] : [lineStart, ownLineEnd];
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
