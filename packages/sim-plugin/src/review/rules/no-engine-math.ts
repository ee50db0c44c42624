import type { TSESTree } from '@typescript-eslint/types';
import { ambientUses } from '../ambient/ambient-uses.js';
import { bindingsOf } from '../ambient/bindings.js';
import { isExactPower, literalNumber } from '../syntax/exact-power.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId = 'decides' | 'computes';

/** What ECMAScript leaves to the implementation; `sqrt` is left out, since IEEE 754 fixes it. */
const APPROXIMATED: ReadonlySet<string> = new Set(
  [
    'acos',
    'acosh',
    'asin',
    'asinh',
    'atan',
    'atan2',
    'atanh',
    'cbrt',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'hypot',
    'log',
    'log10',
    'log1p',
    'log2',
    'pow',
    'sin',
    'sinh',
    'tan',
    'tanh',
  ].map((name) => `Math.${name}`),
);

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '===', '!=', '!==']);

/** Nothing is decided by a function whose last digits the engine chooses. */
export const noEngineMath: Rule<MessageId> = {
  name: 'no-engine-math',
  summary: 'Decide with integers, not with `Math` functions that engines approximate.',
  why: 'ECMAScript lets each engine round these functions its own way, so the same seed can take another branch in another engine or version.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    decides: {
      what: 'A decision depends on `{{api}}`, whose last digits are the engine’s own.',
      fix: 'Compare integers: a table, a shift, or integer arithmetic in parts per million.',
      severity: 'BLOCK',
    },
    computes: {
      what: '`{{api}}` gives last digits that are the engine’s own.',
      fix: 'Use a table, a shift, `**` with whole numbers, or integer arithmetic, or keep the value out of every decision and every state.',
    },
  },
  create: (context) => ({
    BinaryExpression(node) {
      if (node.operator !== '**' || !isRounded(node.left, node.right, context)) return;
      const messageId = decides(node) ? 'decides' : 'computes';
      context.report({ node, messageId, data: { api: '**' } });
    },
    AssignmentExpression(node) {
      if (node.operator !== '**=' || !isRounded(node.left, node.right, context)) return;
      context.report({ node, messageId: 'computes', data: { api: '**=' } });
    },
    'Program:exit'() {
      for (const { path, kind, node, renamed } of ambientUses(context.source)) {
        if (!APPROXIMATED.has(path) || kind === 'test' || kind === 'write') continue;
        if (isWholePower(path, node, context)) continue;
        if (kind === 'call' && decides(node)) {
          context.report({ node, messageId: 'decides', data: { api: path } });
        } else if (!renamed) {
          context.report({ node, messageId: 'computes', data: { api: path } });
        }
      }
    },
  }),
};

/** `Math.pow(2, 8)`: whole numbers to a small whole power are exact in every engine. */
function isWholePower(
  path: string,
  node: TSESTree.Node,
  { source }: RuleContext<MessageId>,
): boolean {
  if (path !== 'Math.pow' || node.type !== 'CallExpression') return false;
  const [base, exponent] = node.arguments.map((it) => literalNumber(it, bindingsOf(source)));
  return base !== undefined && exponent !== undefined && isExactPower(base, exponent);
}

/**
 * Whether a power has to be rounded, as far as the file tells: each engine rounds it its own way. What
 * is not written down is taken for a whole number.
 */
function isRounded(
  base: TSESTree.Node,
  exponent: TSESTree.Node,
  { source }: RuleContext<MessageId>,
): boolean {
  const bindings = bindingsOf(source);
  const left = literalNumber(base, bindings);
  const right = literalNumber(exponent, bindings);
  if (left !== undefined && right !== undefined) return !isExactPower(left, right);
  if (right !== undefined && (!Number.isInteger(right) || right < 0)) {
    return !(left === undefined && right === 0);
  }
  return left !== undefined && !isExactPower(left, 1);
}

/** Whether an expression's value is compared, or chooses a branch, in the same statement. */
function decides(node: TSESTree.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case 'BinaryExpression':
        if (COMPARISONS.has(parent.operator)) return true;
        break;
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ConditionalExpression':
      case 'ForStatement':
        return parent.test === at;
      case 'SwitchStatement':
        return parent.discriminant === at;
      case 'CallExpression':
        // Rounding and wrapping keep the decision; any other call hides what becomes of the value.
        if (parent.callee === at || !isRounding(parent)) return false;
        break;
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        break;
      default:
        return false;
    }
  }
  return false;
}

function isRounding({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Math'
  );
}
