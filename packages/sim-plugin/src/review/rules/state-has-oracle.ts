import type { TSESTree } from '@typescript-eslint/types';
import { MODULE_TYPES } from '../../config/module-type.js';
import { bindingsOf, type Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { unwrap } from '../syntax/mutation.js';
import type { Rule, RuleContext } from '../rule.js';
import { isBuilder, SIMULATOR } from '../syntax/simulation-builders.js';

type MessageId = 'none' | 'coverageOnly';

/** A simulation can fail: something judges the states that it goes through. */
export const stateHasOracle: Rule<MessageId> = {
  name: 'state-has-oracle',
  summary: 'Give every simulation an oracle that can fail.',
  why: 'Without an oracle a universe in which everything went wrong looks like any other.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    none: {
      what: 'No oracle judges the states of this simulation.',
      fix: 'Add `oracles: [always(…)]`, or one of the catalogue, such as `mutualExclusion` or `monotonic`.',
    },
    coverageOnly: {
      what: 'The oracles of this simulation only count; none of them can fail.',
      fix: 'Add an oracle made by `always`, `never` or `eventually`, or one of the catalogue.',
    },
  },
  create(context) {
    if (!context.source.text.includes(SIMULATOR)) return {};
    const bindings = bindingsOf(context.source);
    return {
      CallExpression(node) {
        if (!isBuilder(node.callee, bindings, MODULE_TYPES)) return;
        const [definition] = node.arguments;
        if (definition?.type === 'ObjectExpression') check(definition, bindings, context);
      },
    };
  },
};

function check(
  definition: TSESTree.ObjectExpression,
  bindings: Bindings,
  { report }: RuleContext<MessageId>,
): void {
  if (definition.properties.some(({ type }) => type === 'SpreadElement')) return;
  const property = definition.properties.find(
    (it) => it.type === 'Property' && it.key.type === 'Identifier' && it.key.name === 'oracles',
  );
  if (property?.type !== 'Property') {
    report({
      node: definition.parent.type === 'CallExpression' ? definition.parent.callee : definition,
      messageId: 'none',
    });
    return;
  }
  const list = listOf(property.value, bindings);
  if (!list) return;
  if (list.elements.length === 0) report({ node: property, messageId: 'none' });
  else if (list.elements.every(isSometimes)) report({ node: property, messageId: 'coverageOnly' });
}

function listOf(node: TSESTree.Node, bindings: Bindings): TSESTree.ArrayExpression | undefined {
  const value = unwrap(node);
  if (value.type === 'ArrayExpression') return value;
  const init = value.type === 'Identifier' ? constantInitializer(value, bindings) : undefined;
  return init ? listOf(init, bindings) : undefined;
}

function isSometimes(element: TSESTree.Node | null): boolean {
  return (
    element?.type === 'CallExpression' &&
    element.callee.type === 'Identifier' &&
    element.callee.name === 'sometimes'
  );
}
