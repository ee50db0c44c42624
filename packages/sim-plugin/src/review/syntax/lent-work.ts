import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf, type Bindings } from '../ambient/bindings.js';
import { roleOf } from '../module-file-role.js';
import { isSimulationCode } from '../module-folder.js';
import type { RuleContext } from '../rule.js';

const LENDING_PACKAGE = '@gossip/sim-runtime/sim';

/**
 * Whether a node lies in the work of a call of `borrowed`, where the simulation's clock and randomness
 * stand in for the platform's. Only a simulation lends them; production code cannot.
 */
export function isLent(
  node: TSESTree.Node,
  { filename, source }: Pick<RuleContext, 'filename' | 'source'>,
): boolean {
  if (!source.text.includes(LENDING_PACKAGE)) return false;
  if (!isWorkAlone(node, bindingsOf(source))) return false;
  return roleOf(filename) === 'test' || isSimulationCode(filename);
}

function isWorkAlone(node: TSESTree.Node, bindings: Bindings): boolean {
  if (node.type === 'ImportSpecifier' || node.type === 'ImportDefaultSpecifier') {
    // An import is lent where all its uses are.
    const uses = bindings.variableOf(node.local)?.references ?? [];
    return uses.every(({ identifier }) => isInWork(identifier, bindings));
  }
  return isInWork(node, bindings);
}

function isInWork(node: TSESTree.Node, bindings: Bindings): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    const isWork = parent.type === 'CallExpression' && parent.arguments[1] === at;
    if (isWork && isBorrowed(parent.callee, bindings)) return true;
  }
  return false;
}

function isBorrowed(callee: TSESTree.Node, bindings: Bindings): boolean {
  if (callee.type === 'MemberExpression') {
    const { object, property } = callee;
    const isNamed = property.type === 'Identifier' && property.name === 'borrowed';
    return isNamed && importedAs(object, bindings) === '*';
  }
  return importedAs(callee, bindings) === 'borrowed';
}

/** The name by which the lending package exports what an identifier means. */
function importedAs(node: TSESTree.Node, bindings: Bindings): string | undefined {
  const definition = bindings.variableOf(node)?.defs[0];
  const declaration = definition?.parent;
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  if (declaration.source.value !== LENDING_PACKAGE) return undefined;
  const clause = definition?.node;
  if (clause?.type === 'ImportNamespaceSpecifier') return '*';
  if (clause?.type !== 'ImportSpecifier') return undefined;
  return clause.imported.type === 'Identifier' ? clause.imported.name : clause.imported.value;
}
