import { reportForbidden, useOf, type ForbiddenApis } from '../ambient/forbidden-api.js';
import { type Rule } from '../rule.js';

type MessageId = 'evaluated';

const RUNS = [
  { messageId: 'evaluated', when: useOf('call', 'construct', 'alias', 'escape') },
] as const;

const APIS: ForbiddenApis<MessageId> = new Map([
  ['eval', RUNS],
  ['Function', [{ messageId: 'evaluated', when: useOf('call', 'construct', 'alias') }]],
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
  },
  create: (context) => reportForbidden(context, APIS),
};
