import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf, type Bindings } from '../ambient/bindings.js';
import { constantInitializer, memberName } from '../ambient/static-value.js';
import { unwrap } from '../syntax/mutation.js';
import { isFunction, type FunctionNode } from '../syntax/operations.js';
import type { Rule, RuleContext } from '../rule.js';
import { childrenOf } from '../source/walk.js';

type MessageId =
  'forIn' | 'integerKeys' | 'booleanComparator' | 'neverEqual' | 'arbitraryComparator';

const SORTS: ReadonlySet<string> = new Set(['sort', 'toSorted']);
const KEY_LISTS: ReadonlySet<string> = new Set(['keys', 'values', 'entries']);

/** Nothing is visited in an order that the data does not decide. */
export const noUnstableOrder: Rule<MessageId> = {
  name: 'no-unstable-order',
  summary: 'Iterate and sort in an order that the data alone decides.',
  why: 'The order in which effects come out is part of a universe; an order that the engine or the shape of a key decides can change without the seed.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    forIn: {
      what: '`for … in` visits inherited keys too, and keys that look like integers before all others.',
      fix: 'Iterate over a Map or an array, or over `Object.keys(…)` in an order of your own.',
    },
    integerKeys: {
      what: 'The keys of `{{name}}` are numbers, which an object lists in numeric order, as text, however they were added.',
      fix: 'Use a `Map`, which keeps the order of insertion and the type of its keys.',
      severity: 'INFO',
    },
    booleanComparator: {
      what: 'The comparator answers true or false, never a negative number, so how the elements end up is the engine’s choice.',
      fix: 'Answer a negative number, zero or a positive number: `a - b`, or `a < b ? -1 : a > b ? 1 : 0`.',
      severity: 'BLOCK',
    },
    neverEqual: {
      what: 'The comparator never answers 0, so elements that are equal end up in the engine’s order.',
      fix: 'Answer 0 for equal elements, or compare a further field that tells them apart.',
    },
    arbitraryComparator: {
      what: 'The comparator does not compare its arguments, so how the elements end up is the engine’s choice.',
      fix: 'Sort by a field of the elements; to shuffle, draw indices from a `random: Random`.',
      severity: 'BLOCK',
    },
  },
  create(context) {
    const bindings = bindingsOf(context.source);
    return {
      ForInStatement(node) {
        context.report({ node, messageId: 'forIn' });
      },
      CallExpression(node) {
        const callee = unwrap(node.callee);
        if (callee.type !== 'MemberExpression') return;
        const method = memberName(callee, bindings);
        if (method === undefined) return;
        if (SORTS.has(method)) checkSort(node, bindings, context);
        else if (KEY_LISTS.has(method)) checkKeys(node, callee, bindings, context);
      },
    };
  },
};

function checkKeys(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  bindings: Bindings,
  context: RuleContext<MessageId>,
): void {
  if (callee.object.type !== 'Identifier' || callee.object.name !== 'Object') return;
  const argument = node.arguments[0];
  if (argument?.type !== 'Identifier') return;
  const declared = bindings.variableOf(argument)?.identifiers[0];
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  if (!hasNumericKeys(annotation?.typeAnnotation)) return;
  context.report({ node, messageId: 'integerKeys', data: { name: argument.name } });
}

/** `Record<number, …>`, `Record<NodeId, …>` and `{ [id: number]: … }`. */
function hasNumericKeys(type: TSESTree.TypeNode | undefined): boolean {
  switch (type?.type) {
    case 'TSTypeOperator':
      return hasNumericKeys(type.typeAnnotation);
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return false;
      const first = type.typeArguments?.params[0];
      if (type.typeName.name === 'Record') return isNumeric(first);
      return /^(Readonly|Partial)$/.test(type.typeName.name) && hasNumericKeys(first);
    }
    case 'TSTypeLiteral':
      return type.members.some(
        (member) =>
          member.type === 'TSIndexSignature' &&
          member.parameters.some(
            (key) => key.type === 'Identifier' && isNumeric(key.typeAnnotation?.typeAnnotation),
          ),
      );
    default:
      return false;
  }
}

function isNumeric(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSNumberKeyword') return true;
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    (type.typeName.name === 'NodeId' || type.typeName.name === 'LogicalTime')
  );
}

