import type { TSESTree } from '@typescript-eslint/types';
import { parameterTypeName } from './parameter-names.js';
import type { ReviewedSource } from '../source/reviewed-source.js';

/** Whether `name` means, at a node, a parameter that is declared to be of `type`. */
export function hasParameter(
  name: string,
  type: string,
  node: TSESTree.Node,
  { scopeManager }: ReviewedSource,
): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const variable = scopeManager?.acquire(at, true)?.set.get(name);
    if (!variable) continue;
    const [identifier] = variable.identifiers;
    const isParameter = variable.defs.every((definition) => definition.type === 'Parameter');
    return isParameter && identifier !== undefined && parameterTypeName(identifier) === type;
  }
  return false;
}
