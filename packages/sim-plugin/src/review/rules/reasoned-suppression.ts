import type { Rule } from '../rule.js';
import { suppressionsOf } from '../suppression.js';

type MessageId = 'reason' | 'rule';

/** A suppression names its rule and gives a reason. */
export const reasonedSuppression: Rule<MessageId> = {
  name: 'reasoned-suppression',
  summary: 'Give a reason with every `sim-allow`.',
  why: 'A leak that somebody waved through without a word is as unrepeatable as one that nobody saw.',
  severity: 'BLOCK',
  aboutTypes: true,
  boundaries: ['strict', 'moderate', 'boundary'],
  messages: {
    reason: {
      what: 'This `sim-allow` gives no reason, so it allows nothing.',
      fix: 'Add the reason after two dashes: `sim-allow no-io -- why this is deterministic`.',
    },
    rule: {
      what: 'This `sim-allow` names no rule, so it allows nothing.',
      fix: 'Name the rule it is about: `sim-allow no-io -- why this is deterministic`.',
    },
  },
  create: (context) => ({
    'Program:exit'() {
      for (const { comment, rules, reason } of suppressionsOf(context.source)) {
        if (rules.length === 0) context.report({ node: comment, messageId: 'rule' });
        else if (reason === undefined) context.report({ node: comment, messageId: 'reason' });
      }
    },
  }),
};
