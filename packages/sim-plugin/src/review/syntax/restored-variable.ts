import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { isFunction } from './operations.js';

/**
 * Whether an assignment to a variable is undone before the function returns or throws: it stands in a
 * `try` whose `finally` gives the variable the value back that a constant kept, or it is that giving back.
 *
 * Never where the function is asynchronous or a generator, since others run while it is suspended.
 */
export function isRestored(
  assignment: TSESTree.Node,
  variable: Variable,
  bindings: Bindings,
): boolean {
  const around = tryStatementsAround(assignment);
  return around.some(({ finalizer }) =>
    finalizer?.body.some((statement) => {
      const restore = restoreOf(statement, variable, bindings);
      return restore !== undefined && (restore === assignment || !isIn(assignment, finalizer));
    }),
  );
}

/** Within the function, innermost first. */
function tryStatementsAround(node: TSESTree.Node): readonly TSESTree.TryStatement[] {
  const found: TSESTree.TryStatement[] = [];
  for (let at = node.parent; at; at = at.parent) {
    if (isFunction(at)) return at.async || at.generator ? [] : found;
    if (at.type === 'TryStatement') found.push(at);
  }
  return found;
}

/** `variable = kept`, where `kept` is a constant that was made as `const kept = variable`. */
function restoreOf(
  statement: TSESTree.Statement,
  variable: Variable,
  bindings: Bindings,
): TSESTree.AssignmentExpression | undefined {
  if (statement.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined;
  const { left, right } = expression;
  if (!isUseOf(left, variable, bindings) || right.type !== 'Identifier') return undefined;
  const kept = constantInitializer(right, bindings);
  return kept && isUseOf(kept, variable, bindings) ? expression : undefined;
}

function isUseOf(node: TSESTree.Node, variable: Variable, bindings: Bindings): boolean {
  return node.type === 'Identifier' && bindings.variableOf(node) === variable;
}

function isIn(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (at === ancestor) return true;
  }
  return false;
}
