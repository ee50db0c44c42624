import type { TSESTree } from '@typescript-eslint/types';
import { isBuiltin } from 'node:module';
import type { ReviewedSource } from '../source/reviewed-source.js';
import { childrenOf } from '../source/walk.js';

type ImportedName =
  | TSESTree.ImportClause
  | TSESTree.ExportSpecifier
  | TSESTree.ExportAllDeclaration
  | TSESTree.TSImportEqualsDeclaration;

/** A module that a file takes in, and what it takes. */
export interface ModuleImport {
  /** As written, except that built-in modules carry their `node:` prefix. */
  readonly module: string;
  readonly node: TSESTree.Node;
  /** The part of the node that names the module. */
  readonly specifier: TSESTree.Node;
  /** Names of the module's exports; `*` for all of it. */
  readonly names: readonly { readonly name: string; readonly node: ImportedName }[];
  readonly kind: 'import' | 'export';
}

/** The spelling of a module that all its spellings share. */
export function canonicalModule(specifier: string): string {
  if (specifier.startsWith('node:') || !isBuiltin(specifier)) return specifier;
  return `node:${specifier}`;
}

/**
 * The static imports and re-exports of a file that exist when it runs: types are left out, since
 * nothing of them remains.
 */
export function moduleImports(source: ReviewedSource): readonly ModuleImport[] {
  return source.ast.body.flatMap((statement) => moduleImport(statement) ?? []);
}

function moduleImport(statement: TSESTree.Node): ModuleImport | undefined {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const values = statement.specifiers.filter(
        (it) => it.type !== 'ImportSpecifier' || it.importKind !== 'type',
      );
      const typesOnly = statement.specifiers.length > 0 && values.length === 0;
      if (statement.importKind === 'type' || typesOnly) return undefined;
      return {
        module: canonicalModule(statement.source.value),
        node: statement,
        specifier: statement.source,
        names: values.map((node) => ({ name: importedName(node), node })),
        kind: 'import',
      };
    }
    case 'ExportAllDeclaration':
      if (statement.exportKind === 'type') return undefined;
      return {
        module: canonicalModule(statement.source.value),
        node: statement,
        specifier: statement.source,
        names: [{ name: '*', node: statement }],
        kind: 'export',
      };
    case 'ExportNamedDeclaration': {
      const values = statement.specifiers.filter((it) => it.exportKind !== 'type');
      if (!statement.source || statement.exportKind === 'type') return undefined;
      if (statement.specifiers.length > 0 && values.length === 0) return undefined;
      return {
        module: canonicalModule(statement.source.value),
        node: statement,
        specifier: statement.source,
        names: values.map((node) => ({ name: nameOf(node.local), node })),
        kind: 'export',
      };
    }
    case 'TSImportEqualsDeclaration': {
      const reference = statement.moduleReference;
      if (statement.importKind === 'type' || reference.type !== 'TSExternalModuleReference') {
        return undefined;
      }
      const { expression } = reference;
      if (expression.type !== 'Literal' || typeof expression.value !== 'string') return undefined;
      return {
        module: canonicalModule(expression.value),
        node: statement,
        specifier: expression,
        names: [{ name: '*', node: statement }],
        kind: 'import',
      };
    }
    default:
      return undefined;
  }
}

/** The files beside a file of which it imports types alone. */
export function typeImports(source: ReviewedSource): readonly string[] {
  return source.ast.body.flatMap((statement) => {
    if (!('source' in statement) || statement.source?.type !== 'Literal') return [];
    const { value } = statement.source;
    return value.startsWith('.') && !moduleImport(statement) ? [value] : [];
  });
}

/** `import('…')` expressions anywhere in a file. */
export function dynamicImports(source: ReviewedSource): readonly TSESTree.ImportExpression[] {
  if (!source.text.includes('import')) return [];
  const found: TSESTree.ImportExpression[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'ImportExpression') found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  if (/\bimport\s*\(/.test(source.text)) visit(source.ast);
  return found;
}

function importedName(node: TSESTree.ImportClause): string {
  if (node.type === 'ImportNamespaceSpecifier') return '*';
  return node.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(node.imported);
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
