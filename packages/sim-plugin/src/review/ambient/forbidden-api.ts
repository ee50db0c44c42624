import { type RuleContext, type RuleListeners } from '../rule.js';
import { type AmbientUse, type UseKind } from './ambient-use.js';
import { ambientUses } from './ambient-uses.js';

/** An API that a rule does not admit, and in which use. */
export interface ForbiddenApi<MessageId extends string> {
  readonly messageId: MessageId;
  /** Which uses break the rule. */
  readonly when: (use: AmbientUse) => boolean;
  /** How the finding calls the API; the path that was found when absent. */
  readonly as?: string;
}

/** APIs by path; `module.*` stands for all members that have no entry of their own. */
export type ForbiddenApis<MessageId extends string> = ReadonlyMap<
  string,
  readonly ForbiddenApi<MessageId>[]
>;

const HARMLESS: ReadonlySet<UseKind> = new Set(['test', 'write']);

/** Any use that can run the API, reported where it first gets a name. */
export function anyUse({ kind, renamed }: AmbientUse): boolean {
  return !HARMLESS.has(kind) && !renamed;
}

/** A use of exactly one kind. */
export function useOf(...kinds: readonly UseKind[]): (use: AmbientUse) => boolean {
  const wanted = new Set<UseKind>(kinds);
  return ({ kind }) => wanted.has(kind);
}

/** Entries that forbid each of `paths` in any use. */
export function forbidden<MessageId extends string>(
  messageId: MessageId,
  paths: readonly string[],
): readonly (readonly [string, readonly ForbiddenApi<MessageId>[]])[] {
  return paths.map((path) => [path, [{ messageId, when: anyUse }]]);
}

/** Listeners that report every forbidden use in a file, with the API's name as `{{api}}`. */
export function reportForbidden<MessageId extends string>(
  context: RuleContext<MessageId>,
  apis: ForbiddenApis<MessageId>,
): RuleListeners {
  return {
    'Program:exit'() {
      for (const use of ambientUses(context.source)) {
        const match = entriesFor(use.path, apis).find(({ when }) => when(use));
        if (!match) continue;
        const api = match.as ?? use.path.replace(/^node:([^.]+)\./, '$1.');
        context.report({ node: use.node, messageId: match.messageId, data: { api } });
      }
    },
  };
}

function entriesFor<MessageId extends string>(
  path: string,
  apis: ForbiddenApis<MessageId>,
): readonly ForbiddenApi<MessageId>[] {
  const exact = apis.get(path);
  if (exact) return exact;
  const owner = path.lastIndexOf('.');
  return (owner > 0 ? apis.get(`${path.slice(0, owner)}.*`) : undefined) ?? [];
}
