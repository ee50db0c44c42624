import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { unwrap } from './mutation.js';
import { type FunctionNode, isFunction } from './operations.js';
import { childrenOf } from '../source/walk.js';

/** What a file knows as a class, or imports. */
interface Named {
  readonly kind: 'class' | 'import';
  readonly name: string;
  readonly variable: Variable;
}

/** What an expression may be, as far as one file tells. */
type Value =
  | Named
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** An object of a class, or what a function gives that is imported. */
  | { readonly kind: 'object'; readonly maker: Named; readonly by: 'new' | 'call' };

/** What makes an object: a class after `new`, or a function that is called. */
export interface NodeMaker extends Named {
  readonly by: 'new' | 'call';
}

/** Constants and calls lead to others this often at most; more would be a circle. */
const MOST_DEEP = 12;

/**
 * What makes the objects that a function gives, as far as one file tells: it follows functions and constants of
 * the file, either side of a choice, and parameters by their default or by `typeof`.
 */
export function nodeMakers(create: TSESTree.Node, bindings: Bindings): readonly NodeMaker[] {
  const made = called(evaluate(create, bindings, 0), bindings, 0);
  return made.flatMap((value) =>
    value.kind === 'object' ? [{ ...value.maker, by: value.by }] : [],
  );
}

function evaluate(node: TSESTree.Node, bindings: Bindings, depth: number): readonly Value[] {
  if (depth > MOST_DEEP) return [];
  const inner = (it: TSESTree.Node): readonly Value[] => evaluate(it, bindings, depth + 1);
  const expression = unwrap(node);
  if (isFunction(expression)) return [{ kind: 'function', node: expression }];
  switch (expression.type) {
    case 'Identifier':
      return valuesOf(bindings.variableOf(expression), expression.name, inner);
    case 'LogicalExpression':
      return [...inner(expression.left), ...inner(expression.right)];
    case 'ConditionalExpression':
      return [...inner(expression.consequent), ...inner(expression.alternate)];
    case 'NewExpression':
      return inner(expression.callee).flatMap((maker) =>
        isNamed(maker) ? [{ kind: 'object', maker, by: 'new' }] : [],
      );
    case 'CallExpression':
      return called(inner(expression.callee), bindings, depth + 1);
    default:
      return [];
  }
}

/** What calling these gives. */
function called(functions: readonly Value[], bindings: Bindings, depth: number): readonly Value[] {
  return functions.flatMap((value): readonly Value[] => {
    if (value.kind === 'import') return [{ kind: 'object', maker: value, by: 'call' }];
    if (value.kind !== 'function') return [];
    return returnedBy(value.node).flatMap((it) => evaluate(it, bindings, depth + 1));
  });
}

function valuesOf(
  variable: Variable | undefined,
  name: string,
  evaluated: (node: TSESTree.Node) => readonly Value[],
): readonly Value[] {
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return [];
  switch (definition.type) {
    case 'ImportBinding':
      return [{ kind: 'import', name, variable }];
    case 'ClassName':
      return [{ kind: 'class', name, variable }];
    case 'FunctionName':
      return isFunction(definition.node) ? [{ kind: 'function', node: definition.node }] : [];
    case 'Variable':
      return definition.node.init ? evaluated(definition.node.init) : [];
    case 'Parameter': {
      const parameter = definition.name;
      const type =
        parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : null;
      if (type?.type === 'TSTypeQuery') return evaluated(type.exprName);
      const { parent } = parameter;
      return parent.type === 'AssignmentPattern' ? evaluated(parent.right) : [];
    }
    default:
      return [];
  }
}

function isNamed(value: Value): value is Named {
  return value.kind === 'class' || value.kind === 'import';
}

/** The expressions that a function returns, without those of functions inside it. */
function returnedBy({ body }: FunctionNode): readonly TSESTree.Node[] {
  return body === null ? [] : body.type === 'BlockStatement' ? returnsIn(body) : [body];
}

function returnsIn(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : [];
  if (isFunction(node) || node.type === 'ClassBody') return [];
  return childrenOf(node).flatMap(returnsIn);
}
