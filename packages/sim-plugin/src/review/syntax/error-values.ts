import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { unwrap } from './mutation.js';
import { typeName } from './parameter-names.js';

const ERROR_NAME = /^(?:Error|[A-Z]\w*(?:Error|Exception))$/;

/** Whether an expression is an error as far as its own file tells: caught, made, or declared so. */
export function isError(node: TSESTree.Node, bindings: Bindings): boolean {
  if (node.type === 'TSAsExpression' && isErrorType(node.typeAnnotation)) return true;
  const value = unwrap(node);
  if (value.type === 'NewExpression' || value.type === 'CallExpression') {
    return value.callee.type === 'Identifier' && ERROR_NAME.test(value.callee.name);
  }
  if (value.type !== 'Identifier') return false;
  const init = constantInitializer(value, bindings);
  if (init) return isError(init, bindings);
  const variable = bindings.variableOf(value);
  if (variable?.defs[0]?.type === 'CatchClause') return true;
  const declared = variable?.identifiers[0];
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  return isErrorType(annotation?.typeAnnotation);
}

function isErrorType(type: TSESTree.TypeNode | undefined): boolean {
  return ERROR_NAME.test(typeName(type) ?? '');
}