function checkSort(
  node: TSESTree.CallExpression,
  bindings: Bindings,
  context: RuleContext<MessageId>,
): void {
  const comparator = comparatorOf(node.arguments[0], bindings);
  if (!comparator) return;
  const result = soleResult(comparator);
  if (
    comparator.params.length === 0 ||
    (result && !mentionsParameter(result, comparator, bindings))
  ) {
    context.report({ node: comparator, messageId: 'arbitraryComparator' });
  } else if (result && isBoolean(result)) {
    context.report({ node: comparator, messageId: 'booleanComparator' });
  } else if (result && neverZero(result) && !elementsAreUnique(node, comparator)) {
    const repair = repairOf(result, context.source.text);
    context.report({ node: comparator, messageId: 'neverEqual', ...(repair ? { repair } : {}) });
  }
}

/** The function that an argument is, or that a `const` names. */
function comparatorOf(
  argument: TSESTree.Node | undefined,
  bindings: Bindings,
): FunctionNode | undefined {
  if (argument?.type !== 'Identifier')
    return argument && isFunction(argument) ? argument : undefined;
  const definition = bindings.variableOf(argument)?.defs[0];
  const declared = definition?.type === 'FunctionName' ? definition.node : undefined;
  const value = declared ?? constantInitializer(argument, bindings);
  return value && isFunction(value) ? value : undefined;
}

/** What a function answers, when it is one expression. */
function soleResult(node: FunctionNode): TSESTree.Expression | undefined {
  if (node.body.type !== 'BlockStatement') return node.body;
  const [only, ...others] = node.body.body;
  return only?.type === 'ReturnStatement' && others.length === 0
    ? (only.argument ?? undefined)
    : undefined;
}

function mentionsParameter(
  expression: TSESTree.Node,
  comparator: TSESTree.Node,
  bindings: Bindings,
): boolean {
  if (expression.type === 'Identifier') {
    const definition = bindings.variableOf(expression)?.defs[0];
    return definition?.type === 'Parameter' && definition.node === comparator;
  }
  return childrenOf(expression).some((it) => mentionsParameter(it, comparator, bindings));
}

function isBoolean(node: TSESTree.Expression): boolean {
  if (node.type === 'UnaryExpression') return node.operator === '!';
  return node.type === 'BinaryExpression' && /^([<>]=?|[!=]==?)$/.test(node.operator);
}

/** Elements that cannot be equal: the keys of a Map or an object, or its entries by their keys. */
function elementsAreUnique(sort: TSESTree.CallExpression, comparator: FunctionNode): boolean {
  const byKey = comparator.params.every(
    ({ type, ...pattern }) =>
      type === 'ArrayPattern' && 'elements' in pattern && pattern.elements.length === 1,
  );
  const callee = unwrap(sort.callee);
  return byKey || (callee.type === 'MemberExpression' && areKeys(unwrap(callee.object)));
}

/** `[...map.keys()]`, `Array.from(map.keys())` and `Object.keys(record)`. */
function areKeys(node: TSESTree.Node): boolean {
  if (node.type === 'ArrayExpression') {
    const [only, ...others] = node.elements;
    return only?.type === 'SpreadElement' && others.length === 0 && areKeys(unwrap(only.argument));
  }
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const [argument] = node.arguments;
  if (callee.property.name === 'from') return argument !== undefined && areKeys(unwrap(argument));
  return callee.property.name === 'keys';
}

/** `a < b ? -1 : 1`: two answers, none of them zero. */
function neverZero(node: TSESTree.Expression): node is TSESTree.ConditionalExpression {
  return (
    node.type === 'ConditionalExpression' &&
    [node.consequent, node.alternate].every((answer) => /^-?[1-9]\d*$/.test(numberText(answer)))
  );
}

function numberText(node: TSESTree.Expression): string {
  if (node.type === 'Literal') return String(node.value);
  return node.type === 'UnaryExpression' && node.operator === '-'
    ? `-${numberText(node.argument)}`
    : '';
}

/** Equal elements get the answer 0, for `<` and `>` between two plain operands. */
function repairOf(
  { test, range }: TSESTree.ConditionalExpression,
  text: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  if (test.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator)) return undefined;
  const operands = [test.left, test.right].map((it) => text.slice(...it.range));
  if (operands.some((it) => !/^[\w$.]+$/.test(it))) return undefined;
  const whole = text.slice(...range);
  return { start: range[0], end: range[1], text: `${operands.join(' === ')} ? 0 : ${whole}` };
}
