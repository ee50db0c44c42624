import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { bindingsOf } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { chainRoot, mutationsBy, unwrap } from '../syntax/mutation.js';
import { moduleNames } from '../syntax/module-names.js';
import { isFunction } from '../syntax/operations.js';
import { isRestored } from '../syntax/restored-variable.js';
import type { Rule, RuleContext } from '../rule.js';

type MessageId =
  'reassigned' | 'restored' | 'mutated' | 'mutatedPerhaps' | 'lastingKey' | 'static' | 'regexp';

/** Nothing that a module keeps between calls lives outside its state. */
export const noModuleState: Rule<MessageId> = {
  name: 'no-module-state',
  summary: 'Keep what changes in the state, never in the module.',
  why: 'What one universe leaves behind in a module, the next one in the same process finds, so a seed no longer decides a run alone.',
  severity: 'BLOCK',
  boundaries: ['strict', 'moderate'],
  messages: {
    reassigned: {
      what: 'The module-level variable `{{name}}` is given another value while running.',
      fix: 'Make it part of the state, or a field of the instance.',
    },
    restored: {
      what: 'The module-level variable `{{name}}` is given another value, until this function returns.',
      fix: 'Pass the value to what is called meanwhile.',
      severity: 'WARN',
    },
    mutated: {
      what: 'The module-level value `{{name}}` is changed in place while running.',
      fix: 'Make it part of the state, or a field of the instance; a constant that only gets filled at load time can be built in one expression.',
    },
    mutatedPerhaps: {
      what: 'The module-level value `{{name}}` is changed in place by a callback that may run after the module is loaded.',
      fix: 'Make it part of the state, or a field of the instance; to fill a constant at load time, use a loop.',
      severity: 'WARN',
    },
    lastingKey: {
      what: 'The module-level value `{{name}}` keeps what it is given under `{{key}}`, which lives as long as the module.',
      fix: 'Make it part of the state, or a field of the instance; key it by an object of the run alone.',
    },
    static: {
      what: 'The static field `{{name}}` is shared by all instances and changes.',
      fix: 'Make it a field of the instance.',
    },
    regexp: {
      what: 'The regular expression `{{name}}` has the flag `g` or `y`, so it remembers where it stopped.',
      fix: 'Drop the flag, use `matchAll`, or make the expression where it is used.',
      severity: 'WARN',
    },
  },
  create(context) {
    const check = (node: TSESTree.Node): void => {
      const run = runOf(node);
      if (run === 'load') return;
      for (const { node: place, target } of mutationsBy(node)) {
        reportMutation(place, target, run, context);
      }
    };
    return {
      AssignmentExpression(node) {
        check(node);
        reportReassignments(node, node.left, context);
      },
      UpdateExpression(node) {
        check(node);
        reportReassignments(node, node.argument, context);
      },
      UnaryExpression: check,
      ForOfStatement(node) {
        check(node);
        reportReassignments(node.left, node.left, context);
      },
      ForInStatement(node) {
        check(node);
        reportReassignments(node.left, node.left, context);
      },
      CallExpression(node) {
        check(node);
        reportRegExp(node, context);
      },
    };
  },
};

/** When a node runs: while the module is loaded, in a later call, or perhaps in either. */
type Run = 'load' | 'later' | 'perhaps';

/** Methods that run their callback before they return. */
const AT_ONCE: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'from',
  'map',
  'reduce',
  'some',
  'sort',
]);

function runOf(node: TSESTree.Node): Run {
  let run: Run = 'load';
  for (let at = node.parent; at; at = at.parent) {
    if (!isFunction(at)) continue;
    const call = at.parent;
    if (call.type !== 'CallExpression') return 'later';
    if (call.callee === at) continue;
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? callee.property : undefined;
    if (method?.type !== 'Identifier' || !AT_ONCE.has(method.name)) run = 'perhaps';
  }
  return run;
}

/** The variable of the module itself that an identifier means. */
function moduleVariable(
  node: TSESTree.Node,
  { source }: RuleContext<MessageId>,
): Variable | undefined {
  if (node.type !== 'Identifier' || !moduleNames(source).has(node.name)) return undefined;
  const variable = bindingsOf(source).variableOf(node);
  // Inside its own body a class goes by a name of its own, which means the same.
  const scope = variable?.scope.type === 'class' ? variable.scope.upper : variable?.scope;
  return scope?.type === 'module' || scope?.type === 'global' ? variable : undefined;
}

