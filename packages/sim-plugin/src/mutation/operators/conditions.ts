import type { TSESTree } from '@typescript-eslint/types';
import { type Draft, type Operator, replaced, textOf } from './draft.js';
import { asksForDuplicate, namesFence } from './names.js';
import type { OperatorName } from './operator-name.js';

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
};

const LOGIC: Readonly<Record<string, string>> = { '&&': '||', '||': '&&', '??': '&&' };

/** Conditions that always or never hold. */
export const conditionalExpressions: Operator = (node) => {
  if (!isCondition(node)) return [];
  const operator = nameOf(node);
  // A loop that never ends shows nothing but that it never ends.
  const values = isLoopTest(node) ? ['false'] : ['true', 'false'];
  return values.map((value) => replaced(operator, node, value));
};

/** Comparisons with another operator, and their boundaries moved by one. */
export const equalityOperators: Operator = (node, text) => {
  if (node.type !== 'BinaryExpression') return [];
  return (COMPARISONS[node.operator] ?? []).map((operator) => {
    const isBoundary = operator.replace('=', '') === node.operator.replace('=', '');
    const name = isBoundary && isFence(node) ? 'FenceBoundary' : 'EqualityOperator';
    return withOperator(name, node, operator, text);
  });
};

/** `||` for `&&`, `&&` for `||` and `??`. */
export const logicalOperators: Operator = (node, text) => {
  if (node.type !== 'LogicalExpression') return [];
  const other = LOGIC[node.operator];
  return other === undefined ? [] : [withOperator('LogicalOperator', node, other, text)];
};

/** `true` for `false`, `false` for `true`, and a negation left out. */
export const booleanLiterals: Operator = (node, text) => {
  if (node.type === 'Literal' && typeof node.value === 'boolean') {
    return [replaced('BooleanLiteral', node, String(!node.value))];
  }
  if (node.type !== 'UnaryExpression' || node.operator !== '!') return [];
  return [replaced('BooleanLiteral', node, textOf(node.argument, text))];
};

/** A case of a switch that does nothing. */
export const emptiedCases: Operator = (node) => {
  if (node.type !== 'SwitchCase') return [];
  const [first, last] = [node.consequent[0], node.consequent.at(-1)];
  if (first === undefined || last === undefined) return [];
  // What a case declares may be used in another one.
  if (node.consequent.some(isDeclaration)) return [];
  const statements = { start: first.range[0], end: last.range[1] };
  return [{ operator: 'ConditionalExpression', node, ...statements, statements, replacement: '' }];
};

/** Replaces the operator between the two sides of an expression. */
export function withOperator(
  name: OperatorName,
  node: TSESTree.BinaryExpression | TSESTree.LogicalExpression | TSESTree.AssignmentExpression,
  operator: string,
  text: string,
): Draft {
  const [start, end] = [node.left.range[1], node.right.range[0]];
  const replacement = text.slice(start, end).replace(node.operator, operator);
  return { operator: name, node, start, end, replacement };
}

function isDeclaration({ type }: TSESTree.Node): boolean {
  return type.endsWith('Declaration');
}

function nameOf(node: TSESTree.Node): OperatorName {
  if (node.type === 'BinaryExpression' && isFence(node)) return 'FenceRemoved';
  return asksForDuplicate(node) ? 'DedupSkipped' : 'ConditionalExpression';
}

function isFence({ left, right }: TSESTree.BinaryExpression): boolean {
  return namesFence(left) || namesFence(right);
}

function isCondition(node: TSESTree.Node): boolean {
  if (node.type === 'Literal') return false;
  const isComparison = node.type === 'BinaryExpression' && node.operator in COMPARISONS;
  return isComparison || isTest(node);
}

/** Whether the value of an expression decides what is done next, as all of a test or as a part of it. */
function isTest(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent === undefined || parent === null) return false;
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.operator !== '??' && isTest(parent);
    default:
      return false;
  }
}

function isLoopTest({ parent }: TSESTree.Node): boolean {
  return /^(While|DoWhile|For)Statement$/.test(parent?.type ?? '');
}
