import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Bindings } from '../ambient/bindings.js';
import { constantInitializer } from '../ambient/static-value.js';
import { chainRoot, unwrap } from './mutation.js';
import { functionName, isFunction } from './operations.js';
import { parameterPattern, parameterTypeName } from './parameter-names.js';

const NAMES: ReadonlySet<string> = new Set(['state', 'input', 'event', 'message']);
const TYPES = /^(State|Input|Event|Message|.+(State|Input|Event|Message))$/;

/** Methods of arrays that hand their callback the elements themselves, and as which parameter. */
const VISITORS: Readonly<Record<string, number>> = {
  forEach: 0,
  map: 0,
  flatMap: 0,
  filter: 0,
  find: 0,
  some: 0,
  every: 0,
  reduce: 1,
};

/** Methods that give a part of their receiver, not a copy. */
export const PARTS: ReadonlySet<string> = new Set([
  'get',
  'at',
  'find',
  'findLast',
  'values',
  'entries',
]);

/** Tells which expressions stand for something that a function was given, or for a part of it. */
export class GivenValues {
  readonly #bindings: Bindings;
  readonly #known = new Map<Variable, string | undefined>();

  constructor(bindings: Bindings) {
    this.#bindings = bindings;
  }

  /** The name of the parameter that an expression's value is part of. */
  originOf(expression: TSESTree.Node): string | undefined {
    const root = chainRoot(expression);
    if (root.type === 'Identifier') {
      const variable = this.#bindings.variableOf(root);
      return this.#variable(variable) ?? this.#shared(expression, root, variable);
    }
    return root.type === 'CallExpression' ? this.#part(root) : undefined;
  }

  /** `const copy = { ...state }`: what lies below the members of the copy is still the state's. */
  #shared(
    expression: TSESTree.Node,
    root: TSESTree.Identifier,
    variable: Variable | undefined,
  ): string | undefined {
    const copy = constantInitializer(root, this.#bindings);
    const member = firstMember(unwrap(expression));
    if (copy?.type !== 'ObjectExpression' || member === undefined || !variable) return undefined;
    if (replacesMember(copy, variable, member)) return undefined;
    for (const property of copy.properties) {
      const origin =
        property.type === 'SpreadElement' ? this.originOf(property.argument) : undefined;
      if (origin !== undefined) return origin;
    }
    return undefined;
  }

  #part(call: TSESTree.CallExpression): string | undefined {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier')
      return undefined;
    if (callee.object.type === 'Identifier' && callee.object.name === 'Object') {
      const first = call.arguments[0];
      return first && ['values', 'entries'].includes(callee.property.name)
        ? this.originOf(first)
        : undefined;
    }
    return PARTS.has(callee.property.name) ? this.originOf(callee.object) : undefined;
  }

  #variable(variable: Variable | undefined): string | undefined {
    if (!variable) return undefined;
    if (this.#known.has(variable)) return this.#known.get(variable);
    this.#known.set(variable, undefined);
    const origin = this.#declared(variable);
    this.#known.set(variable, origin);
    return origin;
  }

  #declared(variable: Variable): string | undefined {
    const [definition] = variable.defs;
    const [identifier] = variable.identifiers;
    if (!definition || !identifier || variable.defs.length > 1) return undefined;
    if (isReassigned(variable)) return undefined;
    if (definition.type === 'Parameter' && isFunction(definition.node)) {
      return (
        parameterOrigin(definition.node, identifier) ?? this.#visited(definition.node, identifier)
      );
    }
    if (definition.type !== 'Variable') return undefined;
    if (restOf(identifier)) return undefined;
    const { init } = definition.node;
    if (init) return this.originOf(init);
    const loop = definition.parent?.parent;
    return loop?.type === 'ForOfStatement' ? this.originOf(loop.right) : undefined;
  }

  /** `state.items.forEach((item) => …)`: an element of what was given is part of it. */
  #visited(callback: TSESTree.Node, identifier: TSESTree.Node): string | undefined {
    const call = callback.parent;
    if (!isFunction(callback) || call?.type !== 'CallExpression') return undefined;
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier')
      return undefined;
    const position = VISITORS[callee.property.name];
    const parameter = position === undefined ? undefined : callback.params[position];
    if (!parameter || call.arguments[0] !== callback) return undefined;
    return contains(parameter, identifier) ? this.originOf(callee.object) : undefined;
  }
}

/** The parameter that an identifier is, or is taken out of, if it is one that must not change. */
function parameterOrigin(node: TSESTree.Node, identifier: TSESTree.Node): string | undefined {
  if (!isFunction(node)) return undefined;
  const parameter = node.params.find((it) => contains(it, identifier));
  if (!parameter || restOf(identifier)) return undefined;
  const pattern = parameterPattern(parameter);
  const name = pattern.type === 'Identifier' ? pattern.name : functionName(node);
  const type = parameterTypeName(pattern);
  const byName = pattern.type === 'Identifier' && NAMES.has(pattern.name) && !isPrimitive(pattern);
  return byName || (type !== undefined && TYPES.test(type)) ? name : undefined;
}

/** The name of the member that a chain takes first: `items` of `copy.items[0].name`. */
function firstMember(node: TSESTree.Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const object = unwrap(node.object);
  if (object.type === 'MemberExpression') return firstMember(object);
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** Whether a copy gets a member of its own, where it is made or later. */
function replacesMember(
  copy: TSESTree.ObjectExpression,
  variable: Variable,
  member: string,
): boolean {
  const isNamed = (key: TSESTree.Node): boolean => key.type === 'Identifier' && key.name === member;
  const inLiteral = copy.properties.some((it) => it.type === 'Property' && isNamed(it.key));
  return (
    inLiteral ||
    variable.references.some(({ identifier }) => {
      const access = identifier.parent;
      if (access.type !== 'MemberExpression' || !isNamed(access.property)) return false;
      return access.parent.type === 'AssignmentExpression' && access.parent.left === access;
    })
  );
}

function isPrimitive({ typeAnnotation }: TSESTree.Identifier): boolean {
  return /^TS(String|Number|Boolean|BigInt)Keyword$/.test(
    typeAnnotation?.typeAnnotation.type ?? '',
  );
}

/** `const { a, ...rest } = state` and `[...copy] = list` make `rest` and `copy` new objects. */
function restOf(identifier: TSESTree.Node): boolean {
  return identifier.parent?.type === 'RestElement';
}

function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init);
}

function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
