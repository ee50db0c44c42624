import type { TSESTree } from '@typescript-eslint/types';

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Functions that decide: the pure ones of a module, and the methods of a sans-IO protocol. */
const PURE_OPERATIONS: ReadonlySet<string> = new Set(['transition', 'step']);
const PROTOCOL_METHODS: ReadonlySet<string> = new Set([
  'handleInput',
  'handleTimeout',
  'pollTransmit',
  'pollTimeout',
]);

/** A function that the simulator drives. */
export interface Operation {
  readonly name: string;
  readonly kind: 'pure' | 'protocol';
  readonly node: FunctionNode;
  /** Where the name stands. */
  readonly named: TSESTree.Node;
}

/** The operation that a function is, or `undefined` when it is none. */
export function operationOf(node: FunctionNode): Operation | undefined {
  const named = nameOf(node);
  if (!named) return undefined;
  const { parent } = node;
  const isMethod = parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition';
  if (isMethod && PROTOCOL_METHODS.has(named.name)) {
    return { name: named.name, kind: 'protocol', node, named };
  }
  if (!isMethod && PURE_OPERATIONS.has(named.name) && isTopLevel(node)) {
    return { name: named.name, kind: 'pure', node, named };
  }
  return undefined;
}

/** The operation that a node lies in. */
export function enclosingOperation(node: TSESTree.Node): Operation | undefined {
  for (let at = node.parent; at; at = at.parent) {
    const operation = isFunction(at) ? operationOf(at) : undefined;
    if (operation) return operation;
  }
  return undefined;
}

/** What a function is called, by its own name or by what it is assigned to. */
export function functionName(node: FunctionNode): string | undefined {
  return nameOf(node)?.name;
}

export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

function nameOf(node: FunctionNode): TSESTree.Identifier | undefined {
  if (node.id) return node.id;
  const { parent } = node;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id : undefined;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return parent.key.type === 'Identifier' && !parent.computed ? parent.key : undefined;
    default:
      return undefined;
  }
}

/** Whether the nearest statement around a function stands at the top of the file. */
function isTopLevel(node: TSESTree.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'Program') return true;
    if (isFunction(at) || at.type === 'ClassBody') return false;
  }
  return false;
}