function isDeclaredAs(variable: Variable, ...types: readonly string[]): boolean {
  return variable.defs.some(({ type }) => types.includes(type));
}

function reportMutation(
  node: TSESTree.Node,
  target: TSESTree.Node,
  run: Run,
  context: RuleContext<MessageId>,
): void {
  const variable = moduleVariable(chainRoot(target), context);
  if (variable && isDeclaredAs(variable, 'Variable')) {
    if (isWeak(variable)) {
      if (run !== 'load') reportLastingKey(node, variable, context);
      return;
    }
    const messageId = run === 'perhaps' ? 'mutatedPerhaps' : 'mutated';
    context.report({ node, messageId, data: { name: variable.name } });
  } else if (variable && isDeclaredAs(variable, 'ClassName')) {
    context.report({
      node,
      messageId: 'static',
      data: { name: context.source.text.slice(...unwrap(target).range) },
    });
  }
}

/** A WeakMap keyed by what lives as long as the module keeps what it knows, as a Map does. */
function reportLastingKey(
  node: TSESTree.Node,
  weak: Variable,
  context: RuleContext<MessageId>,
): void {
  const key = node.type === 'CallExpression' ? node.arguments[0] : undefined;
  if (!key || !isLasting(chainRoot(key), context)) return;
  const name = context.source.text.slice(...key.range);
  context.report({ node, messageId: 'lastingKey', data: { name: weak.name, key: name } });
}

/** Whether an expression is a value of the module, an import, or a global. */
function isLasting(root: TSESTree.Node, { source }: RuleContext<MessageId>): boolean {
  if (root.type === 'MetaProperty') return true;
  if (root.type !== 'Identifier') return false;
  const variable = bindingsOf(source).variableOf(root);
  // Inside its own body a class goes by a name of its own, which means the same.
  const scope = variable?.scope.type === 'class' ? variable.scope.upper : variable?.scope;
  return !scope || scope.type === 'module' || scope.type === 'global';
}

/** What a WeakMap knows of an object is gone with the object, so it never reaches another universe. */
function isWeak({ defs }: Variable): boolean {
  const node = defs[0]?.node;
  if (node?.type !== 'VariableDeclarator' || node.init?.type !== 'NewExpression') return false;
  const { callee } = node.init;
  return callee.type === 'Identifier' && /^Weak(Map|Set)$/.test(callee.name);
}

function reportReassignments(
  node: TSESTree.Node,
  left: TSESTree.Node,
  context: RuleContext<MessageId>,
): void {
  if (runOf(node) === 'load') return;
  for (const name of assignedNames(left)) {
    const variable = moduleVariable(name, context);
    if (!variable || !isDeclaredAs(variable, 'Variable')) continue;
    const restored = isRestored(node, variable, bindingsOf(context.source));
    const messageId = restored ? 'restored' : 'reassigned';
    context.report({ node, messageId, data: { name: variable.name } });
  }
}

function assignedNames(left: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (left.type) {
    case 'Identifier':
      return [left];
    case 'ArrayPattern':
      return left.elements.flatMap((element) => (element ? assignedNames(element) : []));
    case 'ObjectPattern':
      return left.properties.flatMap((property) =>
        assignedNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'AssignmentPattern':
      return assignedNames(left.left);
    case 'RestElement':
      return assignedNames(left.argument);
    default:
      return [];
  }
}

function reportRegExp(node: TSESTree.CallExpression, context: RuleContext<MessageId>): void {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
  if (callee.property.name !== 'test' && callee.property.name !== 'exec') return;
  if (callee.object.type !== 'Identifier' || runOf(node) === 'load') return;
  if (!moduleVariable(callee.object, context)) return;
  const pattern = constantInitializer(callee.object, bindingsOf(context.source));
  if (pattern?.type !== 'Literal' || !('regex' in pattern) || !/[gy]/.test(pattern.regex.flags))
    return;
  context.report({ node, messageId: 'regexp', data: { name: callee.object.name } });
}
