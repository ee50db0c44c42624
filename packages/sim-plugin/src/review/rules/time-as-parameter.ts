import type { TSESTree } from '@typescript-eslint/types';
import { operationOf, type FunctionNode } from '../syntax/operations.js';
import { parameterPattern, parameterTypeName } from '../syntax/parameter-names.js';
import type { Rule } from '../rule.js';

type MessageId = 'missing';

const TIMED: ReadonlySet<string> = new Set(['transition', 'step', 'handleInput', 'handleTimeout']);

/** Every operation that the simulator drives takes the time as a parameter. */
export const timeAsParameter: Rule<MessageId> = {
  name: 'time-as-parameter',
  summary: 'Let every operation take the time as a parameter.',
  why: 'An operation that is not told the time either has none, or gets it from somewhere that no seed decides.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    missing: {
      what: '`{{name}}` is not told the time.',
      fix: 'Add a parameter `now: LogicalTime`, as `{{shape}}`.',
    },
  },
  create(context) {
    const check = (node: FunctionNode): void => {
      const operation = operationOf(node);
      if (!operation || !TIMED.has(operation.name) || hasTime(node)) return;
      if (operation.kind === 'pure' && !isTransitionLike(node)) return;
      const shape = SHAPES[operation.name] ?? '';
      context.report({
        node: operation.named,
        messageId: 'missing',
        data: { name: operation.name, shape },
      });
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
    };
  },
};

const SHAPES: Readonly<Record<string, string>> = {
  transition: 'transition(state, input, now)',
  step: 'step(state, event, now)',
  handleInput: 'handleInput(message, now, from)',
  handleTimeout: 'handleTimeout(now)',
};

function hasTime(node: FunctionNode): boolean {
  return node.params.some((parameter) => {
    const pattern = parameterPattern(parameter);
    const name = pattern.type === 'Identifier' ? pattern.name : '';
    return /^_?(now|time|at)$/i.test(name) || parameterTypeName(pattern) === 'LogicalTime';
  });
}

/** Whether a function takes a state and something that happens; other functions may be called so too. */
function isTransitionLike({ params, parent }: FunctionNode): boolean {
  const typed =
    parent.type === 'VariableDeclarator' && (parent.id as TSESTree.Identifier).typeAnnotation;
  return params.length === 2 && !typed;
}
