import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type FunctionNode } from '../syntax/operations.js';
import type { Rule } from '../rule.js';
import { childrenOf } from '../source/walk.js';

type MessageId = 'validatedFirst';

const OPERATION_ID = /^(operationId|opId|requestId|idempotencyKey)$/;
const ANYWHERE = /operationId|opId|requestId|idempotencyKey/;

/** An operation that was done before is recognised before it is judged. */
export const idempotencyBeforeValidation: Rule<MessageId> = {
  name: 'idempotency-before-validation',
  summary: 'Look an operation id up before validating the operation.',
  why: 'When the reply to a successful operation is lost, its repetition meets the changed state; judged first, it is refused although it was done.',
  severity: 'WARN',
  boundaries: ['strict'],
  messages: {
    validatedFirst: {
      what: 'The operation can be refused here before `{{id}}` was looked up.',
      fix: 'Look `{{id}}` up first and give the recorded answer again; validate only what is new.',
    },
  },
  create(context) {
    if (!ANYWHERE.test(context.source.text)) return {};
    const check = (node: FunctionNode): void => {
      if (node.params.length < 2 || node.body.type !== 'BlockStatement') return;
      for (const block of blocksOf(node.body)) {
        const id = firstMention(block);
        const early = id && earlyExit(block, id);
        if (!early) continue;
        context.report({ node: early, messageId: 'validatedFirst', data: { id: nameOf(id) } });
      }
    };
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
    };
  },
};

/** The statements that belong together: those of each case of a switch, or all of the function. */
function blocksOf(body: TSESTree.BlockStatement): readonly (readonly TSESTree.Statement[])[] {
  const cases = body.body.flatMap((statement) =>
    statement.type === 'SwitchStatement' ? statement.cases : [],
  );
  if (cases.length === 0) return [body.body];
  return cases.map(({ consequent }) =>
    consequent.flatMap((it) => (it.type === 'BlockStatement' ? it.body : [it])),
  );
}

function firstMention(block: readonly TSESTree.Statement[]): TSESTree.Node | undefined {
  for (const statement of block) {
    const mention = mentionIn(statement);
    if (mention) return mention;
  }
  return undefined;
}

function mentionIn(node: TSESTree.Node): TSESTree.Node | undefined {
  if (isFunction(node)) return undefined;
  if (node.type === 'MemberExpression' && OPERATION_ID.test(nameOf(node))) return node;
  if (node.type === 'Property' && node.parent.type === 'ObjectPattern') {
    return undefined;
  }
  if (node.type === 'Identifier' && OPERATION_ID.test(node.name)) return node;
  for (const child of childrenOf(node)) {
    const mention = mentionIn(child);
    if (mention) return mention;
  }
  return undefined;
}

function nameOf(node: TSESTree.Node): string {
  const named = node.type === 'MemberExpression' ? node.property : node;
  return named.type === 'Identifier' ? named.name : '';
}

/** An `if` that ends the function, and stands before the first mention of the operation id. */
function earlyExit(
  block: readonly TSESTree.Statement[],
  mention: TSESTree.Node,
): TSESTree.Statement | undefined {
  return block.find(
    (statement) =>
      statement.type === 'IfStatement' &&
      statement.range[1] <= mention.range[0] &&
      ends(statement.consequent),
  );
}

function ends(statement: TSESTree.Statement): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(ends);
  return statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement';
}
