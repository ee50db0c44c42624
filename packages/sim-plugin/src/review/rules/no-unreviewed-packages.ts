import { ambientUses } from '../ambient/ambient-uses.js';
import { thirdPartyFolder, versionIn } from '../package/installed-package.js';
import { verdictOn } from '../package/verdicts.js';
import { packageName } from '../package-name.js';
import { roleOf } from '../module-file-role.js';
import type { Rule } from '../rule.js';

type MessageId = 'unreviewed' | 'unreviewedBehindPort' | 'refused';

/** Packages that are made for simulation, and the tools that other rules keep out of production. */
const TRUSTED: ReadonlySet<string> = new Set(['@gossip/sim-runtime', 'fast-check', 'vitest']);

/** Third-party code is not reviewed here, so the config has to vouch for it. */
export const noUnreviewedPackages: Rule<MessageId> = {
  name: 'no-unreviewed-packages',
  summary: 'Import third-party packages only once somebody has said why they are deterministic.',
  why: 'The review does not follow imports into third-party packages, and any of them may read a clock or draw randomness.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    unreviewed: {
      what: 'Nobody has vouched for the package `{{name}}`.',
      fix: 'Review it with `nx sim-check --package={{name}}` and add it to `review.packages` in sim.config.json with the reason why it is deterministic, or do without it.',
    },
    refused: {
      what: 'The package `{{name}}` is not deterministic as a whole: {{reason}}.',
      fix: 'Keep to what is deterministic and say so in `review.packages` of sim.config.json, or do without it.',
    },
    unreviewedBehindPort: {
      what: 'Nobody has vouched for the package `{{name}}`.',
      fix: 'Put it behind a port, or add it to `review.packages` in sim.config.json with the reason why it is deterministic.',
      severity: 'WARN',
    },
  },
  options: {
    allow: {
      description: 'Packages that may be imported, each with the reason why it is deterministic.',
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
    },
  },
  create(context) {
    const role = roleOf(context.filename);
    if (role === 'test') return {};
    const allowed = new Set(Object.keys(context.options['allow'] ?? {}));
    const messageId = context.boundary === 'strict' ? 'unreviewed' : 'unreviewedBehindPort';
    return {
      'Program:exit'() {
        for (const { kind, path, node } of ambientUses(context.source)) {
          if (kind !== 'load' || /^([./#?]|node:)/.test(path)) continue;
          const name = packageName(path);
          if (TRUSTED.has(name) || allowed.has(name)) continue;
          const folder = thirdPartyFolder(name, context.filename);
          if (folder === undefined) continue;
          const verdict = verdictOn(name, versionIn(folder));
          if (verdict?.isDeterministic === true) continue;
          const data = { name, reason: verdict?.reason ?? '' };
          context.report({ node, messageId: verdict ? 'refused' : messageId, data });
        }
      },
    };
  },
};
