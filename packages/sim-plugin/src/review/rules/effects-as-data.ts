import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf, type Bindings } from '../ambient/bindings.js';
import { chainRoot, unwrap } from '../syntax/mutation.js';
import { enclosingOperation, type Operation } from '../syntax/operations.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId = 'port' | 'dropped' | 'transport';

/** Functions that only complain: they run for no effect but an exception. */
const ASSERTIONS =
  /^(assert|check|ensure|expect|fail|invariant|never|require|unreachable|validate)/i;

/** Fields of a protocol that would carry a message out by themselves. */
const TRANSPORT =
  /^#?(bus|channel|client|emitter|network|port|publisher|sender|sink|socket|store|transport)$/i;
const SENDING =
  /^(append|broadcast|dispatch|emit|flush|insert|post|publish|put|save|send|sendTo|write)$/;

/** Effects are given back as data; nothing carries them out on the way. */
export const effectsAsData: Rule<MessageId> = {
  name: 'effects-as-data',
  summary: 'Return effects; never carry them out.',
  why: 'An effect that is carried out inside the logic cannot be lost, delayed, repeated or reordered by the simulator, so the faults that matter never happen to it.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    port: {
      what: '`{{name}}` is called on what `{{operation}}` was given, for what it does.',
      fix: 'Return an effect that asks for it, and let the driver carry it out.',
    },
    dropped: {
      what: '`{{name}}` is called inside `{{operation}}` and its result dropped, so it is called for what it does.',
      fix: 'Return an effect that asks for it, and let the driver carry it out.',
      severity: 'WARN',
    },
    transport: {
      what: '`{{name}}` sends from inside `{{operation}}`.',
      fix: 'Queue the message and give it out from `pollTransmit()`.',
      severity: 'WARN',
    },
  },
  create(context) {
    const bindings = bindingsOf(context.source);
    return {
      CallExpression(node) {
        const operation = enclosingOperation(node);
        if (operation?.kind === 'pure') checkPure(node, operation, bindings, context);
        else if (operation) checkProtocol(node, operation, context);
      },
    };
  },
};

function checkPure(
  node: TSESTree.CallExpression,
  { name: operation, node: owner }: Operation,
  bindings: Bindings,
  context: RuleContext<MessageId>,
): void {
  if (!isStatement(node)) return;
  const callee = unwrap(node.callee);
  const root = chainRoot(callee);
  const name = context.source.text.slice(...callee.range);
  if (root.type !== 'Identifier' || ASSERTIONS.test(lastName(callee))) return;
  const variable = bindings.variableOf(root);
  const definition = variable?.defs[0];
  if (definition?.type === 'Parameter' && definition.node === owner) {
    // Methods that change a state in place are another rule's finding.
    if (isPort(root, owner)) context.report({ node, messageId: 'port', data: { name, operation } });
  } else if (callee.type === 'Identifier' && definition?.type !== 'Parameter') {
    if (isLocalFunction(definition?.node, owner)) return;
    context.report({ node, messageId: 'dropped', data: { name, operation } });
  } else if (definition?.type === 'ImportBinding') {
    context.report({ node, messageId: 'dropped', data: { name, operation } });
  }
}

/** The first two parameters are the state and what happens to it; the rest could be ports. */
function isPort(root: TSESTree.Identifier, owner: Operation['node']): boolean {
  return owner.params.slice(2).some((parameter) => holdsName(parameter, root.name));
}

function holdsName(parameter: TSESTree.Parameter, name: string): boolean {
  if (parameter.type === 'Identifier') return parameter.name === name;
  if (parameter.type !== 'ObjectPattern') return false;
  return parameter.properties.some(
    (property) => property.value?.type === 'Identifier' && property.value.name === name,
  );
}

/** A function declared inside the operation fills its local variables. */
function isLocalFunction(node: TSESTree.Node | undefined, owner: TSESTree.Node): boolean {
  return node !== undefined && owner.range[0] <= node.range[0] && node.range[1] <= owner.range[1];
}

function checkProtocol(
  node: TSESTree.CallExpression,
  { name: operation }: Operation,
  context: RuleContext<MessageId>,
): void {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || !isStatement(node)) return;
  const owner = unwrap(callee.object);
  if (owner.type !== 'MemberExpression' || owner.object.type !== 'ThisExpression') return;
  if (!TRANSPORT.test(lastName(owner)) || !SENDING.test(lastName(callee))) return;
  const name = context.source.text.slice(...callee.range);
  context.report({ node, messageId: 'transport', data: { name, operation } });
}

function lastName(callee: TSESTree.Node): string {
  const named = callee.type === 'MemberExpression' ? callee.property : callee;
  return named.type === 'Identifier' || named.type === 'PrivateIdentifier' ? named.name : '';
}

function isStatement(node: TSESTree.CallExpression): boolean {
  let at: TSESTree.Node = node;
  while (at.parent?.type === 'ChainExpression' || at.parent?.type === 'AwaitExpression')
    at = at.parent;
  return at.parent?.type === 'ExpressionStatement';
}
