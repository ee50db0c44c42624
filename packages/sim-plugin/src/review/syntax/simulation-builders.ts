import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';

/** Where a simulation is defined from. */
export const SIMULATOR = '@gossip/sim-runtime/sim';

/** Whether a callee is one of the functions that define simulations, under whatever name. */
export function isBuilder(
  callee: TSESTree.Node,
  bindings: Bindings,
  builders: readonly string[],
): boolean {
  if (callee.type !== 'Identifier') return false;
  const definition = bindings.variableOf(callee)?.defs[0];
  if (definition?.type !== 'ImportBinding' || definition.node.type !== 'ImportSpecifier')
    return false;
  const { imported } = definition.node;
  const from = definition.parent;
  return (
    imported.type === 'Identifier' &&
    builders.includes(imported.name) &&
    from?.type === 'ImportDeclaration' &&
    from.source.value === SIMULATOR
  );
}
