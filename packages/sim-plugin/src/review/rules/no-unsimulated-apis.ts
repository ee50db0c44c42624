import type { AmbientUse, UseKind } from '../ambient/ambient-use.js';
import { UNKNOWN_MODULE } from '../ambient/ambient-use.js';
import { ambientUses } from '../ambient/ambient-uses.js';
import { ALLOW_OPTION, isAllowed } from '../ambient/forbidden-api.js';
import { unsimulatedApi } from '../ambient/simulated-apis.js';
import { roleOf } from '../module-file-role.js';
import { packageName } from '../package-name.js';
import { thirdPartyFolder } from '../package/installed-package.js';
import { isNativeAddon } from '../package/native-addon.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId = 'api' | 'addon' | 'unknown';

/** What hosts of a service do not have, named before a run uses it. */
export const noUnsimulatedApis: Rule<MessageId> = {
  name: 'no-unsimulated-apis',
  summary: 'Use on simulated hosts only what the simulation has a replacement for.',
  why: 'What has no replacement would reach the real machine past the simulation, so that a host ends where it is used.',
  severity: 'BLOCK',
  boundaries: ['boundary'],
  messages: {
    api: {
      what: 'The simulation has no replacement for `{{api}}`, and ends a host that uses it.',
      fix: 'Leave it out of the code of hosts, or put it behind a module of your own that another one stands in for.',
    },
    addon: {
      what: '`{{name}}` is a native addon, which a simulated host cannot load.',
      fix: 'Use a package, or a build of this one, that is JavaScript alone.',
    },
    unknown: {
      what: 'Which module is loaded here is only known while running, and a simulated host has bundled modules only.',
      fix: 'Import what is needed by name.',
      severity: 'WARN',
    },
  },
  options: ALLOW_OPTION,
  create(context) {
    if (roleOf(context.filename) === 'test') return {};
    return {
      'Program:exit'() {
        for (const use of ambientUses(context.source)) {
          if (use.kind === 'load') judgeModule(use, context);
          else judgeUse(use, context);
        }
      },
    };
  },
};

/** A member that is taken has a use of its own, and so has what gets another name, by which alone nothing runs. */
const HARMLESS: ReadonlySet<UseKind> = new Set(['alias', 'member', 'test', 'write']);

function judgeUse({ kind, path, node }: AmbientUse, context: RuleContext<MessageId>): void {
  const api = HARMLESS.has(kind) ? undefined : unsimulatedApi(path);
  if (api !== undefined && !isAllowed(context, api))
    context.report({ node, messageId: 'api', data: { api } });
}

/** A module is loaded: most packages load what they never use, so only what cannot be loaded at all is a finding. */
function judgeModule({ path, node }: AmbientUse, context: RuleContext<MessageId>): void {
  if (path === UNKNOWN_MODULE) {
    context.report({ node, messageId: 'unknown' });
    return;
  }
  if (path.startsWith('node:')) return;
  const name = /^[./#]/.test(path) ? path : packageName(path);
  if (isAllowed(context, name) || !isAddon(path, name, context.filename)) return;
  context.report({ node, messageId: 'addon', data: { name } });
}

function isAddon(path: string, name: string, filename: string): boolean {
  if (path.endsWith('.node')) return true;
  if (path === name && /^[./#]/.test(path)) return false;
  const folder = thirdPartyFolder(name, filename);
  return folder !== undefined && isNativeAddon(folder);
}
