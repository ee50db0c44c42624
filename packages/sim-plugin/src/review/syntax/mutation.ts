import type { TSESTree } from '@typescript-eslint/types';

/** A place where the value that an expression stands for is changed. */
export interface Mutation {
  readonly node: TSESTree.Node;
  /** The expression whose value is changed. */
  readonly target: TSESTree.Node;
}

/** Methods that change their receiver, whether their result is used or not. */
const ALWAYS: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
]);

/**
 * Methods that change a Map, a Set or a Date. Immutable collections have some of the same names and
 * give the changed copy back, so these only count where the result is dropped.
 */
const WHEN_DROPPED: ReadonlySet<string> = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'setTime',
  'setFullYear',
  'setHours',
  'setUint8',
  'setUint32',
]);

/** Functions that change their first argument. */
const OBJECT_MUTATORS: ReadonlySet<string> = new Set([
  'assign',
  'defineProperty',
  'defineProperties',
  'setPrototypeOf',
]);
const REFLECT_MUTATORS: ReadonlySet<string> = new Set([
  'set',
  'deleteProperty',
  'defineProperty',
  'setPrototypeOf',
]);

/** What a node changes, as far as its own form tells. */
export function mutationsBy(node: TSESTree.Node): readonly Mutation[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return assigned(node.left).map((target) => ({ node, target }));
    case 'ForOfStatement':
    case 'ForInStatement':
      return assigned(node.left).map((target) => ({ node: node.left, target }));
    case 'UpdateExpression':
      return assigned(node.argument).map((target) => ({ node, target }));
    case 'UnaryExpression':
      return node.operator === 'delete'
        ? assigned(node.argument).map((target) => ({ node, target }))
        : [];
    case 'CallExpression':
      return calledOn(node);
    default:
      return [];
  }
}

/** The objects whose members an assignment's left side replaces. */
function assigned(left: TSESTree.Node): readonly TSESTree.Node[] {
  const target = unwrap(left);
  switch (target.type) {
    case 'MemberExpression':
      return [target.object];
    case 'ArrayPattern':
      return target.elements.flatMap((element) => (element ? assigned(element) : []));
    case 'ObjectPattern':
      return target.properties.flatMap((property) =>
        assigned(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'AssignmentPattern':
      return assigned(target.left);
    default:
      return [];
  }
}

function calledOn(node: TSESTree.CallExpression): readonly Mutation[] {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const method = callee.property.name;
  const receiver = callee.object.type === 'Identifier' ? callee.object.name : undefined;
  const first = node.arguments[0];
  const mutators = receiver === 'Object' ? OBJECT_MUTATORS : REFLECT_MUTATORS;
  if ((receiver === 'Object' || receiver === 'Reflect') && mutators.has(method)) {
    return first ? [{ node, target: first }] : [];
  }
  if (callee.computed) return [];
  const dropped = isDropped(node);
  return ALWAYS.has(method) || (WHEN_DROPPED.has(method) && dropped)
    ? [{ node, target: callee.object }]
    : [];
}

/** Whether the result of a call is unused, so that the call is made for its effect. */
function isDropped(node: TSESTree.Node): boolean {
  const parent = node.parent?.type === 'ChainExpression' ? node.parent.parent : node.parent;
  return parent?.type === 'ExpressionStatement' || isCallbackOfForEach(parent);
}

/** Whether a method drops the results of its callback, as `forEach` alone does. */
function isCallbackOfForEach(node: TSESTree.Node | null | undefined): boolean {
  if (node?.type !== 'ArrowFunctionExpression' || node.parent.type !== 'CallExpression')
    return false;
  const callee = unwrap(node.parent.callee);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return callee.property.name === 'forEach';
}

/** An expression without the wrappers that only the type checker sees. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** The expression at the start of a chain of members: `state` of `(state.items as X)[0].name`. */
export function chainRoot(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? chainRoot(inner.object) : inner;
}
