import type { TSESTree } from '@typescript-eslint/types';
import { type Draft, type Operator, replaced, textOf } from './draft.js';
import { namesCount, namesEarlierLife } from './names.js';

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap']);

/**
 * What an earlier life left behind, not taken over at a restart: `durable?.epoch ?? 0` is `0`, `new Map(durable?.items)`
 * is empty, and `lastEpoch + 1`, where a constructor counts on, is `1`.
 */
export const skippedRestores: Operator = (node, text): readonly Draft[] => {
  switch (node.type) {
    case 'LogicalExpression':
      if (node.operator !== '??' || !isOfEarlierLife(node.left)) return [];
      return [replaced('RestoreSkipped', node, textOf(node.right, text))];
    case 'ChainExpression':
      if (!isOfEarlierLife(node) || !isTakenOver(node)) return [];
      return [replaced('RestoreSkipped', node, 'undefined')];
    case 'NewExpression': {
      const [argument, ...others] = node.arguments;
      if (argument === undefined || others.length > 0 || !isCollection(node)) return [];
      if (!isOfEarlierLife(argument)) return [];
      const [start, end] = argument.range;
      return [{ operator: 'RestoreSkipped', node, start, end, replacement: '' }];
    }
    case 'BinaryExpression':
      if (node.operator !== '+' || !isInConstructor(node)) return [];
      if (!isOfEarlierLife(node.left) && !isCount(node.left)) return [];
      return [replaced('RestoreSkipped', node, textOf(node.right, text))];
    default:
      return [];
  }
};

/** Whether an expression is, or is read from, a variable that is named after an earlier life. */
function isOfEarlierLife(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'Identifier':
      return namesEarlierLife(node.name);
    case 'MemberExpression':
      return isOfEarlierLife(node.object);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return isOfEarlierLife(node.expression);
    default:
      return false;
  }
}

function isCount(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && namesCount(node.name);
}

/** Whether the value is kept: assigned, set as a property, or put into a collection, be it in one case of two. */
function isTakenOver(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'PropertyDefinition':
      return true;
    case 'ConditionalExpression':
      return parent.test !== node && isTakenOver(parent);
    case 'NewExpression':
      return node.type === 'ConditionalExpression' && isCollection(parent);
    default:
      return false;
  }
}

function isCollection({ callee }: TSESTree.NewExpression): boolean {
  return callee.type === 'Identifier' && COLLECTIONS.has(callee.name);
}

function isInConstructor(node: TSESTree.Node): boolean {
  let around = node.parent;
  while (around !== undefined && around !== null) {
    if (around.type === 'MethodDefinition') return around.kind === 'constructor';
    around = around.parent;
  }
  return false;
}
