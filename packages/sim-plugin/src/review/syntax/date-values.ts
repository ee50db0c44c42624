import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { unwrap } from './mutation.js';
import { typeName } from './parameter-names.js';

/** Whether an expression is a `Date` as far as its own file tells: made by `new Date`, or declared so. */
export function isDate(node: TSESTree.Node, bindings: Bindings): boolean {
  const value = unwrap(node);
  if (value.type === 'NewExpression') {
    const { callee } = value;
    return callee.type === 'Identifier' && callee.name === 'Date' && !bindings.variableOf(callee);
  }
  if (value.type !== 'Identifier') return false;
  const init = constantInitializer(value, bindings);
  if (init) return isDate(init, bindings);
  const declared = bindings.variableOf(value)?.identifiers[0];
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  return typeName(annotation?.typeAnnotation) === 'Date';
}
