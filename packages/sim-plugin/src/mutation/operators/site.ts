import type { TSESTree } from '@typescript-eslint/types';
import type { Stretch } from './draft.js';

/** Where a mutant is switched on and off: an expression, or one or several statements. */
export interface Site extends Stretch {
  readonly kind: 'expression' | 'statement' | 'block';
}

/** Statements that may stand in a branch: nothing outside of them sees what they declare. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);

/**
 * The closest place around a node at which its value or its effect can be switched.
 *
 * @returns `undefined` where there is none, as for the target of an assignment
 */
export function siteOf(node: TSESTree.Node): Site | undefined {
  const [start, end] = node.range;
  if (node.type === 'BlockStatement') return { kind: 'block', start, end };
  if (STATEMENTS.has(node.type)) return { kind: 'statement', start, end };
  let at: TSESTree.Node = node;
  while (at.parent && isPartOfChain(at, at.parent)) at = at.parent;
  return isExpression(at)
    ? { kind: 'expression', start: at.range[0], end: at.range[1] }
    : undefined;
}

/** The parts of `a.b().c` belong together: a call loses its `this`, an optional chain its short circuit. */
function isPartOfChain(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'MemberExpression':
      return parent.object === node;
    case 'TaggedTemplateExpression':
      return parent.tag === node || parent.quasi === node;
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return true;
    default:
      return false;
  }
}

/** Whether another expression could stand in a node's place. */
function isExpression(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === node;
    case 'VariableDeclarator':
      return parent.init === node;
    case 'Property':
      return (
        parent.value === node && !parent.shorthand && parent.parent.type === 'ObjectExpression'
      );
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node;
    case 'MethodDefinition':
      return false;
    case 'MemberExpression':
      return parent.computed;
    case 'UnaryExpression':
      return parent.operator !== 'delete';
    case 'ExpressionStatement':
      return typeof parent.directive !== 'string';
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.expression === node;
    default:
      return PARENTS_OF_EXPRESSIONS.has(parent.type);
  }
}

const PARENTS_OF_EXPRESSIONS: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AwaitExpression',
  'BinaryExpression',
  'CallExpression',
  'ConditionalExpression',
  'DoWhileStatement',
  'ForStatement',
  'IfStatement',
  'LogicalExpression',
  'NewExpression',
  'ReturnStatement',
  'SequenceExpression',
  'SpreadElement',
  'SwitchCase',
  'SwitchStatement',
  'TemplateLiteral',
  'ThrowStatement',
  'WhileStatement',
  'YieldExpression',
]);
