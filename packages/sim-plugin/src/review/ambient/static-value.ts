import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from './bindings.js';

/** The text that an expression always has, as far as a reader can tell without running it. */
export function staticString(
  node: TSESTree.Node | null | undefined,
  bindings: Bindings,
): string | undefined {
  switch (node?.type) {
    case 'Literal':
      return node.value === null ? undefined : String(node.value);
    case 'TemplateLiteral':
      return staticTemplate(node, bindings);
    case 'BinaryExpression': {
      if (node.operator !== '+') return undefined;
      const left = staticString(node.left, bindings);
      const right = staticString(node.right, bindings);
      return left === undefined || right === undefined ? undefined : left + right;
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return staticString(node.expression, bindings);
    case 'Identifier':
      return staticString(constantInitializer(node, bindings), bindings);
    default:
      return undefined;
  }
}

function staticTemplate(node: TSESTree.TemplateLiteral, bindings: Bindings): string | undefined {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked;
    const expression = node.expressions[index];
    if (!expression) continue;
    const value = staticString(expression, bindings);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

/** What a `const` was declared with. */
export function constantInitializer(
  identifier: TSESTree.Identifier,
  bindings: Bindings,
): TSESTree.Expression | undefined {
  const definition = bindings.variableOf(identifier)?.defs[0];
  if (definition?.node.type !== 'VariableDeclarator') return undefined;
  if (definition.parent?.type !== 'VariableDeclaration' || definition.parent.kind !== 'const') {
    return undefined;
  }
  return definition.node.id.type === 'Identifier' ? (definition.node.init ?? undefined) : undefined;
}

/** The name of the member that `object.name` or `object['name']` takes, where it is fixed. */
export function memberName(
  node: TSESTree.MemberExpression,
  bindings: Bindings,
): string | undefined {
  if (node.computed) return staticString(node.property, bindings);
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** The name of the property that a destructuring pattern takes, where it is fixed. */
export function propertyName(node: TSESTree.Property, bindings: Bindings): string | undefined {
  if (!node.computed && node.key.type === 'Identifier') return node.key.name;
  return staticString(node.key, bindings);
}
