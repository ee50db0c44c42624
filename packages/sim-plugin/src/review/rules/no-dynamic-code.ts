import type { TSESTree } from '@typescript-eslint/types';
import {
  reportForbidden,
  useOf,
  type ForbiddenApi,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';
import { unwrap } from '../syntax/mutation.js';
import { isFunction } from '../syntax/operations.js';
import type { Rule } from '../rule.js';

type MessageId = 'evaluated' | 'globalExported' | 'globalEscapes';

const RUNS = [
  { messageId: 'evaluated', when: useOf('call', 'construct', 'alias', 'escape') },
] as const;

const APIS: ForbiddenApis<MessageId> = new Map<string, readonly ForbiddenApi<MessageId>[]>([
  ['eval', RUNS],
  ['Function', [{ messageId: 'evaluated', when: useOf('call', 'construct', 'alias') }]],
  ...['globalThis', 'global', 'self', 'window'].map(
    (path) =>
      [
        path,
        [
          { messageId: 'globalExported', when: useOf('export') },
          { messageId: 'globalEscapes', when: useOf('dynamic', 'escape') },
        ],
      ] as const,
  ),
]);

/** No code that only exists while running. */
export const noDynamicCode: Rule<MessageId> = {
  name: 'no-dynamic-code',
  summary: 'Write code down; never make it from text.',
  why: 'Code that is made from text can reach every clock and every random generator, and no review can see it.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    evaluated: {
      what: '`{{api}}` runs code that is made from text.',
      fix: 'Write the function down, or choose one from a table of functions.',
    },
    globalExported: {
      what: '`{{api}}` is exported under another name, and with it every global.',
      fix: 'Name the globals that are needed, one by one.',
    },
    globalEscapes: {
      what: 'Which global is reached through `{{api}}` here is only known while running.',
      fix: 'Name the global that is needed.',
      severity: 'WARN',
    },
  },
  create(context) {
    return {
      ...reportForbidden(context, APIS),
      MemberExpression(node) {
        if (isFunctionConstructor(node)) {
          context.report({ node, messageId: 'evaluated', data: { api: 'Function' } });
        }
      },
    };
  },
};

/** `x.constructor.constructor` and `(() => {}).constructor`: `Function`, found through any value. */
function isFunctionConstructor(node: TSESTree.MemberExpression): boolean {
  if (!isConstructor(node)) return false;
  const object = unwrap(node.object);
  return object.type === 'MemberExpression' ? isConstructor(object) : isFunction(object);
}

function isConstructor({ property, computed }: TSESTree.MemberExpression): boolean {
  if (computed) return property.type === 'Literal' && property.value === 'constructor';
  return property.type === 'Identifier' && property.name === 'constructor';
}
