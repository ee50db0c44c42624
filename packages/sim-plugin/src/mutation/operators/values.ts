import type { TSESTree } from '@typescript-eslint/types';
import { withOperator } from './conditions.js';
import { type Draft, type Operator, replaced, textOf } from './draft.js';

const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
};

const ASSIGNMENTS: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '%=': '*=',
  '<<=': '>>=',
  '>>=': '<<=',
  '&=': '|=',
  '|=': '&=',
  '&&=': '||=',
  '||=': '&&=',
  '??=': '&&=',
};

/** Methods with a counterpart; `undefined`: the call is left out. */
const METHODS: Readonly<Record<string, string | undefined>> = {
  every: 'some',
  some: 'every',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  filter: undefined,
  slice: undefined,
  sort: undefined,
  toSorted: undefined,
  reverse: undefined,
  toReversed: undefined,
};

const STRING_MARK = '"mutated"';

/** `-` for `+`, and so on; not where texts are joined. */
export const arithmeticOperators: Operator = (node, text) => {
  if (node.type !== 'BinaryExpression') return [];
  const other = ARITHMETIC[node.operator];
  if (other === undefined || isText(node.left) || isText(node.right)) return [];
  return [withOperator('ArithmeticOperator', node, other, text)];
};

/** `-=` for `+=`, and so on. */
export const assignmentOperators: Operator = (node, text) => {
  if (node.type !== 'AssignmentExpression') return [];
  const other = ASSIGNMENTS[node.operator];
  if (other === undefined || isText(node.right)) return [];
  return [withOperator('AssignmentOperator', node, other, text)];
};

/** `--` for `++`, `-` for `+`. */
export const unaryOperators: Operator = (node, text) => {
  if (node.type === 'UpdateExpression') {
    const other = node.operator === '++' ? '--' : '++';
    const argument = textOf(node.argument, text);
    const replacement = node.prefix ? `${other}${argument}` : `${argument}${other}`;
    return [replaced('UpdateOperator', node, replacement)];
  }
  if (node.type !== 'UnaryExpression') return [];
  const other = { '+': '-', '-': '+', '~': '' }[node.operator as string];
  if (other === undefined) return [];
  return [replaced('UnaryOperator', node, `${other}${textOf(node.argument, text)}`)];
};

/** Texts emptied, and empty ones filled. */
export const stringLiterals: Operator = (node) => {
  if (node.type === 'TemplateLiteral') {
    const isEmpty = node.quasis.length === 1 && node.quasis[0]?.value.raw === '';
    return [replaced('StringLiteral', node, isEmpty ? STRING_MARK : '``')];
  }
  if (node.type !== 'Literal' || typeof node.value !== 'string') return [];
  return [replaced('StringLiteral', node, node.value === '' ? STRING_MARK : '""')];
};

/** Arrays and objects emptied. */
export const emptiedLiterals: Operator = (node) => {
  if (node.type === 'ArrayExpression' && node.elements.length > 0) {
    return [replaced('ArrayDeclaration', node, '[]')];
  }
  if (node.type === 'ObjectExpression' && node.properties.length > 0) {
    return [replaced('ObjectLiteral', node, '{}')];
  }
  return [];
};

/** `a.b` for `a?.b`. */
export const optionalChains: Operator = (node) => {
  if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return [];
  if (!node.optional) return [];
  const before = node.type === 'MemberExpression' ? node.object : node.callee;
  const isNamed = node.type === 'MemberExpression' && !node.computed;
  const start = before.range[1];
  return [
    { operator: 'OptionalChaining', node, start, end: start + 2, replacement: isNamed ? '.' : '' },
  ];
};

/** Methods of arrays and texts that are replaced by their counterparts, or left out. */
export const methodExpressions: Operator = (node, text) => {
  if (node.type !== 'CallExpression') return [];
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  if (!Object.hasOwn(METHODS, callee.property.name)) return [];
  const other = METHODS[callee.property.name];
  if (other === undefined) {
    return [replaced('MethodExpression', node, textOf(callee.object, text))];
  }
  const [start, end] = callee.property.range;
  return [{ operator: 'MethodExpression', node, start, end, replacement: other }];
};

/** Arrow functions that give nothing. */
export const arrowFunctions: Operator = (node): readonly Draft[] => {
  if (node.type !== 'ArrowFunctionExpression' || node.body.type === 'BlockStatement') return [];
  return [replaced('ArrowFunction', node.body, 'undefined')];
};

function isText(node: TSESTree.Node): boolean {
  return (
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string')
  );
}
