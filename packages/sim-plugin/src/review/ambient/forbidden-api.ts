import type { RuleContext, RuleListeners, TextEdit } from '../rule.js';
import type { AmbientUse, UseKind } from './ambient-use.js';
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

const HARMLESS: ReadonlySet<UseKind> = new Set(['load', 'test', 'write']);

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

/** The option by which a project admits an API that a rule forbids. */
export const ALLOW_OPTION = {
  allow: {
    description: 'APIs that may be used all the same, as the findings name them.',
    type: 'array',
    items: { type: 'string', minLength: 1 },
  },
} as const;

/** Whether a project admits an API. */
export function isAllowed({ options }: RuleContext, api: string): boolean {
  const { allow } = options;
  return Array.isArray(allow) && allow.includes(api);
}

/** The name that findings have for an API. */
export function apiName({ path }: AmbientUse): string {
  return path.replace(/^node:([^.]+)\./, '$1.');
}

/**
 * Listeners that report every forbidden use in a file, with the API's name as `{{api}}`.
 *
 * @param repair - the change that puts a use right, where there is a safe one
 * @param isAdmitted - which uses are right where they stand
 */
export function reportForbidden<MessageId extends string>(
  context: RuleContext<MessageId>,
  apis: ForbiddenApis<MessageId>,
  repair: (use: AmbientUse) => TextEdit | undefined = () => undefined,
  isAdmitted: (use: AmbientUse) => boolean = () => false,
): RuleListeners {
  return {
    'Program:exit'() {
      for (const use of ambientUses(context.source)) {
        const match = entriesFor(use.path, apis).find(({ when }) => when(use));
        const api = match?.as ?? apiName(use);
        if (!match || isAllowed(context, api) || isAdmitted(use)) continue;
        const edit = repair(use);
        context.report({
          node: use.node,
          messageId: match.messageId,
          data: { api },
          ...(edit ? { repair: edit } : {}),
        });
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
