import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf, type Bindings } from '../ambient/bindings.js';
import type { Rule, RuleContext } from '../rule.js';
import { type NodeMaker, nodeMakers } from '../syntax/node-makers.js';
import {
  hiddenByFactory,
  type HiddenState,
  importedPrivateFields,
  NOTHING,
  privateFieldsOf,
} from '../syntax/private-fields.js';
import { isBuilder, SIMULATOR } from '../syntax/simulation-builders.js';

type MessageId = 'hidden';

/** What a simulation cannot see it cannot compare, record or draw. */
export const privateStateHasView: Rule<MessageId> = {
  name: 'private-state-has-view',
  summary: 'Give a simulation of nodes with private fields a `view` of them.',
  why: 'What nothing outside of a class can read, no oracle can compare and no audit can find to differ from run to run.',
  severity: 'WARN',
  boundaries: ['strict', 'moderate'],
  messages: {
    hidden: {
      what: 'A `{{name}}` keeps its state in private fields (`{{fields}}`), and this simulation has no `view` of it.',
      fix: 'Add `view: (node) => …`, which gives what nodes are to agree on as plain data.',
    },
  },
  create(context) {
    if (!context.source.text.includes(SIMULATOR)) return {};
    const bindings = bindingsOf(context.source);
    return {
      CallExpression({ callee, arguments: [definition] }) {
        if (!isBuilder(callee, bindings, ['gossip'])) return;
        if (definition?.type === 'ObjectExpression') check(definition, bindings, context);
      },
    };
  },
};

function check(
  { properties }: TSESTree.ObjectExpression,
  bindings: Bindings,
  { report, source, filename }: RuleContext<MessageId>,
): void {
  const create = named('create', properties);
  if (create === undefined || named('view', properties) !== undefined) return;
  // What is spread may bring a view.
  if (properties.some(({ type }) => type === 'SpreadElement')) return;
  const hidden = nodeMakers(create.value, bindings)
    .map((maker) => hiddenBy(maker, source.text, filename))
    .find(({ fields }) => fields.length > 0);
  if (hidden === undefined) return;
  const { name, fields } = hidden;
  const shown = fields.slice(0, 3).join(', ') + (fields.length > 3 ? ', …' : '');
  report({ node: create, messageId: 'hidden', data: { name, fields: shown } });
}

function named(
  name: string,
  properties: readonly TSESTree.ObjectLiteralElement[],
): TSESTree.Property | undefined {
  return properties.find(
    (it): it is TSESTree.Property =>
      it.type === 'Property' &&
      !it.computed &&
      (it.key.type === 'Identifier' ? it.key.name : it.key.type === 'Literal' && it.key.value) ===
        name,
  );
}

function hiddenBy(maker: NodeMaker, text: string, filename: string): HiddenState {
  const definition = maker.variable.defs[0];
  if (definition?.type !== 'ImportBinding') {
    return { name: maker.name, fields: privateFieldsOf(maker.name, text, filename) };
  }
  const { node, parent } = definition;
  if (node.type !== 'ImportSpecifier' || parent?.type !== 'ImportDeclaration') return NOTHING;
  const { imported } = node;
  const name = imported.type === 'Identifier' ? imported.name : imported.value;
  return maker.by === 'new'
    ? { name: maker.name, fields: importedPrivateFields(name, parent.source.value, filename) }
    : hiddenByFactory(name, parent.source.value, filename);
}
