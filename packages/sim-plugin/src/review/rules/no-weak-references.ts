import {
  ALLOW_OPTION,
  forbidden,
  reportForbidden,
  type ForbiddenApis,
} from '../ambient/forbidden-api.js';
import type { Rule } from '../rule.js';

type MessageId = 'collected';

const APIS: ForbiddenApis<MessageId> = new Map(
  forbidden<MessageId>('collected', ['WeakRef', 'FinalizationRegistry', 'gc']),
);

/** Nothing depends on when the garbage collector runs. */
export const noWeakReferences: Rule<MessageId> = {
  name: 'no-weak-references',
  summary: 'Hold what is needed, release it by name; never watch the garbage collector.',
  why: 'When an object is collected depends on the engine and on how much memory is in use.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    collected: {
      what: '`{{api}}` shows when the garbage collector has run.',
      fix: 'Keep the object in the state and remove it when the logic is done with it; a `WeakMap` keyed by the object is fine.',
    },
  },
  options: ALLOW_OPTION,
  create: (context) => reportForbidden(context, APIS),
};
