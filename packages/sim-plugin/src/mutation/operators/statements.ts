import type { TSESTree } from '@typescript-eslint/types';
import { type Draft, type Operator, replaced, textOf } from './draft.js';
import {
  isAnswerBesideDurability,
  lastName,
  namesPromise,
  namesTimer,
  notesDuplicate,
} from './names.js';
import type { OperatorName } from './operator-name.js';

/** Blocks that do nothing. */
export const emptiedBlocks: Operator = (node) => {
  if (node.type !== 'BlockStatement' || node.body.length === 0) return [];
  return [replaced('BlockStatement', node, '{}')];
};

/** Calls, assignments, jumps and thrown errors left out. */
export const removedStatements: Operator = (node, text) => {
  if (!isRemovable(node)) return [];
  return [replaced(nameOf(node, textOf(node, text)), node, ';')];
};

/** Two calls in a row in the other order. */
export const swappedStatements: Operator = (node, text) => {
  if (node.type !== 'BlockStatement') return [];
  return node.body.flatMap((first, index): readonly Draft[] => {
    const second = node.body[index + 1];
    if (second === undefined || !isCall(first) || !isCall(second)) return [];
    const [one, other] = [textOf(first, text), textOf(second, text)];
    if (one === other) return [];
    const between = text.slice(first.range[1], second.range[0]);
    const [start, end] = [first.range[0], second.range[1]];
    const replacement = `${other}${between}${one}`;
    return [{ operator: orderName(one, other), node, start, end, replacement }];
  });
};

/** Two guarded returns in a row in the other order, where one answers and the other makes something durable. */
export const swappedGuards: Operator = (node, text) => {
  if (node.type !== 'BlockStatement') return [];
  return node.body.flatMap((first, index): readonly Draft[] => {
    const second = node.body[index + 1];
    if (second === undefined || !isGuard(first) || !isGuard(second)) return [];
    const [one, other] = [textOf(first, text), textOf(second, text)];
    const isAnswer = isAnswerBesideDurability(
      textOf(first.consequent, text),
      textOf(second.consequent, text),
    );
    if (!isAnswer) return [];
    const between = text.slice(first.range[1], second.range[0]);
    const [start, end] = [first.range[0], second.range[1]];
    const replacement = `${other}${between}${one}`;
    return [{ operator: 'AckBeforeDurability', node, start, end, replacement }];
  });
};

/** The name of a mutant that swaps two effects. */
export function orderName(one: string, other: string): OperatorName {
  return isAnswerBesideDurability(one, other) ? 'AckBeforeDurability' : 'EffectOrder';
}

/** Whether a statement is an `if` without `else` that returns something. */
function isGuard(node: TSESTree.Node): node is TSESTree.IfStatement {
  if (node.type !== 'IfStatement' || node.alternate !== null) return false;
  const { consequent } = node;
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
  return last?.type === 'ReturnStatement' && last.argument !== null;
}

function isCall(node: TSESTree.Node): boolean {
  return node.type === 'ExpressionStatement' && node.expression.type === 'CallExpression';
}

function isRemovable(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ExpressionStatement': {
      const { expression } = node;
      const isSuper = expression.type === 'CallExpression' && expression.callee.type === 'Super';
      return typeof node.directive !== 'string' && expression.type !== 'Literal' && !isSuper;
    }
    case 'ReturnStatement':
      return node.argument === null;
    case 'BreakStatement':
      return node.parent.type !== 'SwitchCase';
    case 'ContinueStatement':
    case 'ThrowStatement':
      return true;
    default:
      return false;
  }
}

function nameOf(node: TSESTree.Node, text: string): OperatorName {
  if (node.type !== 'ExpressionStatement') return 'StatementRemoval';
  if (notesDuplicate(text)) return 'DedupSkipped';
  const names = changedNames(node.expression);
  if (names.some(namesPromise)) return 'PromiseNotPersisted';
  return names.some(namesTimer) ? 'TimerNotRearmed' : 'StatementRemoval';
}

/** The names of what a statement sets. */
function changedNames(expression: TSESTree.Expression): readonly string[] {
  if (expression.type === 'AssignmentExpression') return lastName(expression.left);
  if (expression.type !== 'CallExpression') return [];
  const { callee } = expression;
  return callee.type === 'MemberExpression'
    ? [...lastName(callee.object), ...lastName(callee.property)]
    : lastName(callee);
}
