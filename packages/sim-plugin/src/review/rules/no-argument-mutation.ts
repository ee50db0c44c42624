import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf } from '../ambient/bindings.js';
import { GivenValues } from '../syntax/given-values.js';
import { roleOf } from '../module-file-role.js';
import { isInModule } from '../module-folder.js';
import { mutationsBy, type Mutation } from '../syntax/mutation.js';
import { NamesOfParts } from '../syntax/names-of-parts.js';
import { enclosingOperation, type FunctionNode } from '../syntax/operations.js';
import type { Rule } from '../rule.js';

type MessageId = 'mutated' | 'mutatedElsewhere';

/** A state, an input or a received message is never changed in place. */
export const noArgumentMutation: Rule<MessageId> = {
  name: 'no-argument-mutation',
  summary: 'Never change a state, an input or a received message in place.',
  why: 'The simulator holds on to what it passes in, to deliver it twice, to compare and to replay; a change in place rewrites history.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    mutated: {
      what: '`{{name}}`, which is passed in, is changed in place.',
      fix: 'Build a changed copy, such as `{ ...{{name}}, … }`, and return that.',
    },
    mutatedElsewhere: {
      what: '`{{name}}`, which is passed in, is changed in place.',
      fix: 'Build a changed copy, such as `{ ...{{name}}, … }`, and return that, unless it is no state that a simulation sees.',
      severity: 'WARN',
    },
  },
  create(context) {
    if (roleOf(context.filename) === 'test') return {};
    const names = new NamesOfParts();
    const mutations: Mutation[] = [];
    const note = (node: TSESTree.Node): void => {
      mutations.push(...mutationsBy(node));
    };
    const parameters = (node: FunctionNode): void => names.addParameters(node);
    return {
      AssignmentExpression: note,
      UpdateExpression: note,
      UnaryExpression: note,
      CallExpression: note,
      ForOfStatement: note,
      ForInStatement: note,
      VariableDeclarator: (node) => names.addDeclarator(node),
      FunctionDeclaration: parameters,
      FunctionExpression: parameters,
      ArrowFunctionExpression: parameters,
      'Program:exit'() {
        const given = new GivenValues(bindingsOf(context.source));
        for (const { node, target } of mutations) {
          const name = names.mayName(target) ? given.originOf(target) : undefined;
          if (name === undefined) continue;
          const isOwn = enclosingOperation(node) !== undefined || isInModule(context.filename);
          const messageId = isOwn ? 'mutated' : 'mutatedElsewhere';
          context.report({ node, messageId, data: { name } });
        }
      },
    };
  },
};
