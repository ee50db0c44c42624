import type { TSESTree } from '@typescript-eslint/types';
import { ambientUses } from '../ambient/ambient-uses.js';
import { roleOf } from '../module-file-role.js';
import { isSimulationCode } from '../module-folder.js';
import type { Rule } from '../rule.js';

type MessageId = 'file' | 'package';

const SIMULATION_FILE =
  /^\.{1,2}\/(.*\/)?(sim(\.[cm]?[jt]s)?|tests\/.*|[^/]*\.(spec|test)(\.[cm]?[jt]s)?)$/;
const SIMULATION_PACKAGE =
  /^(@gossip\/sim-runtime\/(sim|vitest|explore)|vitest(\/.*)?|fast-check|@fast-check\/.*)$/;

/** What ships does not know that it is simulated. */
export const noSimulationInProduction: Rule<MessageId> = {
  name: 'no-simulation-in-production',
  summary: 'Keep simulation and tests out of what ships.',
  why: 'The production build leaves `sim.ts` and `tests/` out, so what imports them is broken there, and what ships would no longer be what is simulated.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate', 'adapter'],
  messages: {
    file: {
      what: 'Production code imports `{{module}}`, which the production build leaves out.',
      fix: 'Move what is needed into a file of the module itself.',
    },
    package: {
      what: 'Production code imports `{{module}}`, which is for simulations and tests.',
      fix: 'Import contracts from `@gossip/sim-runtime`, and keep the rest in `sim.ts` and `tests/`.',
    },
  },
  create(context) {
    if (roleOf(context.filename) !== 'production') return {};
    const file = (node: TSESTree.Node | null | undefined): void => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      if (!SIMULATION_FILE.test(node.value)) return;
      context.report({ node, messageId: 'file', data: { module: node.value } });
    };
    return {
      ImportDeclaration: ({ source }) => file(source),
      ExportNamedDeclaration: ({ source }) => file(source),
      ExportAllDeclaration: ({ source }) => file(source),
      ImportExpression: ({ source }) => file(source),
      'Program:exit'() {
        const loads = ambientUses(context.source).filter(
          ({ kind, path }) => kind === 'load' && SIMULATION_PACKAGE.test(path),
        );
        // A helper of a simulation may use its packages; the production build still has no `sim.ts`.
        if (loads.length === 0 || isSimulationCode(context.filename)) return;
        for (const { path, node } of loads) {
          context.report({ node, messageId: 'package', data: { module: path } });
        }
      },
    };
  },
};
