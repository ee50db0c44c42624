import type { TSESTree } from '@typescript-eslint/types';
import { PARTS } from './given-values.js';
import { chainRoot, unwrap } from './mutation.js';
import type { FunctionNode } from './operations.js';
import { parameterPattern } from './parameter-names.js';

/**
 * The names in a file that can stand for a part of a parameter at all. Most mutations are of values
 * that were made on the spot, and this tells so without an analysis of scopes.
 */
export class NamesOfParts {
  readonly #names = new Set<string>();

  addParameters({ params }: FunctionNode): void {
    for (const parameter of params) this.#addAll(parameterPattern(parameter));
  }

  addDeclarator({ id, init, parent }: TSESTree.VariableDeclarator): void {
    const isLoop = init === null && parent.parent.type === 'ForOfStatement';
    if (isLoop || (init !== null && !isMadeHere(init))) this.#addAll(id);
  }

  /** Whether an expression may begin with such a name; calls have to be looked into. */
  mayName(expression: TSESTree.Node): boolean {
    const root = chainRoot(expression);
    return root.type === 'Identifier' ? this.#names.has(root.name) : root.type === 'CallExpression';
  }

  #addAll(pattern: TSESTree.Node | null): void {
    switch (pattern?.type) {
      case 'Identifier':
        this.#names.add(pattern.name);
        return;
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          this.#addAll(property.type === 'RestElement' ? property.argument : property.value);
        }
        return;
      case 'ArrayPattern':
        for (const element of pattern.elements) this.#addAll(element);
        return;
      case 'AssignmentPattern':
        this.#addAll(pattern.left);
        return;
      case 'RestElement':
        this.#addAll(pattern.argument);
        return;
    }
  }
}

/** Whether an expression gives a fresh value, to which there is no other reference; a spread copy shares its members. */
function isMadeHere(expression: TSESTree.Expression): boolean {
  const value = unwrap(expression);
  switch (value.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'BinaryExpression':
    case 'FunctionExpression':
    case 'Literal':
    case 'NewExpression':
    case 'TemplateLiteral':
    case 'UnaryExpression':
      return true;
    case 'ObjectExpression':
      return value.properties.every(({ type }) => type !== 'SpreadElement');
    case 'CallExpression': {
      const callee = unwrap(value.callee);
      if (callee.type !== 'MemberExpression') return true;
      return callee.property.type === 'Identifier' && !PARTS.has(callee.property.name);
    }
    default:
      return false;
  }
}
