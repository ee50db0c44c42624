import type { TSESTree } from '@typescript-eslint/types';
import type { ReviewedSource } from '../source/reviewed-source.js';

const known = new WeakMap<TSESTree.Program, ReadonlySet<string>>();

/**
 * The names of variables and classes that a file declares at its top, as its statements tell without
 * an analysis of scopes. Patterns and nested `var` are not looked into: they add `*`, which is any name.
 */
export function moduleNames({ ast }: ReviewedSource): { has(name: string): boolean } {
  const names = known.get(ast) ?? new Set(ast.body.flatMap(namesOf));
  known.set(ast, names);
  return { has: (name) => names.has(name) || names.has('*') };
}

function namesOf(statement: TSESTree.Node): readonly string[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return statement.declaration ? namesOf(statement.declaration) : [];
    case 'VariableDeclaration':
      return statement.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '*'));
    case 'ClassDeclaration':
      return statement.id ? [statement.id.name] : [];
    case 'BlockStatement':
    case 'DoWhileStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'ForStatement':
    case 'IfStatement':
    case 'LabeledStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'WhileStatement':
      return ['*'];
    default:
      return [];
  }
}
